"""A quarter beside the year before, and how each respondent's value came to stand."""

import pandas as pd
import pytest

from analysis.indicator.communes import (
    not_asked_words,
    respondents_frame_of,
    respondents_table,
    state_words,
)
from analysis.indicator.metrics import value_metric
from analysis.indicator.series import commune_values_frame, indicator_series_frame
from analysis.indicator.words import amount_words, column_decimals, expected_words, least_words
from analysis.indicator.year import last_value_words, year_before_frame, year_before_table
from analysis.origin.values import indicator_span, ratio_window_words
from analysis.results.results import results_frame
from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from tests.analysis.builders import make_snapshot
from tests.analysis.result_samples import CODES, COMMUNES, everywhere, said

CODE = "1.1-I1"


def plan(rows: list[dict[str, object]], **indicator: object) -> Snapshot:
    return make_snapshot(
        indicators=[{"nature": "flow"} | indicator],
        respondents=[{"respondent_code": who, "name": who} for who in (*COMMUNES, "D")],
        assignments=[{"respondent_code": who} for who in COMMUNES],
        observations=rows,
    )


def years(snapshot: Snapshot) -> pd.DataFrame:
    return year_before_frame(indicator_series_frame(snapshot, CODE))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_quarter_without_a_year_before_has_no_difference() -> None:
    found = years(plan(everywhere(2)))
    assert found["period_code"].tolist() == CODES[::-1]
    assert found["difference_e4"].isna().tolist() == [code < "2025" for code in CODES[::-1]]
    assert set(found["difference_e4"].dropna()) == {0}


def test_a_difference_with_something_missing_says_so() -> None:
    rows = [row for row in everywhere(2) if row["period_code"] != "2026-T3"]
    snapshot = plan([*rows, said("A", "2026-T3", 9)])
    found = years(snapshot)
    indicator = next(rows_of(snapshot.indicators))
    table = year_before_table(found, indicator)
    assert plain(table["Différence"][0]) == "+3, sur données partielles"
    assert plain(table["Valeur"][0]) == "au moins 9"
    assert plain(last_value_words(found, indicator)) == (
        "T3 2026 : au moins 9, pour 6 un an avant (+3, sur données partielles)."
    )


def test_a_quarter_without_answer_is_unknown_and_not_zero() -> None:
    snapshot = plan([row for row in everywhere(2) if row["period_code"] != "2026-T3"])
    indicator = next(rows_of(snapshot.indicators))
    table = year_before_table(years(snapshot), indicator)
    assert (table["Valeur"][0], table["Différence"][0]) == ("n.c.", "n.c.")
    assert "Aucun trimestre" in last_value_words(years(snapshot), indicator)


def test_who_is_not_asked_is_named_and_not_listed_as_missing() -> None:
    values = commune_values_frame(plan([said("A", "2026-T3", 4)]), CODE)
    found = respondents_frame_of(values, {"A": 12_345})
    assert found["name"].tolist() == list(COMMUNES)
    assert found["value_e4"].isna().tolist() == [False, True, True]
    assert found["rate_e4"].fillna(0).tolist() == [12_345, 0, 0]
    assert plain(not_asked_words(values)) == "Non sollicités : D."


@pytest.mark.parametrize(
    ("state", "since", "words"),
    [
        ("given", "2026-T3", "donné, T3 2026"),
        ("carried", "2026-T1", "reporté de T1 2026"),
        ("confirmed", "2026-T1", "confirmé, donné en T1 2026"),
        ("missing", "2025-T1", "n.c., dernière valeur en T1 2025"),
        ("missing", None, "n.c."),
    ],
)
def test_a_state_is_said_with_its_quarter(state: str, since: str | None, words: str) -> None:
    assert plain(state_words(state, since)) == words


def test_an_amount_bears_its_sign_but_no_noun() -> None:
    for unit, decimals, words in (
        ("m²", 2, "3 661,5 m²"),
        ("%", 0, "3 661,5 %"),
        ("services", 0, "3 662"),
    ):
        nature = "ratio" if unit == "%" else "stock"
        snapshot = plan([], unit=unit, decimals=decimals, nature=nature)
        row = next(rows_of(snapshot.indicators))
        assert plain(amount_words(36_615_000, row)) == words
        assert amount_words(None, row) == "n.c."
        assert least_words(None, row, at_least=True) == "n.c."
        assert plain(expected_words(36_615_000, row)).startswith("3 661,5")


def ratio(who: str, code: str, share: int) -> dict[str, object]:
    return said(who, code, share, denominator_e4=1000 * 10_000)


def test_a_difference_has_the_decimals_of_what_it_is_the_difference_of() -> None:
    rows = [ratio("A", "2024-T3", 763), ratio("A", "2025-T3", 810), ratio("A", "2026-T3", 837)]
    snapshot = plan(rows, unit="%", nature="ratio")
    found, indicator = years(snapshot), next(rows_of(snapshot.indicators))
    table = year_before_table(found, indicator).map(plain).set_index("Trimestre")
    told = ["Valeur", "Un an avant", "Différence"]
    assert list(table.loc["T3 2026", told]) == ["83,7 %", "81,0 %", "+2,7 pts"]
    assert list(table.loc["T3 2025", told]) == ["81,0 %", "76,3 %", "+4,7 pts"]
    assert plain(last_value_words(found, indicator)) == (
        "T3 2026 : 83,7 %, pour 81,0 % un an avant (+2,7 pts)."
    )


@pytest.mark.parametrize(
    ("unit", "values", "words"),
    [
        ("€", (100_000, 217_000), "+117 000 €"),
        ("m²", (4_076, 3_661), "−415 m²"),
        ("acteurs", (9, 7), "−2"),
    ],
)
def test_a_difference_bears_its_sign(unit: str, values: tuple[int, int], words: str) -> None:
    before, now = values
    rows = [said(who, "2025-T3", before) for who in "A"] + [said("A", "2026-T3", now)]
    snapshot = make_snapshot(
        indicators=[{"nature": "stock", "unit": unit, "decimals": 2}],
        respondents=[{"respondent_code": "A", "name": "A"}],
        assignments=[{"respondent_code": "A"}],
        observations=rows,
    )
    found, indicator = years(snapshot), next(rows_of(snapshot.indicators))
    assert plain(year_before_table(found, indicator)["Différence"][0]) == words
    assert plain(last_value_words(found, indicator)).endswith(f"({words}).")


def test_the_amounts_of_one_column_are_written_alike() -> None:
    ratios = next(rows_of(plan([], unit="%", nature="ratio").indicators))
    money = next(rows_of(plan([], unit="€", nature="stock", decimals=2).indicators))
    assert column_decimals([810_000, 837_200, None], ratios) == 1
    assert column_decimals([810_000, 750_400], ratios) == 0
    assert column_decimals([1_000, 1_300], money) == 2
    assert column_decimals([], money) == 0


def test_a_ratio_of_several_quarters_says_them_beside_each_respondent() -> None:
    rows = [ratio("A", code, 800) for code in CODES if code != "2026-T3"]
    rows += [ratio("B", "2026-T3", 900), ratio("C", "2024-T1", 700)]
    snapshot = plan(rows, unit="%", nature="ratio")
    found = respondents_frame_of(commune_values_frame(snapshot, CODE), {})
    table = respondents_table(found, next(rows_of(snapshot.indicators))).map(plain)
    # Of the last four quarters asked A told three; what C told is in no figure any more.
    assert table["État"].tolist() == [
        "donné, de T4 2025 à T2 2026",
        "donné, T3 2026",
        "n.c., dernière valeur en T1 2024",
    ]
    assert table["Valeur"].tolist() == ["80 %", "90 %", "n.c."]
    window = plain(ratio_window_words(indicator_span(snapshot, CODE)))
    assert window == "4 derniers trimestres dus, de T4 2025 à T3 2026"
    (told,) = rows_of(results_frame(snapshot))
    assert window in plain(value_metric(told, None, window=window).rests_on)


def test_only_a_ratio_has_a_window() -> None:
    assert ratio_window_words(indicator_span(plan(everywhere(2)), CODE)) == ""

"""What the communes page says, from the board and the values."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
import pytest

from analysis.commune.first_asked import first_asked
from analysis.commune.returns import commune_finding
from analysis.indicator.commune_findings import (
    at_least_count,
    commune_returns_sentence,
    contact_line,
    first_return_words,
    map_scope,
    others_words,
    returns_matrix,
    returns_title,
)
from analysis.indicator.commune_values import (
    commune_map_frame,
    commune_series_frame,
    drawn_indicators,
)
from analysis.indicator.commune_words import map_in_words, map_table
from analysis.returns.collection import collection_board_frame
from analysis.snapshot import Snapshot
from data_model.period import default_deadline, parse_period
from tests.analysis.builders import make_snapshot

NAMES = {"A": "Drancy", "B": "Dugny", "C": "Sevran", "D": "Villepinte", "E": "Le Bourget"}
T = "200058097"


def told(view: Snapshot) -> pd.DataFrame:
    found = map_in_words(
        view,
        "1.1-I1",
        commune_map_frame(view, "1.1-I1"),
        commune_series_frame(view, "1.1-I1"),
        per_thousand=False,
    )
    return map_table(found.values, found.series, unit=found.unit)


def value(who: str, period: str, value_e4: int | None, **more: Any) -> dict[str, Any]:
    return {
        "respondent_code": who,
        "period_code": period,
        "last_day": parse_period(period).last_day,
        "value_e4": value_e4,
        "sheet": "Indicateurs",
        "cell": "H14",
        "return_number": 12,
        **more,
    }


def sent(who: str, period: str, number: int, *, days_late: int = -3) -> dict[str, Any]:
    due = default_deadline(parse_period(period))
    return {
        "number": number,
        "respondent_code": who,
        "period_code": period,
        "received_on": due + pd.Timedelta(days=days_late).to_pytimedelta(),
    }


def seen(
    people: str = "AB",
    *,
    returns: Iterable[dict[str, Any]] = (),
    observations: Iterable[dict[str, Any]] = (),
    nature: str = "flow",
    population: int | None = 10_000,
) -> Snapshot:
    respondents: list[dict[str, Any]] = [
        {"respondent_code": code, "name": NAMES[code], "population": population} for code in people
    ]
    return make_snapshot(
        respondents=[*respondents, {"respondent_code": T, "kind": "territory", "name": "EPT"}],
        actions=[{}],
        indicators=[{"nature": nature}],
        assignments=[{"respondent_code": code, "first_period": "2026-T1"} for code in people],
        returns=returns,
        observations=observations,
    )


@pytest.mark.parametrize(
    ("people", "present", "title"),
    [
        ("AB", "AB", "Les 2 communes attendues ont transmis leur T3\u00a02026"),
        ("AB", "A", "Dugny n’a pas transmis son T3\u00a02026"),
        ("ABC", "A", "Dugny et Sevran n’ont pas transmis leur T3\u00a02026"),
        ("ABCD", "A", "Dugny, Sevran et Villepinte n’ont pas transmis leur T3\u00a02026"),
        ("ABCDE", "A", "4\u00a0communes sur\u00a05 n’ont pas transmis leur T3\u00a02026"),
    ],
)
def test_the_title_names_up_to_three_communes(people: str, present: str, title: str) -> None:
    returns = [sent(who, "2026-T3", n) for n, who in enumerate(present, start=1)]
    assert returns_title(collection_board_frame(seen(people, returns=returns))) == title


def test_the_title_is_calm_when_nothing_was_asked() -> None:
    title = returns_title(collection_board_frame(make_snapshot(respondents=[{}])))
    assert title == "Aucun retour de commune n’est encore attendu"


def asked_from(period: str, **rule: Any) -> Snapshot:
    return make_snapshot(
        respondents=[{"respondent_code": "A", "name": "Drancy"}],
        actions=[{}],
        indicators=[{}],
        assignments=[{"respondent_code": "A", "first_period": period, **rule}],
    )


@pytest.mark.parametrize(
    ("period", "rule", "first"),
    [
        ("2026-T4", {}, "T4\u00a02026, le 31\u00a0janvier\u00a02027"),
        ("2026-T4", {"rhythm": "named_quarters", "named_quarters": "2"}, "T2\u00a02027"),
        ("2027-T2", {}, "T2\u00a02027, le 31\u00a0juillet\u00a02027"),
    ],
)
def test_what_is_asked_from_a_quarter_not_yet_over_is_said_everywhere(
    period: str, rule: dict[str, str], first: str
) -> None:
    view = asked_from(period, **rule)
    board = collection_board_frame(view)
    title = returns_title(board, first=first_return_words(view))
    assert title.startswith(f"Premier retour attendu des communes\u00a0: {first}")
    scope = map_scope(view, "1.1-I1", commune_map_frame(view, "1.1-I1"))
    assert scope.startswith(f"Premières valeurs attendues\u00a0: {first}")
    assert commune_returns_sentence(board, "A") == "Aucun retour n’est encore échu."
    assert first.split(",")[0] in commune_finding(board, "A", "Drancy", snapshot=view)


def test_what_is_no_longer_asked_announces_no_return() -> None:
    ended = asked_from("2025-T1", last_period="2025-T2")
    assert first_asked(ended, ["A"]) is None
    assert first_return_words(asked_from("2027-T1", respondent_code="B")) == ""


def test_the_matrix_says_each_state_with_a_sign_and_a_word() -> None:
    returns = [sent("A", "2026-T1", 1), sent("A", "2026-T2", 2, days_late=4)]
    matrix = returns_matrix(collection_board_frame(seen("A", returns=returns)))
    line = matrix.iloc[0]
    assert line["T1\u00a026"] == "à temps"
    assert "▲ en retard" in line["T2\u00a026"]
    assert "◆ manquant" in line["T3\u00a026"]
    assert line["T4\u00a025"] == "–"
    assert line["Reçus sur les 8 derniers"] == "2 sur 3"


def test_the_matrix_holds_communes_by_name_and_eight_quarters() -> None:
    matrix = returns_matrix(collection_board_frame(seen("BA")))
    assert list(matrix["Commune"]) == ["Drancy", "Dugny"]
    assert len(matrix.columns) == 10


def test_who_answers_beside_the_communes_is_named() -> None:
    alone = seen("AB")
    both = make_snapshot(
        respondents=alone.respondents,
        actions=[{}],
        indicators=[{}],
        assignments=[
            {"respondent_code": code, "first_period": "2026-T1"} for code in ("A", "B", T)
        ],
    )
    assert others_words(collection_board_frame(alone)) == ""
    words = others_words(collection_board_frame(both)).replace("\u00a0", " ")
    assert words.replace("\u202f", " ") == (
        "2 communes ; EPT répond aussi : voir « Retours trimestriels »."
    )


def test_the_matrix_says_over_how_many_quarters_it_counts_where_more_fell_due() -> None:
    board = collection_board_frame(seen("A"))
    assert "Reçus sur les 8 derniers" in returns_matrix(board).columns
    last = sorted(set(board["period_code"]))[-8:]
    assert "Reçus" in returns_matrix(board[board["period_code"].isin(last)]).columns


def test_the_matrix_is_empty_before_the_first_deadline() -> None:
    assert returns_matrix(collection_board_frame(make_snapshot(respondents=[{}]))).empty is False
    assert returns_matrix(collection_board_frame(make_snapshot())).empty


def test_the_scope_counts_the_communes_that_said_something() -> None:
    view = seen("AB", observations=[value("A", "2026-T3", 50_000)])
    scope = map_scope(view, "1.1-I1", commune_map_frame(view, "1.1-I1"))
    assert scope.startswith("1\u00a0commune renseignée sur 2, dont 1 «\u00a0au moins\u00a0»")
    assert "depuis le 1er\u00a0janvier\u00a02024" in scope


def test_a_map_of_complete_returns_is_not_at_least() -> None:
    said = [value("A", f"2026-T{quarter}", 50_000) for quarter in (1, 2, 3)]
    view = seen("AB", observations=said)
    values = commune_map_frame(view, "1.1-I1")
    assert "au moins" not in map_scope(view, "1.1-I1", values)
    assert at_least_count(values) == 0
    assert told(view)["Carte (participants)"].tolist() == ["15", "n.c."]


def test_a_commune_whose_return_is_missing_is_at_least_in_the_table() -> None:
    view = seen("AB", observations=[value("A", "2026-T3", 50_000)])
    assert told(view)["Carte (participants)"].tolist() == ["au moins 5", "n.c."]


def test_the_scope_says_when_no_commune_is_asked() -> None:
    view = make_snapshot(respondents=[{}], indicators=[{}])
    scope = map_scope(view, "1.1-I1", commune_map_frame(view, "1.1-I1"))
    assert scope == "Aucune commune n’est encore interrogée sur cet indicateur."


def test_a_quarter_without_value_stays_unknown_and_zero_stays_zero() -> None:
    view = seen("A", observations=[value("A", "2026-T1", 0), value("A", "2026-T3", 20_000)])
    series = commune_series_frame(view, "1.1-I1").set_index("period_code")["value_e4"]
    assert series["2026-T1"] == 0
    assert pd.isna(series["2026-T2"])
    assert series["2026-T3"] == 20_000


def test_a_stock_not_given_again_is_carried() -> None:
    view = seen("A", nature="stock", observations=[value("A", "2026-T2", 20_000)])
    series = commune_series_frame(view, "1.1-I1").set_index("period_code")
    assert (series.loc["2026-T3", "value_e4"], series.loc["2026-T3", "is_carried"]) == (20_000, 1)
    table = told(view)
    assert table.iloc[0]["T3\u00a026"] == "2 (reporté)"
    assert table.iloc[0]["T1\u00a026"] == "n.c."


@pytest.mark.parametrize(("population", "rate"), [(10_000, 5_000), (20_000, 2_500)])
def test_per_thousand_divides_by_the_inhabitants(population: int, rate: int) -> None:
    view = seen("A", observations=[value("A", "2026-T3", 50_000)], population=population)
    frame = commune_map_frame(view, "1.1-I1", per_thousand=True)
    assert frame["value_e4"].tolist() == [rate]


def test_per_thousand_is_unknown_without_population() -> None:
    view = seen("A", observations=[value("A", "2026-T3", 50_000)], population=None)
    assert commune_map_frame(view, "1.1-I1", per_thousand=True)["value_e4"].isna().all()


def test_what_communes_are_asked_for_comes_first() -> None:
    view = make_snapshot(
        respondents=[{}],
        indicators=[
            {"indicator_code": "1.1-I1"},
            {"indicator_code": "1.1-I2", "nature": "text"},
            {"indicator_code": "1.1-I3"},
        ],
        assignments=[{"object_code": "1.1-I3"}],
    )
    assert list(drawn_indicators(view)) == ["1.1-I3", "1.1-I1"]


def test_the_sentence_counts_received_late_and_missing() -> None:
    returns = [sent("A", "2026-T1", 1), sent("A", "2026-T2", 2, days_late=4)]
    board = collection_board_frame(seen("A", returns=returns))
    assert commune_returns_sentence(board, "A") == (
        "2\u00a0retours reçus sur 3, dont 1 en retard\u202f; 1\u00a0manquant."
    )


def test_the_contact_is_said_missing_rather_than_left_blank() -> None:
    view = make_snapshot(
        respondents=[{}, {"respondent_code": "B", "contact_email": "ess@exemple.fr"}]
    )
    assert contact_line(view, "A") == "Contact : non renseigné"
    assert contact_line(view, "B") == "Contact : ess@exemple.fr"

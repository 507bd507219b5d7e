"""The map in words: what is given, carried, missing or not asked, its unit, its decimals."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.indicator.commune_values import commune_map_frame, commune_series_frame
from analysis.indicator.commune_words import (
    OnMap,
    blank_words,
    map_in_words,
    map_table,
    map_words,
    rate_decimals,
    rate_words,
)
from analysis.snapshot import Snapshot
from data_model.period import parse_period
from tests.analysis.builders import make_snapshot

CODE = "1.1-I1"
EACH_QUARTER: Mapping[str, str] = {}
ONCE_A_YEAR = {"rhythm": "named_quarters", "named_quarters": "4"}
TOWNS = {"A": "Drancy", "B": "Dugny", "C": "Sevran"}
SQUARE = '{"type": "Polygon", "coordinates": [[[2.4, 48.9], [2.5, 48.9], [2.5, 49.0]]]}'


def said(who: str, period: str, value: int) -> dict[str, Any]:
    return {
        "respondent_code": who,
        "period_code": period,
        "last_day": parse_period(period).last_day,
        "value_e4": value * 10_000,
        "sheet": "Indicateurs",
        "cell": "H14",
        "return_number": 12,
    }


def snapshot(
    observations: Iterable[dict[str, Any]],
    *,
    asked: str = "AB",
    nature: str = "flow",
    unit: str = "m²",
    population: int = 80_000,
    rule: Mapping[str, str] = EACH_QUARTER,
) -> Snapshot:
    return make_snapshot(
        respondents=[
            {
                "respondent_code": code,
                "name": name,
                "population": population,
                "outline_geojson": SQUARE,
            }
            for code, name in TOWNS.items()
        ],
        actions=[{}],
        indicators=[{"nature": nature, "unit": unit}],
        assignments=[
            {"respondent_code": code, "first_period": "2025-T4", **rule} for code in asked
        ],
        observations=observations,
    )


def on_map(seen: Snapshot, *, per_thousand: bool = False) -> OnMap:
    return map_in_words(
        seen,
        CODE,
        commune_map_frame(seen, CODE, per_thousand=per_thousand),
        commune_series_frame(seen, CODE, per_thousand=per_thousand),
        per_thousand=per_thousand,
    )


def shown(found: OnMap) -> dict[str, str]:
    return dict(zip(found.values["name"], found.values["shown"], strict=True))


def line(found: OnMap, name: str) -> dict[str, str]:
    table = map_table(found.values, found.series, unit=found.unit)
    row = table[table["Commune"] == name].iloc[0]
    return {str(column): str(words) for column, words in row.items()}


def test_a_commune_that_is_not_asked_is_not_said_to_be_silent() -> None:
    found = on_map(snapshot([said("A", "2026-T3", 5)]))
    assert shown(found) == {"Drancy": "≥\u00a05", "Dugny": "n.c.", "Sevran": "–"}
    assert "Sevran non sollicité" in map_words(found.values)
    assert line(found, "Sevran")["Carte (m²)"] == "non sollicité"
    assert set(list(line(found, "Sevran").values())[3:]) == {"–"}


def test_a_quarter_that_is_not_asked_is_not_said_to_be_silent() -> None:
    answered = on_map(snapshot([said(who, "2025-T4", 3) for who in "AB"], rule=ONCE_A_YEAR))
    drancy = line(answered, "Drancy")
    assert (drancy["T4\u00a025"], drancy["T1\u00a026"], drancy["T3\u00a026"]) == ("3", "–", "–")
    assert "n.c." not in blank_words(answered.values, answered.series)
    silent = line(on_map(snapshot([said("A", "2025-T4", 3)], rule=ONCE_A_YEAR)), "Dugny")
    assert (silent["T4\u00a025"], silent["T1\u00a026"]) == ("n.c.", "–")


def test_blanks_are_explained_only_where_there_are_some() -> None:
    full = on_map(snapshot([said(who, "2026-T3", 3) for who in "ABC"], asked="ABC"))
    some = on_map(snapshot([said("A", "2026-T3", 3)]))
    assert blank_words(full.values, full.series[full.series["shown"].eq("3")]) == ""
    words = blank_words(some.values, some.series)
    assert "non communiqué, jamais zéro" in words
    assert "non sollicité" in words


def test_a_carried_value_is_marked_on_the_map_and_dated_in_its_words() -> None:
    found = on_map(snapshot([said("A", "2026-T2", 148), said("B", "2026-T3", 90)], nature="stock"))
    assert shown(found)["Drancy"] == "(148)"
    assert shown(found)["Dugny"] == "90"
    assert "Drancy 148 (reporté de T2\u00a02026)" in map_words(found.values)
    assert line(found, "Drancy")["T3\u00a026"] == "148 (reporté)"


@pytest.mark.parametrize(
    ("per_thousand", "unit"), [(False, "m²"), (True, "m² pour 1\u202f000 habitants")]
)
def test_the_unit_says_what_it_is_divided_by(per_thousand: bool, unit: str) -> None:
    found = on_map(snapshot([said("A", "2026-T3", 5)]), per_thousand=per_thousand)
    assert found.unit == unit
    assert f"Carte ({unit})" in line(found, "Drancy")


def test_a_plan_without_units_has_a_plain_heading() -> None:
    assert "Carte" in line(on_map(snapshot([said("A", "2026-T3", 5)], unit="")), "Drancy")


def test_small_rates_are_told_apart_with_the_same_decimals() -> None:
    seen = snapshot([said("A", "2026-T3", 1), said("B", "2026-T3", 40)], population=87_599)
    found = on_map(seen, per_thousand=True)
    assert shown(found)["Drancy"] == "≥\u00a00,011"
    assert shown(found)["Dugny"] == "≥\u00a00,457"


@pytest.mark.parametrize(
    ("rates", "decimals"),
    [
        ([], 2),
        ([None, 0], 2),
        ([114, 138], 3),
        ([14, 52_000], 4),
        ([999], 3),
        ([1_000], 2),
        ([3], 4),
        ([1_234_567], 2),
    ],
)
def test_decimals_follow_the_smallest_rate_above_zero(
    rates: list[int | None], decimals: int
) -> None:
    assert rate_decimals(rates) == decimals


@given(st.lists(st.integers(10, 10**9), min_size=1, max_size=8))
def test_every_rate_keeps_two_digits_that_count(rates: list[int]) -> None:
    decimals = rate_decimals(rates)
    for rate in rates:
        digits = rate_words(rate, decimals=decimals).replace("\u202f", "").replace(",", "")
        assert len(digits.lstrip("0")) >= 2


def test_a_rate_of_nothing_is_zero() -> None:
    assert rate_words(0, decimals=3) == "0"
    assert rate_words(None, decimals=3) == "n.c."
    assert rate_words(1_400, decimals=3) == "0,140"

"""Which value stands for each quarter: given, confirmed or carried."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.results.given import given_values, indicator_values_frame
from analysis.results.said import ValueState
from data_model.period import parse_period, quarter, quarters_between
from tests.analysis.builders import make_snapshot

UPTO = quarter(2026, 3)
QUARTERS = quarters_between(date(2024, 1, 1), UPTO.last_day)
CODES = [q.code for q in QUARTERS]


def said(period: str, value: int | None, **more: Any) -> dict[str, Any]:
    scaled = None if value is None else value * 10_000
    last_day = parse_period(period).last_day
    return {"period_code": period, "last_day": last_day, "value_e4": scaled, **more}


def nothing(period: str, *, number: int = 7, **more: Any) -> dict[str, Any]:
    return {"period_code": period, "number": number, "nothing_to_report": True, **more}


def standing(
    nature: str,
    observations: list[dict[str, Any]],
    *,
    returns: list[dict[str, Any]] | None = None,
    assignments: list[dict[str, Any]] | None = None,
) -> dict[tuple[str, str], tuple[int | None, str, str]]:
    """(period, category) → (value, state, period given for)."""
    snapshot = make_snapshot(
        indicators=[{"nature": nature}],
        observations=observations,
        returns=returns or [],
        assignments=assignments if assignments is not None else [{}],
    )
    return {
        (v.period_code, v.category): (
            None if v.value_e4 is None else v.value_e4 // 10_000,
            v.state.value,
            v.from_period,
        )
        for v in given_values(snapshot, upto=UPTO)
    }


def test_a_missing_flow_stays_missing() -> None:
    assert standing("flow", [said("2026-T1", 5)]) == {
        ("2026-T1", ""): (5, "given", "2026-T1"),
    }


def test_a_flow_with_nothing_to_report_is_a_confirmed_zero() -> None:
    found = standing("flow", [said("2026-T1", 5)], returns=[nothing("2026-T1"), nothing("2026-T2")])
    assert found == {
        ("2026-T1", ""): (5, "given", "2026-T1"),
        ("2026-T2", ""): (0, "confirmed", "2026-T2"),
    }


@pytest.mark.parametrize(
    ("returns", "assignments"),
    [
        ([nothing("2026-T2", is_active=False)], [{}]),
        ([nothing("2026-T2")], []),
        ([nothing("2026-T2")], [{"last_period": "2026-T1"}]),
        ([nothing("2026-T2", respondent_code="B")], [{}]),
    ],
    ids=["withdrawn", "not asked", "no longer asked", "another respondent"],
)
def test_nothing_to_report_confirms_only_due_cells_of_active_returns(
    returns: list[dict[str, Any]], assignments: list[dict[str, Any]]
) -> None:
    assert standing("flow", [], returns=returns, assignments=assignments) == {}


@pytest.mark.parametrize("nature", ["ratio", "scale", "text"])
def test_nothing_to_report_says_nothing_of_other_natures(nature: str) -> None:
    observations = [said("2026-T1", 3, denominator_e4=50_000, text_value="oui")]
    assert list(standing(nature, observations, returns=[nothing("2026-T2")])) == [("2026-T1", "")]


def test_nothing_to_report_leaves_an_unknown_cumulative_unknown() -> None:
    assert standing("cumulative", [], returns=[nothing("2026-T2")]) == {}


def test_a_cumulative_is_carried_for_ever_and_marked() -> None:
    found = standing("cumulative", [said("2024-T1", 8)], assignments=[{"last_period": "2024-T2"}])
    assert found["2024-T1", ""] == (8, "given", "2024-T1")
    assert {found[code, ""] for code in CODES[1:]} == {(8, "carried", "2024-T1")}
    assert len(found) == len(CODES)


def test_a_stock_is_carried_four_quarters_and_no_more() -> None:
    found = standing("stock", [said("2024-T1", 8)])
    assert [code for code, _ in found] == ["2024-T1", "2024-T2", "2024-T3", "2024-T4", "2025-T1"]


def test_a_stock_is_not_carried_beyond_its_assignment() -> None:
    found = standing("stock", [said("2024-T1", 8)], assignments=[{"last_period": "2024-T2"}])
    assert [code for code, _ in found] == ["2024-T1", "2024-T2"]


def test_a_confirmed_stock_is_carried_from_its_confirmation() -> None:
    found = standing("stock", [said("2024-T1", 8)], returns=[nothing("2025-T3")])
    assert found["2025-T3", ""] == (8, "confirmed", "2024-T1")
    assert ("2025-T2", "") not in found
    assert found["2026-T3", ""] == (8, "carried", "2024-T1")


def test_each_category_is_carried_by_itself() -> None:
    found = standing(
        "cumulative",
        [
            said("2026-T1", 3, category="a"),
            said("2026-T1", 4, category="b"),
            said("2026-T2", 5, category="a"),
        ],
    )
    assert found["2026-T2", "a"] == (5, "given", "2026-T2")
    assert found["2026-T3", "a"] == (5, "carried", "2026-T2")
    assert found["2026-T3", "b"] == (4, "carried", "2026-T1")


def test_a_total_beside_rows_is_only_a_check() -> None:
    found = standing("flow", [said("2026-T1", 9), said("2026-T1", 4, category="a")])
    assert list(found) == [("2026-T1", "a")]


def test_a_total_and_rows_never_add_up_across_quarters() -> None:
    found = standing(
        "cumulative",
        [said("2026-T1", 9), said("2026-T2", 4, category="a"), said("2026-T3", 12)],
    )
    assert [key for key in found if key[0] == "2026-T2"] == [("2026-T2", "a")]
    assert [key for key in found if key[0] == "2026-T3"] == [("2026-T3", "")]


def test_a_year_of_a_flow_stands_only_without_any_quarter() -> None:
    found = standing("flow", [said("2024", 20), said("2025", 30), said("2025-T2", 7)])
    assert set(found) == {("2024", ""), ("2025-T2", "")}


def test_a_year_still_running_does_not_stand() -> None:
    assert standing("flow", [said("2026", 20)]) == {}


def test_a_year_of_a_cumulative_stands_at_its_end_unless_that_quarter_was_said() -> None:
    found = standing("cumulative", [said("2024", 20), said("2025", 30), said("2025-T4", 31)])
    assert found["2024-T4", ""] == (20, "given", "2024")
    assert found["2025-T4", ""] == (31, "given", "2025-T4")
    assert ("2024-T3", "") not in found


def test_the_frame_keeps_its_columns_without_rows() -> None:
    frame = indicator_values_frame(make_snapshot(), upto=None)
    assert frame.empty
    assert str(frame["value_e4"].dtype) == "Int64"


def test_knows_the_sheet_and_cell_of_what_is_carried() -> None:
    row = said("2026-T2", 3, sheet="Indicateurs", cell="E12", return_number=41)
    snapshot = make_snapshot(indicators=[{"nature": "stock"}], observations=[row])
    carried = indicator_values_frame(snapshot, upto=UPTO).iloc[-1]
    assert (carried["state"], carried["sheet"], carried["cell"], carried["return_number"]) == (
        ValueState.CARRIED,
        "Indicateurs",
        "E12",
        41,
    )


cells = st.dictionaries(st.sampled_from(CODES), st.integers(0, 50), max_size=8)


@settings(deadline=None)
@given(cells, st.sets(st.sampled_from(CODES), max_size=5))
def test_a_stock_stands_as_found_by_looking_back(values: dict[str, int], words: set[str]) -> None:
    found = standing(
        "stock",
        [said(code, value) for code, value in values.items()],
        returns=[nothing(code, number=place) for place, code in enumerate(sorted(words))],
    )
    expected = {}
    for place, code in enumerate(CODES):
        earlier = [c for c in CODES[: place + 1] if c in values]
        if not earlier:
            continue
        renewed = [c for c in CODES[: place + 1] if c in values or (c in words and c >= earlier[0])]
        if place - CODES.index(renewed[-1]) <= 4:
            state = "given" if code in values else "confirmed" if code in words else "carried"
            expected[code, ""] = (values[earlier[-1]], state, earlier[-1])
    assert found == expected


@settings(deadline=None)
@given(cells, st.sets(st.sampled_from(CODES), max_size=5))
def test_a_flow_stands_as_said_or_at_zero(values: dict[str, int], words: set[str]) -> None:
    found = standing(
        "flow",
        [said(code, value) for code, value in values.items()],
        returns=[nothing(code, number=place) for place, code in enumerate(sorted(words))],
    )
    expected = {(code, ""): (0, "confirmed", code) for code in words}
    expected |= {(code, ""): (value, "given", code) for code, value in values.items()}
    assert found == expected

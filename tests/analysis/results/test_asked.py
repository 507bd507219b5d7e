"""What is due, of whom and when."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.results.asked import asked_cells_frame, is_asked
from data_model.period import Period, calendar_year, parse_period, quarter, quarters_between
from data_model.vocabulary import Rhythm
from tests.analysis.builders import make_frame

QUARTERS = quarters_between(date(2024, 1, 1), date(2026, 12, 31))


def asked_codes(**rule: str) -> list[str]:
    return [q.code for q in QUARTERS if is_asked(q, **rule)]


def test_asks_each_quarter_from_the_first_to_the_last_both_included() -> None:
    assert asked_codes(first_period="2024-T3", last_period="2025-T1") == [
        "2024-T3",
        "2024-T4",
        "2025-T1",
    ]


def test_asks_for_ever_when_open() -> None:
    assert asked_codes(first_period="2026-T2") == ["2026-T2", "2026-T3", "2026-T4"]


def test_asks_the_named_quarters_only() -> None:
    codes = asked_codes(first_period="2025-T1", rhythm=Rhythm.NAMED_QUARTERS, named_quarters="2, 4")
    assert codes == ["2025-T2", "2025-T4", "2026-T2", "2026-T4"]


def test_asks_by_the_year_at_its_last_quarter() -> None:
    assert asked_codes(first_period="2024-T4", last_period="2026-T3", rhythm=Rhythm.YEAR) == [
        "2024-T4",
        "2025-T4",
    ]


def test_bounds_may_be_years() -> None:
    assert asked_codes(first_period="2025", last_period="2025") == [
        "2025-T1",
        "2025-T2",
        "2025-T3",
        "2025-T4",
    ]


@pytest.mark.parametrize("rhythm", list(Rhythm))
def test_a_return_of_a_year_is_asked_only_what_is_due_by_the_year(rhythm: Rhythm) -> None:
    year = calendar_year(2025)
    found = is_asked(year, first_period="2024-T1", rhythm=rhythm, named_quarters="4")
    assert found is (rhythm is Rhythm.YEAR)


def test_a_cell_assigned_twice_is_due_once() -> None:
    assignments = make_frame(
        "assignments", [{"first_period": "2024-T1"}, {"first_period": "2025-T1"}]
    )
    cells = asked_cells_frame(assignments, QUARTERS)
    assert cells["period_code"].tolist() == [q.code for q in QUARTERS]


def test_nothing_assigned_is_nothing_due_with_its_columns() -> None:
    cells = asked_cells_frame(make_frame("assignments"), QUARTERS)
    assert cells.empty
    assert list(cells) == ["kind", "respondent_code", "object_code", "period_code", "last_day"]


def due_by_hand(period: Period, first: str, last: str, rhythm: str, named: str) -> bool:
    """Codes of quarters sort as their dates do."""
    if period.code < first or (last and period.code > last):
        return False
    number = period.code[-1]
    return {"each_quarter": True, "named_quarters": number in named, "year": number == "4"}[rhythm]


rules = st.tuples(
    st.sampled_from("AB"),
    st.sampled_from(["indicator", "budget", "milestone"]),
    st.sampled_from(["x", "y"]),
    st.sampled_from([q.code for q in QUARTERS]),
    st.sampled_from(["", *(q.code for q in QUARTERS)]),
    st.sampled_from(["each_quarter", "named_quarters", "year"]),
    st.sampled_from(["1", "2,4", "1,2,3,4"]),
)


@settings(deadline=None)
@given(st.lists(rules, max_size=6))
def test_the_frame_holds_exactly_the_cells_found_one_by_one(
    drawn: list[tuple[str, str, str, str, str, str, str]],
) -> None:
    names = ("respondent_code", "kind", "object_code", "first_period", "last_period", "rhythm")
    assignments = make_frame(
        "assignments",
        [dict(zip((*names, "named_quarters"), rule, strict=True)) for rule in drawn],
    )
    cells = asked_cells_frame(assignments, QUARTERS)
    expected = {
        (kind, who, code, q.code)
        for who, kind, code, first, last, rhythm, named in drawn
        for q in QUARTERS
        if due_by_hand(q, first, last, rhythm, named)
    }
    found = list(
        zip(
            cells["kind"],
            cells["respondent_code"],
            cells["object_code"],
            cells["period_code"],
            strict=True,
        )
    )
    assert len(found) == len(expected)
    assert set(found) == expected
    assert all(
        parse_period(code).last_day == day
        for code, day in zip(cells["period_code"], cells["last_day"], strict=True)
    )


def test_the_quarter_before_and_after_a_bound() -> None:
    rule = {"first_period": "2025-T2", "last_period": "2025-T2"}
    assert [is_asked(quarter(2025, n), **rule) for n in (1, 2, 3)] == [False, True, False]

"""The periods a return may be for: quarters begun, and years only where a year is asked for."""

from datetime import date

import pytest

from analysis.returns.open_periods import (
    asked_years,
    begun_quarters,
    issued_periods,
    quarters_due,
    running_period,
)
from analysis.snapshot import Snapshot
from data_model.vocabulary import Rhythm
from tests.analysis.builders import make_situation, make_snapshot


def on(day: date) -> Snapshot:
    """A plan of the year 2026 alone, on a day, its second quarter being due on 31 July."""
    situation = make_situation(
        as_of=day,
        plan_start=date(2026, 1, 1),
        plan_end=date(2026, 12, 31),
        deadlines={"2026-T2": date(2026, 7, 31)},
    )
    return make_snapshot(situation=situation, respondents=[{}], assignments=[{}])


@pytest.mark.parametrize("rhythm", list(Rhythm))
def test_a_year_is_open_only_where_something_is_asked_by_the_year(rhythm: Rhythm) -> None:
    asked = {"rhythm": rhythm, "named_quarters": "4"}
    seen = make_snapshot(respondents=[{}], assignments=[asked])
    quarters = begun_quarters(seen)
    assert quarters == sorted(quarters, reverse=True)
    years = sorted({code[:4] for code in quarters}, reverse=True)
    assert asked_years(seen) == (years if rhythm is Rhythm.YEAR else [])


def test_a_quarter_is_due_from_its_deadline_on() -> None:
    assert quarters_due(on(date(2026, 7, 30))) == ["2026-T1"]
    assert quarters_due(on(date(2026, 7, 31))) == ["2026-T2", "2026-T1"]
    assert quarters_due(on(date(2026, 8, 1))) == ["2026-T2", "2026-T1"]


def test_a_workbook_is_issued_one_quarter_ahead_but_not_after_the_plan() -> None:
    assert issued_periods(on(date(2026, 8, 1))) == ["2026-T4", "2026-T3", "2026-T2", "2026-T1"]
    assert issued_periods(on(date(2026, 12, 31)))[0] == "2026-T4"
    assert issued_periods(make_snapshot(situation=make_situation(plan_start=None))) == []


def test_the_running_quarter_is_that_of_the_day_and_the_last_one_after_the_plan() -> None:
    assert running_period(on(date(2026, 6, 30))) == "2026-T2"
    assert running_period(on(date(2026, 7, 1))) == "2026-T3"
    assert running_period(on(date(2027, 3, 1))) == "2026-T4"

"""The time gone by at S: both ends counted, kept within the plan, unknown without dates."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.budget.elapsed import elapsed_share
from tests.analysis.builders import make_situation

PLAN: dict[str, Any] = {"plan_start": date(2024, 1, 1), "plan_end": date(2027, 12, 31)}


@pytest.mark.parametrize(
    ("year", "share"),
    [
        (None, Fraction(1004, 1461)),
        (2025, Fraction(1)),
        (2026, Fraction(273, 365)),
        (2027, Fraction(0)),
        (2028, None),
        (2023, None),
    ],
)
def test_counts_days_up_to_the_situation(year: int | None, share: Fraction | None) -> None:
    situation = make_situation(**PLAN, first_day=date(2024, 1, 1))
    assert situation.situation_date == date(2026, 9, 30)
    assert elapsed_share(situation, year) == share


def test_is_unknown_without_the_plan_dates() -> None:
    assert elapsed_share(make_situation(plan_start=None, plan_end=None)) is None
    assert elapsed_share(make_situation(plan_start=date(2024, 1, 1), plan_end=None)) is None


@given(st.dates(date(2020, 1, 1), date(2029, 12, 31)), st.integers(1, 3000))
def test_is_the_share_of_the_days_listed_one_by_one(start: date, days: int) -> None:
    end = date.fromordinal(start.toordinal() + days - 1)
    situation = make_situation(plan_start=start, plan_end=end)
    until = situation.situation_date
    if until is None:
        assert elapsed_share(situation) is None
        return
    listed = [date.fromordinal(start.toordinal() + n) for n in range(days)]
    assert elapsed_share(situation) == Fraction(sum(d <= until for d in listed), days)
    parts = {d.year for d in listed}
    summed = sum(
        (elapsed_share(situation, y) or 0) * sum(d.year == y for d in listed) for y in parts
    )
    assert summed == sum(d <= until for d in listed)

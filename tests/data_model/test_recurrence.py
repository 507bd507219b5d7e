"""From a first interval and a cycle to dated occurrences."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_model.period import add_months, last_day_of_month
from data_model.recurrence import (
    RecurringMilestone,
    action_spans_more_than_cycle,
    occurrences,
)

END = date(2026, 12, 31)
DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))


def milestone(
    start: date | None, end: date | None, *, every: int | None = 12, repeats: bool = True
) -> RecurringMilestone:
    return RecurringMilestone(
        code="1.2-J3",
        start_date=start,
        end_date=end,
        as_written="Février 2024",
        repeats=repeats,
        every_months=every,
    )


def intervals(
    step: RecurringMilestone, plan_end: date | None = END
) -> list[tuple[date | None, date | None]]:
    return [(o.start_date, o.end_date) for o in occurrences(step, plan_end=plan_end)]


def test_codes_carry_the_cycle_and_only_the_first_keeps_the_printed_words() -> None:
    found = occurrences(milestone(date(2024, 2, 1), date(2024, 2, 29), every=3), plan_end=END)
    assert [o.code for o in found[:2]] == ["1.2-J3-C01", "1.2-J3-C02"]
    assert (found[-1].code, found[-1].cycle) == ("1.2-J3-C12", 12)
    assert [o.as_written for o in found[:2]] == ["Février 2024", ""]


def test_ends_of_months_are_kept_through_leap_years() -> None:
    found = intervals(milestone(date(2024, 2, 1), date(2024, 2, 29)), date(2028, 12, 31))
    assert [end.day for _, end in found if end] == [29, 28, 28, 28, 29]


def test_an_end_of_month_stays_one_in_longer_months() -> None:
    found = intervals(milestone(date(2025, 6, 1), date(2025, 6, 30), every=3), date(2025, 12, 31))
    assert found[1:] == [
        (date(2025, 9, 1), date(2025, 9, 30)),
        (date(2025, 12, 1), date(2025, 12, 31)),
    ]


def test_a_day_that_a_month_lacks_comes_back_when_it_can() -> None:
    found = intervals(milestone(date(2025, 1, 30), date(2025, 1, 30), every=1), date(2025, 3, 31))
    assert [end for _, end in found] == [date(2025, 1, 30), date(2025, 2, 28), date(2025, 3, 30)]


@pytest.mark.parametrize(
    ("step", "plan_end"),
    [
        (milestone(date(2024, 2, 1), date(2024, 2, 29)), None),
        (milestone(date(2024, 2, 1), date(2024, 2, 29), repeats=False), END),
        (milestone(date(2024, 2, 1), date(2024, 2, 29), every=None), END),
        (milestone(None, None), END),
        (milestone(date(2024, 2, 1), date(2024, 2, 29)), date(2023, 12, 31)),
        (milestone(date(2024, 2, 1), date(2025, 2, 1)), END),
    ],
    ids=["no end", "unticked", "no cycle", "undated", "after the plan", "longer than its cycle"],
)
def test_only_the_first_cycle_exists(step: RecurringMilestone, plan_end: date | None) -> None:
    assert intervals(step, plan_end) == [(step.start_date, step.end_date)]


@pytest.mark.parametrize(("end", "overlaps"), [(31, False), (32, True)])
def test_a_span_of_exactly_one_cycle_does_not_overlap_itself(end: int, overlaps: bool) -> None:
    first = milestone(date(2025, 1, 1), date(2025, 1, 31))
    last = milestone(date(2025, 12, 1), date(2025, 11, 30) + timedelta(days=end))
    assert action_spans_more_than_cycle([first, last]) is overlaps


def test_steps_that_do_not_repeat_do_not_count_in_the_span() -> None:
    first = milestone(date(2025, 1, 1), date(2025, 1, 31))
    later = milestone(date(2027, 1, 1), date(2027, 1, 31), repeats=False)
    assert not action_spans_more_than_cycle([first, later])
    assert not action_spans_more_than_cycle([])


@given(
    start=DAYS,
    length=st.integers(0, 400),
    every=st.sampled_from([1, 3, 4, 6, 12, 24]),
    plan_end=DAYS,
)
def test_cycles_are_whole_calendar_months_apart_and_end_within_the_plan(
    start: date, length: int, every: int, plan_end: date
) -> None:
    end = start + timedelta(days=length)
    found = intervals(milestone(start, end, every=every), plan_end)
    assert found[0] == (start, end)
    for cycle, (begins, ends) in enumerate(found):
        assert begins is not None
        assert ends is not None
        assert begins <= ends
        assert (begins, ends) == (add_months(start, cycle * every), add_months(end, cycle * every))
        assert cycle == 0 or ends <= plan_end
        if end == last_day_of_month(end):
            assert ends == last_day_of_month(ends)
    if len(found) > 1:
        assert add_months(end, len(found) * every) > plan_end

"""Earned schedule: the printed vectors, the guards and the date in words."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.schedule.earned_schedule import (
    earned_schedule,
    earned_schedule_sentence,
    elapsed_quarters,
    equivalent_date,
)

PLANNED = [10, 25, 45, 70, 90, 100]


@pytest.mark.parametrize(
    ("elapsed", "earned", "es", "sv", "spi", "ieac"),
    [
        (3, 25, 2, -1, Fraction(2, 3), 9),
        (3, 30, Fraction(9, 4), Fraction(-3, 4), Fraction(3, 4), 8),
        (3, 45, 3, 0, 1, 6),
        (4, 90, 5, 1, Fraction(5, 4), Fraction(24, 5)),
        (6, 70, 4, -2, Fraction(2, 3), 9),
        (8, 100, 6, -2, Fraction(3, 4), 8),
        (2, 0, 0, -2, 0, None),
    ],
)
def test_gives_the_printed_vectors(
    elapsed: int,
    earned: int,
    es: Fraction,
    sv: Fraction,
    spi: Fraction,
    ieac: Fraction | None,
) -> None:
    reading = earned_schedule(PLANNED, earned=earned, elapsed=elapsed)
    assert [reading.es, reading.sv, reading.spi, reading.ieac] == [es, sv, spi, ieac]
    assert reading.reason == ""
    assert reading.planned_duration == 6


def test_the_duration_ends_at_the_last_increase() -> None:
    reading = earned_schedule([*PLANNED, 100, 100], earned=100, elapsed=8)
    assert [reading.planned_duration, reading.es, reading.ieac] == [6, 6, 8]


def test_work_beyond_the_plan_earns_no_more_than_the_plan() -> None:
    assert earned_schedule(PLANNED, earned=120, elapsed=4).es == 6


def test_a_quarter_without_planned_work_is_crossed_at_once() -> None:
    assert earned_schedule([10, 10, 30], earned=10, elapsed=2).es == 2


@pytest.mark.parametrize(("elapsed", "computable"), [(1, False), (2, True), (3, True)])
def test_says_nothing_before_two_periods(elapsed: int, computable: bool) -> None:
    reading = earned_schedule(PLANNED, earned=10, elapsed=elapsed)
    assert (reading.es is not None) is computable
    assert (reading.reason == "") is computable


def test_a_plan_all_done_in_its_first_quarter_is_read_and_not_put_off() -> None:
    start, as_of = date(2026, 1, 1), date(2027, 12, 31)
    elapsed = elapsed_quarters(start, as_of, completed_on=date(2026, 2, 3))
    reading = earned_schedule(PLANNED, earned=100, elapsed=elapsed)
    assert [reading.elapsed, reading.es, reading.spi, reading.ieac] == [1, 6, 6, 1]
    said = earned_schedule_sentence(reading, plan_start=start, as_of=as_of)
    assert said == (
        "Tout ce qui était prévu est fait, en 1\u00a0trimestre pour 6\u00a0trimestres prévus."
    )


def test_work_all_done_before_the_plan_starts_counts_in_its_first_quarter() -> None:
    start, early = date(2026, 1, 1), date(2025, 11, 3)
    assert elapsed_quarters(start, date(2026, 12, 31), completed_on=early) == 1
    assert elapsed_quarters(start, date(2026, 2, 1), completed_on=early) == 0
    assert earned_schedule(PLANNED, earned=100, elapsed=0).reason != ""


@pytest.mark.parametrize(("share", "computable"), [(59, False), (60, True), (61, True)])
def test_needs_sixty_percent_of_the_weight_reported(share: int, computable: bool) -> None:
    reading = earned_schedule(PLANNED, earned=10, elapsed=3, reported_share=Fraction(share, 100))
    assert (reading.es is not None) is computable


def test_says_why_it_is_not_computable() -> None:
    assert "dates du plan" in earned_schedule(None, earned=1, elapsed=3).reason
    assert "dates du plan" in earned_schedule(PLANNED, earned=1, elapsed=None).reason
    assert "aucune action" in earned_schedule(PLANNED, earned=None, elapsed=3).reason
    assert "aucun jalon daté" in earned_schedule([0, 0], earned=0, elapsed=3).reason
    assert "aucun jalon daté" in earned_schedule([], earned=0, elapsed=3).reason


def test_refuses_planned_weights_that_fall() -> None:
    with pytest.raises(ValueError, match="baisser"):
        earned_schedule([10, 5], earned=1, elapsed=2)


@given(
    steps=st.lists(st.integers(0, 30), min_size=1, max_size=16),
    share=st.fractions(0, Fraction(6, 5)),
    elapsed=st.integers(2, 20),
)
def test_agrees_with_a_walk_from_quarter_to_quarter(
    steps: list[int], share: Fraction, elapsed: int
) -> None:
    planned = [sum(steps[: k + 1]) for k in range(len(steps))]
    earned = share * planned[-1]
    reading = earned_schedule(planned, earned=earned, elapsed=elapsed)
    if planned[-1] == 0:
        assert reading.es is None
        return
    periods, left = Fraction(0), earned
    for step in steps[: max(k for k, step in enumerate(steps) if step) + 1]:
        if left < step:
            periods += left / step
            break
        left -= step
        periods += 1
    assert reading.es == periods


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2026, 2, 28), 0),
        (date(2026, 3, 30), 0),
        (date(2026, 3, 31), 1),
        (date(2026, 4, 1), 1),
        (date(2027, 6, 30), 6),
        (date(2025, 12, 31), 0),
    ],
)
def test_counts_whole_quarters_from_the_quarter_of_the_start(as_of: date, expected: int) -> None:
    assert elapsed_quarters(date(2026, 2, 15), as_of) == expected


def test_time_stops_in_the_quarter_of_completion() -> None:
    start, as_of = date(2026, 1, 1), date(2027, 12, 31)
    assert elapsed_quarters(start, as_of, completed_on=date(2026, 8, 3)) == 3
    assert elapsed_quarters(start, as_of, completed_on=date(2029, 1, 1)) == 8


@pytest.mark.parametrize(
    ("es", "expected"),
    [
        (0, date(2023, 12, 31)),
        (Fraction(1, 91), date(2024, 1, 1)),
        (Fraction(1, 2), date(2024, 2, 15)),
        (1, date(2024, 3, 31)),
        (Fraction(3, 2), date(2024, 5, 16)),
        (4, date(2024, 12, 31)),
    ],
)
def test_finds_the_day_within_the_quarter(es: Fraction, expected: date) -> None:
    assert equivalent_date(es, date(2024, 2, 1)) == expected


def test_says_in_words_where_the_work_stands() -> None:
    reading = earned_schedule([10, 30], earned=5, elapsed=2)
    said = earned_schedule_sentence(
        reading, plan_start=date(2024, 1, 1), as_of=date(2024, 6, 30)
    ).replace("\u00a0", " ")
    assert said == "Au 30 juin, ce qui est fait est ce qui était prévu pour le 15 février."


def test_gives_both_years_when_they_differ() -> None:
    reading = earned_schedule([10] * 2 + [40] * 6, earned=5, elapsed=6)
    said = earned_schedule_sentence(
        reading, plan_start=date(2024, 1, 1), as_of=date(2025, 6, 30)
    ).replace("\u00a0", " ")
    assert "Au 30 juin 2025" in said
    assert "15 février 2024" in said


def test_says_when_nothing_or_everything_is_done() -> None:
    start, as_of = date(2024, 1, 1), date(2025, 12, 31)
    nothing = earned_schedule(PLANNED, earned=0, elapsed=8)
    everything = earned_schedule(PLANNED, earned=100, elapsed=8)
    assert "rien" in earned_schedule_sentence(nothing, plan_start=start, as_of=as_of)
    said = earned_schedule_sentence(everything, plan_start=start, as_of=as_of)
    assert said.replace("\u00a0", " ") == (
        "Tout ce qui était prévu est fait, en 8 trimestres pour 6 trimestres prévus."
    )
    unknown = earned_schedule(None, earned=0, elapsed=None)
    assert "dates du plan" in earned_schedule_sentence(unknown, plan_start=None, as_of=as_of)

"""Slippage of occurrences, in days and words, and the indices over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.schedule.slippage import (
    Baseline,
    DatedOccurrence,
    SlippageKind,
    SlippageReading,
    Span,
    execution_index,
    finish,
    hit_rate,
    median_slippage,
    newest_forecast,
    since_initial_words,
    slippage_days,
    slippage_reading,
)

APRIL = (date(2026, 4, 1), date(2026, 4, 30))
INITIAL = Baseline(span=APRIL)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (150, "150\u00a0jours depuis le calendrier initial"),
        (1, "1\u00a0jour depuis le calendrier initial"),
        (0, "à l’heure depuis le calendrier initial"),
        (-6, "6\u00a0jours d’avance depuis le calendrier initial"),
    ],
)
def test_days_since_the_initial_calendar_are_said_in_words(days: int, words: str) -> None:
    assert since_initial_words(days) == words


def on(day: date) -> tuple[date, date]:
    return day, day


@dataclass(frozen=True, kw_only=True)
class Told:
    received: date
    span: Span | None


def forecast(received: date, end: date) -> Told:
    return Told(received=received, span=on(end))


def in_force(told: Sequence[Told], *, baseline: Baseline | None, as_of: date) -> Span | None:
    found = newest_forecast(told, baseline=baseline, as_of=as_of)
    return found.span if found else None


def read(
    baseline: Baseline | None = INITIAL,
    *forecasts: Told,
    as_of: date,
    actual: date | None = None,
    told: date | None = None,
    initial: Baseline | None = INITIAL,
    due_by: date | None = date(2099, 12, 31),
) -> SlippageReading:
    return slippage_reading(
        baseline,
        initial=initial,
        forecast=in_force(forecasts, baseline=baseline, as_of=as_of),
        actual=actual,
        as_of=as_of,
        due_by=due_by,
        last_statement_end=told,
    )


def plain(reading: SlippageReading) -> str:
    return reading.words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("end", "days"),
    [
        (date(2026, 3, 31), -1),
        (date(2026, 4, 1), 0),
        (date(2026, 4, 30), 0),
        (date(2026, 5, 1), 1),
        (date(2026, 6, 16), 47),
    ],
)
def test_counts_from_the_end_when_late_and_from_the_start_when_early(end: date, days: int) -> None:
    assert slippage_days(APRIL, on(end)) == days


@given(st.integers(-400, 400), st.integers(0, 200))
def test_agrees_with_a_count_of_the_days_outside_the_baseline(shift: int, length: int) -> None:
    start = date(2026, 1, 1)
    finished = start + timedelta(days=shift)
    inside = range(length + 1)
    nearest = min(inside, key=lambda day: abs(day - shift))
    span = (start, start + timedelta(days=length))
    assert slippage_days(span, on(finished)) == shift - nearest


def test_the_finish_is_actual_then_the_forecast_in_force_then_the_baseline() -> None:
    as_of, told = date(2026, 6, 1), on(date(2026, 7, 1))
    assert finish(INITIAL, None, actual=None, as_of=as_of) == APRIL
    assert finish(INITIAL, told, actual=None, as_of=as_of) == told
    assert finish(INITIAL, told, actual=date(2026, 5, 2), as_of=as_of) == on(date(2026, 5, 2))
    assert finish(INITIAL, told, actual=date(2026, 6, 2), as_of=as_of) == told
    assert finish(None, None, actual=None, as_of=as_of) is None


def test_the_last_dated_forecast_received_by_the_day_is_in_force() -> None:
    as_of = date(2026, 6, 1)
    first, second = (
        forecast(date(2026, 2, 1), date(2026, 9, 1)),
        forecast(date(2026, 3, 1), date(2026, 7, 1)),
    )
    words = Told(received=date(2026, 4, 1), span=None)
    later = forecast(date(2026, 6, 2), date(2026, 12, 1))
    told = [first, second, words, later]
    assert in_force(told, baseline=INITIAL, as_of=as_of) == second.span
    assert in_force(told, baseline=INITIAL, as_of=date(2026, 6, 2)) == later.span
    assert in_force([words], baseline=INITIAL, as_of=as_of) is None


@pytest.mark.parametrize(
    ("received", "stands"),
    [(date(2026, 2, 28), False), (date(2026, 3, 1), True), (date(2026, 3, 2), True)],
)
def test_a_new_baseline_supersedes_the_forecasts_received_before_it(
    received: date, stands: bool
) -> None:
    again = Baseline(span=on(date(2026, 6, 30)), since=date(2026, 3, 1))
    told = [forecast(received, date(2026, 8, 1))]
    found = in_force(told, baseline=again, as_of=date(2026, 6, 1))
    assert (found == on(date(2026, 8, 1))) is stands


def test_a_moved_date_still_to_come_says_how_far_it_moved() -> None:
    moved = Baseline(span=on(date(2026, 6, 16)), since=date(2026, 3, 1))
    reading = read(moved, as_of=date(2026, 4, 15))
    assert reading.kind is SlippageKind.NOT_DUE
    assert (reading.days, reading.since_initial) == (None, 47)
    assert plain(reading) == "pas encore échu, 47 jours de retard depuis le calendrier initial"
    assert plain(read(INITIAL, as_of=date(2026, 4, 15))) == "pas encore échu"


def test_what_is_received_or_done_after_the_day_is_not_known_yet() -> None:
    as_of = date(2026, 4, 15)
    reading = read(
        INITIAL,
        forecast(date(2026, 4, 16), date(2026, 9, 1)),
        as_of=as_of,
        actual=date(2026, 4, 16),
    )
    assert reading.kind is SlippageKind.NOT_DUE
    assert reading.days is None


def test_done_is_said_late_early_or_on_time() -> None:
    as_of = date(2026, 7, 1)
    assert plain(read(as_of=as_of, actual=date(2026, 6, 16))) == "47 jours de retard"
    assert plain(read(as_of=as_of, actual=date(2026, 3, 26))) == "6 jours d’avance"
    assert plain(read(as_of=as_of, actual=date(2026, 4, 12))) == "à l’heure"


def test_a_forecast_to_come_gives_its_days() -> None:
    reading = read(INITIAL, forecast(date(2026, 4, 2), date(2026, 5, 20)), as_of=date(2026, 5, 20))
    assert [reading.kind, reading.days] == [SlippageKind.FORECAST, 20]


def test_a_finish_passed_without_news_has_no_days() -> None:
    for told in (None, date(2026, 3, 31), date(2026, 4, 29)):
        reading = read(as_of=date(2026, 5, 10), told=told)
        assert [reading.kind, reading.days] == [SlippageKind.NO_NEWS, None]
        assert reading.words == "échéance passée, sans nouvelle"


@pytest.mark.parametrize(
    ("due_by", "kind"),
    [
        (None, SlippageKind.UNCONFIRMED),
        (date(2026, 4, 29), SlippageKind.UNCONFIRMED),
        (date(2026, 4, 30), SlippageKind.NO_NEWS),
        (date(2026, 5, 1), SlippageKind.NO_NEWS),
    ],
)
def test_nobody_is_silent_about_a_date_that_no_return_was_due_for(
    due_by: date | None, kind: SlippageKind
) -> None:
    reading = read(as_of=date(2026, 5, 10), due_by=due_by)
    assert [reading.kind, reading.days] == [kind, None]
    if kind is SlippageKind.UNCONFIRMED:
        assert reading.words == "date passée, à confirmer"


@pytest.mark.parametrize(
    ("announced", "days", "words"),
    [
        (date(2026, 3, 20), None, "date passée, à confirmer"),
        (date(2026, 4, 30), None, "date passée, à confirmer"),
        (date(2026, 5, 1), 1, "1 jour de retard, à confirmer"),
        (date(2026, 5, 27), 27, "27 jours de retard, à confirmer"),
    ],
)
def test_what_was_announced_late_still_slips_until_a_return_is_due(
    announced: date, days: int | None, words: str
) -> None:
    told = forecast(date(2026, 3, 1), announced)
    before = read(INITIAL, told, as_of=date(2026, 6, 2), due_by=date(2026, 4, 29))
    assert [before.kind, before.days] == [SlippageKind.UNCONFIRMED, days]
    assert plain(before) == words
    after = read(INITIAL, told, as_of=date(2026, 6, 2), due_by=date(2026, 5, 31))
    assert [after.kind, after.days] == [SlippageKind.NO_NEWS, None]


def test_a_slip_to_be_confirmed_also_says_the_days_since_the_initial_calendar() -> None:
    again = Baseline(span=on(date(2026, 6, 30)), since=date(2026, 3, 1))
    late = forecast(date(2026, 4, 2), date(2026, 7, 7))
    reading = read(again, late, as_of=date(2026, 8, 1), due_by=date(2026, 3, 31))
    assert [reading.days, reading.since_initial] == [7, 68]
    assert plain(reading) == (
        "7 jours de retard, à confirmer, 68 jours de retard depuis le calendrier initial"
    )


def test_a_finish_passed_with_a_later_statement_is_late_at_least() -> None:
    reading = read(as_of=date(2026, 5, 10), told=date(2026, 4, 30))
    assert [reading.kind, reading.days] == [SlippageKind.LATE_AT_LEAST, 10]
    assert plain(reading) == "en retard d’au moins 10 jours"


@pytest.mark.parametrize(
    ("as_of", "kind"),
    [
        (date(2026, 4, 29), SlippageKind.NOT_DUE),
        (date(2026, 4, 30), SlippageKind.NOT_DUE),
        (date(2026, 5, 1), SlippageKind.LATE_AT_LEAST),
    ],
)
def test_the_day_of_the_finish_is_not_late(as_of: date, kind: SlippageKind) -> None:
    assert read(as_of=as_of, told=date(2026, 6, 30)).kind is kind


def test_missing_an_early_forecast_is_not_late_before_the_baseline_ends() -> None:
    reading = read(
        INITIAL,
        forecast(date(2026, 1, 10), date(2026, 3, 1)),
        as_of=date(2026, 4, 10),
        told=date(2026, 3, 31),
    )
    assert [reading.kind, reading.days] == [SlippageKind.NOT_DUE, None]


def test_says_the_days_since_the_initial_calendar_after_a_new_baseline() -> None:
    again = Baseline(span=on(date(2026, 6, 30)), since=date(2026, 3, 1))
    reading = read(again, as_of=date(2026, 8, 1), actual=date(2026, 7, 7))
    assert [reading.days, reading.since_initial] == [7, 68]
    assert plain(reading) == ("7 jours de retard, 68 jours de retard depuis le calendrier initial")
    assert read(as_of=date(2026, 8, 1), actual=date(2026, 7, 7)).since_initial is None


def test_an_undated_occurrence_is_never_late() -> None:
    reading = read(None, as_of=date(2030, 1, 1), initial=None)
    assert [reading.kind, reading.days] == [SlippageKind.UNDATED, None]
    done = read(None, as_of=date(2030, 1, 1), actual=date(2026, 3, 14), initial=None)
    assert [done.kind, done.days] == [SlippageKind.DONE, None]
    assert plain(done) == "fait le 14 mars 2026, sans date prévue"


def occurrences(*pairs: tuple[date | None, date | None]) -> list[DatedOccurrence]:
    return [DatedOccurrence(baseline_end=end, actual=actual) for end, actual in pairs]


def test_hits_are_on_time_and_execution_counts_all_done() -> None:
    some = occurrences(
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 3, 31), date(2026, 4, 1)),
        (date(2026, 6, 30), None),
        (date(2026, 9, 30), date(2026, 6, 30)),
        (date(2026, 9, 30), date(2026, 7, 1)),
        (None, date(2026, 1, 1)),
    )
    hits = hit_rate(some, date(2026, 6, 30))
    assert [hits.count, hits.due, hits.value] == [1, 3, Fraction(1, 3)]
    executed = execution_index(some, date(2026, 6, 30))
    assert [executed.count, executed.due, executed.value] == [3, 3, 1]


def test_the_execution_index_may_pass_one_and_needs_something_due() -> None:
    early = occurrences(
        (date(2026, 3, 31), date(2026, 3, 1)), (date(2026, 9, 30), date(2026, 3, 1))
    )
    assert execution_index(early, date(2026, 3, 31)).value == 2
    assert execution_index(early, date(2026, 3, 30)).value is None
    assert hit_rate([], date(2026, 3, 30)).value is None


def test_the_median_goes_with_its_number_its_worst_and_its_levels() -> None:
    found = median_slippage(
        {"1.1": 0, "1.2": 21, "1.3": None, "1.4": 46, "1.5": -6, "1.6": 20, "1.7": 46}
    )
    assert [found.median, found.count, found.total] == [Fraction(41, 2), 6, 7]
    assert found.worst == (("1.4", 46), ("1.7", 46), ("1.2", 21))
    assert [found.watch, found.alert] == [1, 2]


def test_no_median_without_a_slippage() -> None:
    found = median_slippage({"1.1": None})
    assert found.median is None
    assert found.worst == ()
    assert median_slippage({"1.1": -3}).worst == ()

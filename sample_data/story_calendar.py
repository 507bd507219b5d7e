"""When the steps of the story are done, and what is announced of those that slip."""

import random
from collections.abc import Mapping
from datetime import date, timedelta

from data_model.period import Period, next_period
from data_model.plan_index import OccurrenceRef
from sample_data.story_values import FIRST_YEAR, SEED

DELAYS: Mapping[str, tuple[int, ...]] = {
    "1.1": (-6, -4, -4),
    "1.2": (-9, -6, -5),
    "1.3": (-5, -4, -4),
    "1.4": (-4, -4, -4),
    "1.5": (12,),
    "2.1": (10, 22, 36),
    "2.2": (9,),
    "2.3": (8, 20, 32),
    "2.4": (12, 24, 42),
    "2.5": (6, 14, 24),
    "3.1": (9,),
    "3.2": (-8, -6, -5),
    "3.3": (-4,),
    "3.4": (8,),
    "3.5": (-7, -5, -4),
    "0": (-8,),
}
"""Days between the planned end and the day a step is done, by year of the plan."""

OWN_DELAYS: Mapping[str, int] = {
    "1.1-J4-C02": 12,
    "1.2-J4-C08": 6,
    "1.3-J4-C03": 9,
    "1.4-J1-C03": 7,
    "1.4-J2-C03": 44,
    "3.2-J2-C06": 8,
}
"""The few steps of the other axes that slip."""

SILENT = frozenset({"3.5-J2-C03"})
"""Steps of which nobody ever says anything."""

JITTER_DAYS = 3
ANNOUNCED_FROM_DAYS = 10
FIRST_ANNOUNCED = 0.8

SLIPPING_VOTE = "2.2-J4-C01"
VOTE_FORECASTS: Mapping[str, date] = {
    "2024-T2": date(2024, 9, 30),
    "2024-T3": date(2024, 12, 16),
    "2024-T4": date(2025, 3, 31),
    "2025-T1": date(2025, 6, 30),
    "2025-T2": date(2025, 9, 30),
    "2025-T3": date(2025, 12, 15),
    "2025-T4": date(2026, 7, 31),
    "2026-T1": date(2026, 9, 11),
    "2026-T2": date(2026, 10, 15),
    "2026-T3": date(2026, 11, 26),
}
VOTE_REBASELINE = (date(2026, 7, 1), date(2026, 7, 31))
VOTE_REBASELINED_ON = date(2025, 12, 11)


def done_on(occurrence: OccurrenceRef) -> date | None:
    """The day a step is done in the story, maybe after its end; None where it has no date."""
    end = occurrence.initial.end
    if end is None or occurrence.code in SILENT or occurrence.code == SLIPPING_VOTE:
        return None
    if occurrence.code in OWN_DELAYS:
        return _working_day(end + timedelta(days=OWN_DELAYS[occurrence.code]))
    delays = DELAYS[occurrence.action_code]
    year = min(max(end.year - FIRST_YEAR, 0), len(delays) - 1)
    draw = random.Random(f"{SEED}/{occurrence.code}")  # noqa: S311
    day = end + timedelta(days=delays[year] + draw.randint(-JITTER_DAYS, JITTER_DAYS))
    return _working_day(day)


def _working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def stated(occurrence: OccurrenceRef, period: Period) -> tuple[date | None, date | None]:
    """(new forecast, done on) that a return of `period` says of a step not yet done."""
    if occurrence.code == SLIPPING_VOTE:
        return VOTE_FORECASTS.get(period.code), None
    end, actual = occurrence.initial.end, done_on(occurrence)
    if end is None or actual is None or occurrence.done is not None:
        return None, None
    if actual <= period.last_day:
        return None, actual
    return _forecast(occurrence, period, end, actual), None


def _forecast(occurrence: OccurrenceRef, period: Period, end: date, actual: date) -> date | None:
    delay = (actual - end).days
    if end <= period.last_day:
        announced = actual
    elif delay > ANNOUNCED_FROM_DAYS and end <= next_period(period).last_day:
        announced = _working_day(end + timedelta(days=round(delay * FIRST_ANNOUNCED)))
    else:
        return None
    known = occurrence.forecast.end if occurrence.forecast else None
    return announced if announced != known else None

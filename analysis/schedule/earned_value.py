"""Work planned, done and forecast over quarters, and what it says in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pandas as pd

from analysis.schedule.earned_schedule import (
    EarnedSchedule,
    earned_schedule,
    earned_schedule_sentence,
    elapsed_quarters,
)
from analysis.schedule.occurrence import (
    OccurrenceState,
    once_per_event,
    reported_actions,
    states_of,
)
from analysis.schedule.occurrence_weight import sum_of_weights
from analysis.schedule.slippage import SlippageKind
from analysis.scope import actions_of_axis
from analysis.snapshot import Snapshot
from data_model.french import typo
from data_model.period import quarters_between

COLUMNS = ["period_code", "last_day", "planned", "planned_initial", "earned", "forecast"]
BEFORE_FIRST = "Non calculable : aucun trimestre n'est encore échu."
DatedWeight = tuple[date, Fraction]


@dataclass(frozen=True, kw_only=True)
class EarnedScheduleReading:
    """Earned schedule of an axis or the plan, its sentence, and what it rests on."""

    values: EarnedSchedule
    sentence: str
    reported_share: Fraction | None


def _in_scope(
    snapshot: Snapshot, axis: str | None, states: Sequence[OccurrenceState] | None
) -> tuple[list[OccurrenceState], list[OccurrenceState]]:
    """Every dated occurrence of the scope, and those of the reported actions."""
    actions = set(actions_of_axis(snapshot, axis))
    known = [s for s in states_of(snapshot, states) if s.action_code in actions]
    reported = reported_actions(known)
    return once_per_event(known), once_per_event(s for s in known if s.action_code in reported)


def _weight(dated: Sequence[DatedWeight], until: date) -> Fraction:
    return sum_of_weights(weight for day, weight in dated if day <= until)


def _planned(states: Sequence[OccurrenceState]) -> list[DatedWeight]:
    return [(s.end, s.weight) for s in states if s.end]


def _earned(states: Sequence[OccurrenceState]) -> list[DatedWeight]:
    return [(s.actual, s.weight) for s in states if s.actual]


def _expected_finish(state: OccurrenceState, as_of: date) -> date | None:
    """When an occurrence should be done, as told; None without news of it."""
    if state.actual:
        return state.actual
    if state.reading.kind is SlippageKind.NO_NEWS or state.reading.finish is None:
        return None
    return max(state.reading.finish[1], as_of)


def planned_value_frame(
    snapshot: Snapshot,
    axis: str | None = None,
    *,
    states: Sequence[OccurrenceState] | None = None,
) -> pd.DataFrame:
    """Cumulative weight planned, done and forecast at the end of each quarter.

    `axis` None is the plan, empty « Transversal ». Over the reported actions, shared events once;
    what ends before the plan's start is in its first quarter; no rows without a plan's start.

    Columns: period_code (str), last_day (date), planned, planned_initial (float, human days; the
    calendar in force, and the initial one), earned (float, None after S), forecast (float, from S
    on, None before; occurrences without news stay out).
    Rows: one a quarter, from the plan's start to the last planned or forecast end.
    Source: domain.md §6.
    """
    start, until = snapshot.situation.plan_start, snapshot.situation.situation_date
    _, counted = _in_scope(snapshot, axis, states)
    if start is None or not counted:
        return pd.DataFrame([], columns=COLUMNS, dtype=object)
    planned, earned = _planned(counted), _earned(counted)
    initial = [(s.initial.span[1], s.weight) for s in counted if s.initial]
    finishes = [
        (day, s.weight)
        for s in counted
        if (day := _expected_finish(s, snapshot.situation.as_of)) is not None
    ]
    last = max(day for day, _ in [*planned, *initial, *finishes, (until or start, Fraction(0))])
    rows = [
        (
            quarter.code,
            quarter.last_day,
            float(_weight(planned, quarter.last_day)),
            float(_weight(initial, quarter.last_day)),
            float(_weight(earned, quarter.last_day))
            if until and quarter.last_day <= until
            else None,
            float(_weight(finishes, quarter.last_day))
            if until and quarter.last_day >= until
            else None,
        )
        for quarter in quarters_between(start, max(last, start))
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def earned_schedule_reading(
    snapshot: Snapshot,
    axis: str | None = None,
    *,
    states: Sequence[OccurrenceState] | None = None,
) -> EarnedScheduleReading:
    """How many quarters of planned work are done, at S, in numbers and in a French sentence.

    `axis` None is the plan, empty « Transversal ». Source: domain.md §6, Lipke 2003.
    """
    situation = snapshot.situation
    start, end, until = situation.plan_start, situation.plan_end, situation.situation_date
    every, counted = _in_scope(snapshot, axis, states)
    total = sum_of_weights(s.weight for s in every)
    held = sum_of_weights(s.weight for s in counted)
    share = held / total if total else None
    if start is None or end is None:
        values = earned_schedule(None, earned=None, elapsed=None)
        return EarnedScheduleReading(values=values, sentence=values.reason, reported_share=share)
    if until is None:
        values = EarnedSchedule(reason=typo(BEFORE_FIRST))
        return EarnedScheduleReading(values=values, sentence=values.reason, reported_share=share)
    planned = _planned(counted or every)
    last = max((day for day, _ in planned), default=start)
    quarters = quarters_between(start, max(last, start))
    done = [s.actual for s in counted if s.actual and s.is_done_at_situation]
    is_complete = bool(counted) and len(done) == len(counted)
    values = earned_schedule(
        [_weight(planned, quarter.last_day) for quarter in quarters],
        earned=_weight(_earned(counted), until) if counted else None,
        elapsed=elapsed_quarters(start, until, completed_on=max(done) if is_complete else None),
        reported_share=share if counted else None,
    )
    return EarnedScheduleReading(
        values=values,
        sentence=earned_schedule_sentence(values, plan_start=start, as_of=until),
        reported_share=share,
    )

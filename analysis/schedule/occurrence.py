"""One occurrence as known at D: its calendars, what was said of it, its slippage, its weight."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from analysis.plan_frames import day_or_none
from analysis.results.rules import ResultThresholds, slippage_level
from analysis.rows import rows_of, whole
from analysis.schedule.milestone_statement import Statement, event_key, statements_by_occurrence
from analysis.schedule.occurrence_weight import occurrence_weights
from analysis.schedule.slippage import (
    Baseline,
    SlippageKind,
    SlippageReading,
    newest_forecast,
    slippage_reading,
)
from analysis.scope import text_or_none
from analysis.snapshot import Snapshot
from analysis.thresholds import thresholds_of
from data_model.vocabulary import Level, MilestoneField

NO_WEIGHT = Fraction(0)


@dataclass(frozen=True, kw_only=True)
class OccurrenceState:
    """One occurrence at D; what is due, and what counts as done for a status, stops at S."""

    occurrence_code: str
    milestone_code: str
    action_code: str
    axis_code: str | None
    cycle: int
    label: str
    respondent_code: str
    event_code: str
    initial: Baseline | None
    in_force: Baseline | None
    baseline_number: int
    baseline_recorded_on: date | None
    statements: tuple[Statement, ...]
    event: tuple[str, int]
    forecast: Statement | None
    done: Statement | None
    actual: date | None
    reading: SlippageReading
    level: Level
    weight: Fraction
    is_due: bool
    is_done_at_situation: bool
    is_without_news: bool

    @property
    def end(self) -> date | None:
        """The end of the baseline in force."""
        return self.in_force.span[1] if self.in_force else None


def occurrence_states(snapshot: Snapshot) -> list[OccurrenceState]:
    """The state of every occurrence not abandoned, in the plan's order.

    Source: domain.md §1 (statements), §2 (weights), §6 (finish and slippage).
    """
    weights = occurrence_weights(snapshot)
    said = statements_by_occurrence(snapshot)
    limits = thresholds_of(snapshot.situation.settings)
    as_of, until = snapshot.situation.as_of, snapshot.situation.due_by
    return [
        _state(row, said[row.occurrence_code], weights, limits=limits, as_of=as_of, until=until)
        for row in rows_of(snapshot.occurrences)
    ]


def _state(
    row: Any,
    said: tuple[Statement, ...],
    weights: Mapping[str, Fraction],
    *,
    limits: ResultThresholds,
    as_of: date,
    until: date | None,
) -> OccurrenceState:
    initial = _baseline(row.initial_start, row.initial_end, None)
    recorded_on = day_or_none(row.baseline_recorded_on)
    number = whole(row.baseline_number) or 0
    in_force = _baseline(row.start_date, row.end_date, recorded_on if number else None)
    announced = [one for one in said if one.field is MilestoneField.FORECAST]
    forecast = newest_forecast(announced, baseline=in_force, as_of=as_of)
    done = _latest(said, MilestoneField.DONE, until=as_of)
    actual = done.span[1] if done and done.span else None
    reading = _reading(
        in_force,
        initial=initial,
        forecast=forecast.span if forecast else None,
        actual=actual,
        as_of=as_of,
        due_by=until,
        last_statement_end=said[-1].period_end if said else None,
    )
    is_due = bool(until and in_force and in_force.span[1] <= until)
    return OccurrenceState(
        occurrence_code=row.occurrence_code,
        milestone_code=row.milestone_code,
        action_code=row.action_code,
        axis_code=text_or_none(row.axis_code),
        cycle=int(row.cycle),
        label=row.label,
        respondent_code=text_or_none(row.respondent_code) or "",
        event_code=text_or_none(row.event_code) or "",
        initial=initial,
        in_force=in_force,
        baseline_number=number,
        baseline_recorded_on=recorded_on,
        statements=said,
        event=event_key(row.occurrence_code, row.event_code, row.cycle),
        forecast=forecast,
        done=done,
        actual=actual,
        reading=reading,
        level=slippage_level(reading.days, limits),
        weight=weights.get(row.occurrence_code, NO_WEIGHT),
        is_due=is_due,
        is_done_at_situation=bool(until and actual and actual <= until),
        is_without_news=reading.kind is SlippageKind.NO_NEWS,
    )


def _baseline(start: object, end: object, since: date | None) -> Baseline | None:
    first, last = day_or_none(start), day_or_none(end)
    return Baseline(span=(first or last, last), since=since) if last else None


def _latest(
    said: Sequence[Statement], field: MilestoneField, *, until: date | None = None
) -> Statement | None:
    for statement in reversed(said):
        span = statement.span if statement.field is field else None
        if span is not None and (until is None or span[1] <= until):
            return statement
    return None


# Pure, and asked again by every frame of a page: the words are slow to write.
_reading = lru_cache(maxsize=8192)(slippage_reading)


def once_per_event(states: Iterable[OccurrenceState]) -> list[OccurrenceState]:
    """The dated occurrences, a shared event once, with its largest weight (domain.md §2)."""
    kept: dict[tuple[str, int], OccurrenceState] = {}
    for state in states:
        if state.in_force is None:
            continue
        known = kept.get(state.event)
        if known is None or state.weight > known.weight:
            kept[state.event] = state
    return list(kept.values())


def reported_actions(states: Iterable[OccurrenceState]) -> set[str]:
    """The actions of whose milestones something was ever said; the others are unknown, not 0.

    Figures of indicators and budgets say nothing of the work's calendar and do not count here.
    """
    return {state.action_code for state in states if state.statements}


def states_of(
    snapshot: Snapshot, states: Sequence[OccurrenceState] | None
) -> Sequence[OccurrenceState]:
    """The states given, else computed: a page that shows several frames computes them once."""
    return occurrence_states(snapshot) if states is None else states

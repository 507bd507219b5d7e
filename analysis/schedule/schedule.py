"""Is the calendar held: slippage of actions and axes, and the indices over milestones."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.frames import frame_of_rows
from analysis.results.rules import slippage_level
from analysis.schedule.occurrence import OccurrenceState, once_per_event, states_of
from analysis.schedule.slippage import (
    DatedOccurrence,
    DueShare,
    MedianSlippage,
    SlippageKind,
    execution_index,
    hit_rate,
    median_slippage,
)
from analysis.scope import By, actions_of_axis, scopes
from analysis.snapshot import Snapshot
from analysis.thresholds import thresholds_of
from data_model.french import lateness

NOT_APPLICABLE = "sans objet"
ACTION_COLUMNS = [
    "action_code",
    "axis_code",
    "occurrence_code",
    "label",
    "kind",
    "slippage_days",
    "slippage_since_initial",
    "words",
    "level",
    "late",
    "late_open",
    "no_news",
]
ACTION_INTEGERS = ["slippage_days", "slippage_since_initial", "late", "late_open", "no_news"]
AXIS_COLUMNS = [
    "code",
    "median_days",
    "words",
    "level",
    "actions",
    "actions_total",
    "worst",
    "watch",
    "alert",
    "share_watch",
    "share_alert",
    "no_news_actions",
    "no_news_milestones",
]
AXIS_INTEGERS = [
    "actions",
    "actions_total",
    "watch",
    "alert",
    "no_news_actions",
    "no_news_milestones",
]


@dataclass(frozen=True, kw_only=True)
class ScheduleIndices:
    """Shares over the milestones due at S; no value where nothing is due, or nothing was said."""

    hit_rate: DueShare
    hit_rate_initial: DueShare
    execution: DueShare
    no_news: int


def leading_occurrence(states: Sequence[OccurrenceState]) -> OccurrenceState | None:
    """The latest-planned occurrence that is done, forecast or due: it speaks for its action."""
    speaking = [s for s in states if s.end and (s.is_due or s.reading.days is not None)]
    # Of two that end the same day, the one with days to say rules.
    return max(
        speaking,
        key=lambda s: (s.end, s.reading.days is not None, s.reading.days or 0),
        default=None,
    )


def _by_action(states: Sequence[OccurrenceState]) -> Mapping[str, list[OccurrenceState]]:
    found: defaultdict[str, list[OccurrenceState]] = defaultdict(list)
    for state in states:
        found[state.action_code].append(state)
    return found


def _in_year(states: Sequence[OccurrenceState], year: int | None) -> list[OccurrenceState]:
    return [s for s in states if year is None or (s.end is not None and s.end.year == year)]


def action_slippage_frame(
    snapshot: Snapshot,
    *,
    year: int | None = None,
    states: Sequence[OccurrenceState] | None = None,
) -> pd.DataFrame:
    """Slippage of each action: that of its latest-planned occurrence done, forecast or due.

    Columns: action_code, axis_code (str, None for « Transversal »), occurrence_code, label (str
    of that occurrence, None when there is none), kind (SlippageKind, None likewise),
    slippage_days, slippage_since_initial (Int64, days, nullable), words (str, « sans objet » or
    « date passée, à confirmer » when there is none), level (Level), late (Int64, occurrences that
    slip), late_open (Int64, of them not done), no_news (Int64).
    Rows: one an action, in the plan's order. Source: domain.md §6.
    """
    known = _in_year(states_of(snapshot, states), year)
    by_action = _by_action(known)
    axis_of = {a: axis for axis, codes in scopes(snapshot, "axis").items() for a in codes}
    rows = []
    for action in scopes(snapshot, "action"):
        held = by_action.get(str(action), [])
        lead = leading_occurrence(held)
        late = [s for s in held if (s.reading.days or 0) > 0]
        rows.append(
            (
                action,
                axis_of[str(action)],
                lead.occurrence_code if lead else None,
                lead.label if lead else None,
                lead.reading.kind if lead else None,
                lead.reading.days if lead else None,
                lead.reading.since_initial if lead else None,
                lead.reading.words if lead else _words_without_lead(held),
                lead.level if lead else slippage_level(None),
                len(late),
                sum(s.actual is None for s in late),
                sum(s.is_without_news for s in held),
            )
        )
    return frame_of_rows(rows, ACTION_COLUMNS, integers=ACTION_INTEGERS)


def _words_without_lead(states: Sequence[OccurrenceState]) -> str:
    passed = (s.reading.words for s in states if s.reading.kind is SlippageKind.UNCONFIRMED)
    return next(passed, NOT_APPLICABLE)


def axis_slippages(
    snapshot: Snapshot,
    by: By = "axis",
    *,
    year: int | None = None,
    states: Sequence[OccurrenceState] | None = None,
) -> dict[str | None, MedianSlippage]:
    """The median slippage of each axis (None: « Transversal ») over its actions."""
    by_action = _by_action(_in_year(states_of(snapshot, states), year))
    limits = thresholds_of(snapshot.situation.settings)
    found = {}
    for code, actions in scopes(snapshot, by).items():
        leads = {action: leading_occurrence(by_action.get(action, [])) for action in actions}
        days = {action: lead.reading.days if lead else None for action, lead in leads.items()}
        found[code] = median_slippage(days, limits)
    return found


def axis_slippage_frame(
    snapshot: Snapshot,
    by: By = "axis",
    *,
    year: int | None = None,
    states: Sequence[OccurrenceState] | None = None,
) -> pd.DataFrame:
    """Median slippage of each axis, or of the plan with `by="plan"`.

    Columns: code (str, None for « Transversal »), median_days (float, days, None where no action
    has a slippage), words (str), level (Level of the median), actions (Int64, those that have
    one), actions_total (Int64), worst (tuple of (action code, days), three at most), watch, alert
    (Int64, actions), share_watch, share_alert (float share of `actions`, nullable),
    no_news_actions (Int64, actions with an occurrence without news), no_news_milestones (Int64).
    Rows: one a code, in the plan's order. Source: domain.md §6.
    """
    known = states_of(snapshot, states)
    limits = thresholds_of(snapshot.situation.settings)
    readings = axis_slippages(snapshot, by, year=year, states=known)
    by_action = _by_action([s for s in _in_year(known, year) if s.is_without_news])
    rows = []
    for code, actions in scopes(snapshot, by).items():
        reading = readings[code]
        silent = once_per_event(s for a in actions for s in by_action.get(a, []))
        middle = None if reading.median is None else float(reading.median)
        rows.append(
            (
                code,
                middle,
                NOT_APPLICABLE if middle is None else lateness(middle),
                slippage_level(reading.median, limits),
                reading.count,
                reading.total,
                reading.worst,
                reading.watch,
                reading.alert,
                reading.watch / reading.count if reading.count else None,
                reading.alert / reading.count if reading.count else None,
                sum(action in by_action for action in actions),
                len(silent),
            )
        )
    return frame_of_rows(rows, AXIS_COLUMNS, integers=AXIS_INTEGERS)


def schedule_indices(
    snapshot: Snapshot,
    axis: str | None = None,
    *,
    states: Sequence[OccurrenceState] | None = None,
) -> ScheduleIndices | None:
    """Hit rate (in force and initial) and execution index at S; None before the first S.

    `axis` None is the plan, empty « Transversal ». Counts milestones, unweighted, a shared event
    once. Source: domain.md §6.
    """
    until = snapshot.situation.due_by
    if until is None:
        return None
    actions = set(actions_of_axis(snapshot, axis))
    held = once_per_event(s for s in states_of(snapshot, states) if s.action_code in actions)
    in_force = [DatedOccurrence(baseline_end=s.end, actual=s.actual) for s in held]
    initial = [
        DatedOccurrence(baseline_end=s.initial.span[1] if s.initial else None, actual=s.actual)
        for s in held
    ]
    # Before any news nobody knows what is done: that is not « nothing ».
    is_told = any(s.statements for s in held)
    return ScheduleIndices(
        hit_rate=replace(hit_rate(in_force, until), is_told=is_told),
        hit_rate_initial=replace(hit_rate(initial, until), is_told=is_told),
        execution=replace(execution_index(in_force, until), is_told=is_told),
        no_news=sum(s.is_without_news for s in held),
    )

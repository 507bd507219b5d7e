"""Milestones as charts and lists show them: drift lines, what comes next, one bar an action."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pandas as pd

from analysis.frames import with_integers
from analysis.plan_frames import day_or_none
from analysis.rows import rows_of
from analysis.schedule.occurrence import OccurrenceState, states_of
from analysis.schedule.schedule import action_slippage_frame
from analysis.snapshot import Snapshot
from data_model.vocabulary import MilestoneField

MOST_LINES = 8
DRIFT_COLUMNS = [
    "occurrence_code",
    "action_code",
    "label",
    "kind",
    "received_on",
    "finish_on",
    "period_code",
    "return_number",
]
UPCOMING_COLUMNS = [
    "occurrence_code",
    "action_code",
    "axis_code",
    "label",
    "start_date",
    "end_date",
    "finish_on",
    "days_left",
    "kind",
    "slippage_days",
    "words",
    "level",
]
GANTT_COLUMNS = [
    "action_code",
    "axis_code",
    "title",
    "initial_start",
    "initial_end",
    "start_date",
    "end_date",
    "finish_on",
    "milestones",
    "milestones_done",
    "done_share",
    "undated",
    "kind",
    "slippage_days",
    "words",
    "level",
    "late_from",
]


def drift_frame(
    snapshot: Snapshot,
    action: str | None = None,
    *,
    most: int = MOST_LINES,
    states: Sequence[OccurrenceState] | None = None,
) -> pd.DataFrame:
    """Points of the milestone trend lines: when it was said, and what finish was said.

    The occurrences with the most days of slippage come first, `most` at most. A line starts at
    its initial baseline, drawn no later than the first statement: a plan entered after its
    first returns was known before them. A completion ends it, at x = y.

    Columns: occurrence_code, action_code, label (str), kind (« baseline », « rebaseline »,
    « forecast » or « done »), received_on (date, x), finish_on (date, y), period_code (str, empty
    for baselines), return_number (Int64, nullable).
    Rows: one a point; each line's in the order of x. Source: domain.md §6.
    """
    told = [
        s
        for s in states_of(snapshot, states)
        if s.statements and (action is None or s.action_code == action)
    ]
    told.sort(key=lambda s: -abs(s.reading.days or 0))
    baselines: dict[str, list[tuple[int, date, date]]] = {}
    for row in rows_of(snapshot.baselines):
        end = day_or_none(row.end_date)
        if end is not None:
            points = baselines.setdefault(row.occurrence_code, [])
            points.append((int(row.number), row.recorded_on, end))
    rows = [
        (s.occurrence_code, s.action_code, s.label, *point)
        for s in told[:most]
        for point in _points(s, baselines.get(s.occurrence_code, []))
    ]
    return with_integers(pd.DataFrame(rows, columns=DRIFT_COLUMNS, dtype=object), "return_number")


def _points(
    state: OccurrenceState, baselines: Sequence[tuple[int, date, date]]
) -> list[tuple[str, date, date, str, int | None]]:
    said = [
        s
        for s in state.statements
        if s.field is MilestoneField.FORECAST and not (state.actual and s.received >= state.actual)
    ]
    points: list[tuple[str, date, date, str, int | None]] = [
        ("forecast", s.received, s.span[1], s.period_code, s.return_number) for s in said if s.span
    ]
    days = [x for _, x, *_ in points] + ([state.actual] if state.actual else [])
    for number, recorded_on, end in baselines:
        x = min([recorded_on, *days]) if number == 0 else recorded_on
        if state.actual is None or x <= state.actual:
            points.append(("rebaseline" if number else "baseline", x, end, "", None))
    order = ("baseline", "rebaseline", "forecast", "done")
    if state.actual and state.done:
        done = state.done
        points.append(("done", state.actual, state.actual, done.period_code, done.return_number))
    return sorted(points, key=lambda point: (point[1], order.index(point[0])))


def upcoming_frame(
    snapshot: Snapshot, days: int = 90, *, states: Sequence[OccurrenceState] | None = None
) -> pd.DataFrame:
    """Milestones not done whose finish, as known at D, lies in the next `days` days.

    Columns: occurrence_code, action_code (str), axis_code (str, None for « Transversal »), label
    (str), start_date, end_date (date, in force, nullable), finish_on (date), days_left (Int64),
    kind (SlippageKind), slippage_days (Int64, days, nullable), words (str), level (Level).
    Rows: one an occurrence, the nearest first.
    """
    as_of = snapshot.situation.as_of
    near = [
        (s.reading.finish[1], s)
        for s in states_of(snapshot, states)
        if s.actual is None
        and s.reading.finish is not None
        and as_of <= s.reading.finish[1] <= as_of + timedelta(days=days)
    ]
    near.sort(key=lambda pair: pair[0])
    rows = [
        (
            s.occurrence_code,
            s.action_code,
            s.axis_code,
            s.label,
            *(s.in_force.span if s.in_force else (None, None)),
            finish,
            (finish - as_of).days,
            s.reading.kind,
            s.reading.days,
            s.reading.words,
            s.level,
        )
        for finish, s in near
    ]
    frame = pd.DataFrame(rows, columns=UPCOMING_COLUMNS, dtype=object)
    return with_integers(frame, "days_left", "slippage_days")


def is_drawn(bars: pd.DataFrame) -> bool:
    """Whether any bar of `gantt_frame` has dates to draw."""
    return bool(bars["start_date"].notna().any())


def occurrence_bars_frame(states: Sequence[OccurrenceState]) -> pd.DataFrame:
    """One bar an occurrence, so that an action's cycles show one by one.

    Columns: those of `gantt_frame`; action_code is what is left of the code once the action's is
    taken off (« J3-C05 »), title the milestone's label. Rows: one a dated occurrence, by end.
    """
    dated = sorted((s for s in states if s.in_force), key=lambda s: (s.end, s.occurrence_code))
    rows = [
        (
            s.occurrence_code.removeprefix(f"{s.action_code}-"),
            s.axis_code,
            s.label[:1].upper() + s.label[1:],
            *(s.initial.span if s.initial else (None, None)),
            *(s.in_force.span if s.in_force else (None, None)),
            s.reading.finish[1] if s.reading.finish else None,
            1,
            int(s.is_done_at_situation),
            float(s.is_done_at_situation),
            0,
            s.reading.kind,
            s.reading.days,
            s.reading.words,
            s.level,
            s.end,
        )
        for s in dated
    ]
    frame = pd.DataFrame(rows, columns=GANTT_COLUMNS, dtype=object)
    return with_integers(frame, "milestones", "milestones_done", "undated", "slippage_days")


def gantt_frame(
    snapshot: Snapshot,
    *,
    year: int | None = None,
    states: Sequence[OccurrenceState] | None = None,
) -> pd.DataFrame:
    """One bar an action: its initial and current spans, what is done, its slippage in words.

    With `year`, over the occurrences whose end in force lies in it.

    Columns: action_code (str), axis_code (str, None for « Transversal »), title (str, short),
    initial_start, initial_end, start_date, end_date, finish_on (date, nullable; the latest known
    finish), milestones (Int64, dated), milestones_done (Int64, by S), done_share (float, None
    without a dated milestone), undated (Int64), kind, slippage_days, words, level (as
    `action_slippage_frame`), late_from (date, nullable: the end in force of the occurrence that
    this slippage is of).
    Rows: one an action, in the plan's order.
    """
    known = states_of(snapshot, states)
    slips = action_slippage_frame(snapshot, year=year, states=known)
    titles = dict(
        zip(snapshot.actions["action_code"], snapshot.actions["short_title"], strict=True)
    )
    held: dict[str, list[OccurrenceState]] = {}
    for state in known:
        if year is None or (state.end is not None and state.end.year == year):
            held.setdefault(state.action_code, []).append(state)
    rows = []
    for slip in rows_of(slips):
        states_held = held.get(slip.action_code, [])
        dated = [s for s in states_held if s.in_force]
        done = sum(s.is_done_at_situation for s in dated)
        initial = [s.initial.span for s in states_held if s.initial]
        in_force = [s.in_force.span for s in dated if s.in_force]
        rows.append(
            (
                slip.action_code,
                slip.axis_code,
                titles[slip.action_code],
                min((start for start, _ in initial), default=None),
                max((end for _, end in initial), default=None),
                min((start for start, _ in in_force), default=None),
                max((end for _, end in in_force), default=None),
                max((s.reading.finish[1] for s in states_held if s.reading.finish), default=None),
                len(dated),
                done,
                float(Fraction(done, len(dated))) if dated else None,
                len(states_held) - len(dated),
                slip.kind,
                slip.slippage_days,
                slip.words,
                slip.level,
                next((s.end for s in dated if s.occurrence_code == slip.occurrence_code), None),
            )
        )
    frame = pd.DataFrame(rows, columns=GANTT_COLUMNS, dtype=object)
    return with_integers(frame, "milestones", "milestones_done", "undated", "slippage_days")

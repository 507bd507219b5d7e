"""Where each occurrence stands, as a frame: calendars, statements, slippage in words."""

from collections.abc import Sequence

import pandas as pd

from analysis.frames import frame_of_rows
from analysis.schedule.occurrence import OccurrenceState, states_of
from analysis.snapshot import Snapshot

NO_SPAN = (None, None)
COLUMNS = [
    "occurrence_code",
    "milestone_code",
    "action_code",
    "axis_code",
    "cycle",
    "label",
    "event_code",
    "initial_start",
    "initial_end",
    "start_date",
    "end_date",
    "baseline_number",
    "forecast_start",
    "forecast_end",
    "forecast_received_on",
    "done_start",
    "done_end",
    "finish_end",
    "is_dated",
    "is_done",
    "is_done_at_situation",
    "is_due",
    "is_without_news",
    "kind",
    "slippage_days",
    "slippage_since_initial",
    "words",
    "level",
    "weight",
    "forecast_return",
    "forecast_sheet",
    "forecast_cell",
    "done_return",
    "done_sheet",
    "done_cell",
]
INTEGERS = [
    "cycle",
    "baseline_number",
    "slippage_days",
    "slippage_since_initial",
    "forecast_return",
    "done_return",
]
FLAGS = ["is_dated", "is_done", "is_done_at_situation", "is_due", "is_without_news"]


def occurrence_states_frame(
    snapshot: Snapshot, *, states: Sequence[OccurrenceState] | None = None
) -> pd.DataFrame:
    """Where each occurrence stands.

    Columns: occurrence_code, milestone_code, action_code (str), axis_code (str, None for
    « Transversal »), cycle (Int64), label, event_code (str, empty: not shared), initial_start,
    initial_end, start_date, end_date (date, nullable; in force), baseline_number (Int64),
    forecast_start, forecast_end, forecast_received_on, done_start, done_end, finish_end (date,
    nullable), is_dated, is_done (by D), is_done_at_situation (by S), is_due (at S),
    is_without_news (bool, at S), kind (SlippageKind), slippage_days, slippage_since_initial
    (Int64, days, nullable), words (str, French), level (Level), weight (float, human days, None
    when undated), forecast_return, done_return (Int64, nullable), forecast_sheet, forecast_cell,
    done_sheet, done_cell (str).
    Rows: one an occurrence not abandoned, in the plan's order.
    Source: domain.md §2, §6.
    """
    rows = [_row(state) for state in states_of(snapshot, states)]
    return frame_of_rows(rows, COLUMNS, integers=INTEGERS, flags=FLAGS)


def _row(state: OccurrenceState) -> tuple[object, ...]:
    reading, forecast, done = state.reading, state.forecast, state.done
    return (
        state.occurrence_code,
        state.milestone_code,
        state.action_code,
        state.axis_code,
        state.cycle,
        state.label,
        state.event_code,
        *(state.initial.span if state.initial else NO_SPAN),
        *(state.in_force.span if state.in_force else NO_SPAN),
        state.baseline_number,
        *(forecast.span if forecast and forecast.span else NO_SPAN),
        forecast.received if forecast else None,
        *(done.span if done and done.span else NO_SPAN),
        reading.finish[1] if reading.finish else None,
        state.in_force is not None,
        state.actual is not None,
        state.is_done_at_situation,
        state.is_due,
        state.is_without_news,
        reading.kind,
        reading.days,
        reading.since_initial,
        reading.words,
        state.level,
        float(state.weight) if state.in_force else None,
        forecast.return_number if forecast else None,
        forecast.sheet if forecast else "",
        forecast.cell if forecast else "",
        done.return_number if done else None,
        done.sheet if done else "",
        done.cell if done else "",
    )

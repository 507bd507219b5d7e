"""Are dates held: one row an action, its reference, what is done, what is forecast."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from charts.figure import empty_figure, figure_of
from charts.gantt_bar import bar_traces, bars_of_row, unknown_boxes
from charts.gantt_words import (
    LABEL_WIDTH,
    WORDS_WIDTH,
    day_note,
    empty_notes,
    head_notes,
    legend,
    row_notes,
    unknown_notes,
)
from charts.theme import Palette
from charts.time_axis import span_marks
from charts.wrapping import as_typed
from data_model.french import is_known, typo
from data_model.period import quarter_of

ROW: Final = 28
HEAD: Final = 52
LONGEST_AFTER_YEAR: Final = timedelta(days=92)


def year_window(bars: pd.DataFrame, year: int) -> tuple[date, date]:
    """The calendar year, longer by a quarter at most where a forecast passes its end."""
    last = date(year, 12, 31)
    finishes = [d for d in bars["finish_on"] if is_known(d) and d > last]
    return date(year, 1, 1), min(max(finishes, default=last), last + LONGEST_AFTER_YEAR)


def plan_window(bars: pd.DataFrame, otherwise: date) -> tuple[date, date]:
    """Whole quarters around every reference and forecast; that of `otherwise` without any."""
    starts = [d for d in bars["start_date"] if is_known(d)]
    ends = [d for column in ("end_date", "finish_on") for d in bars[column] if is_known(d)]
    first = quarter_of(min(starts, default=otherwise)).first_day
    return first, quarter_of(max(ends, default=otherwise)).last_day


def gantt_figure(
    rows: pd.DataFrame,
    axes: pd.DataFrame,
    *,
    window: tuple[date, date],
    as_of: date,
    palette: Palette,
    year: int | None = None,
    bars: Sequence[pd.DataFrame] = (),
    silent: Collection[str] = (),
) -> go.Figure:
    """The calendar of `gantt_frame`'s rows, grouped by axis.

    `year` is the only one shown, if it is. `bars` are frames of the same columns, one a year,
    drawn instead of `rows`' own spans over a plan of several cycles. `silent` are the actions of
    which nothing was ever reported.
    """
    if rows.empty:
        return empty_figure("Aucune action dans ce plan.", palette)
    actions: list[Any] = list(rows.itertuples(index=False))
    places, heads, count = _places(actions, list(axes.itertuples(index=False)))
    spans: list[Any] = [row for bar in bars for row in bar.itertuples(index=False)]
    drawn = [
        bar
        for row in spans or actions
        if row.action_code in places
        for bar in bars_of_row(
            row, places[row.action_code], window=window, as_of=as_of, silent=silent
        )
    ]
    marks = span_marks(*window)
    bottom = count - 0.5
    return figure_of(
        bar_traces(drawn, palette),
        palette=palette,
        height=HEAD + ROW * count + 4,
        barmode="overlay",
        margin={"l": LABEL_WIDTH, "r": WORDS_WIDTH, "t": HEAD, "b": 4},
        xaxis={
            **marks.axis(),
            "side": "top",
            "range": [window[0], window[1] + timedelta(days=1)],
            "tickfont": {"size": 12, "color": palette.muted},
        },
        yaxis={"visible": False, "range": [bottom, -0.5]},
        shapes=[
            *_grid(marks.starts, palette),
            *_separators(heads, palette),
            *unknown_boxes(drawn, palette),
            *_day_line(as_of, window, palette),
        ],
        annotations=[
            *head_notes(heads),
            *row_notes(actions, places, palette),
            *empty_notes(
                actions,
                places,
                drawn={bar.place for bar in drawn},
                otherwise="aucun jalon daté" if year is None else f"aucun jalon en {year}",
                palette=palette,
            ),
            *unknown_notes(drawn, window, palette),
            *legend(palette),
            *day_note(as_of, window),
        ],
    )


def _places(
    rows: Sequence[Any], axes: Sequence[Any]
) -> tuple[dict[str, int], list[tuple[int, str]], int]:
    """The line of each action, the lines of the axes' names, and how many lines there are."""
    names = {_code(row.code): _axis_words(row) for row in axes}
    places: dict[str, int] = {}
    heads: list[tuple[int, str]] = []
    line = 0
    for code, name in names.items():
        held = [r.action_code for r in rows if _code(r.axis_code) == code]
        if not held:
            continue
        heads.append((line, name))
        for action in held:
            line += 1
            places[action] = line
        line += 1
    return places, heads, line


def _axis_words(row: Any) -> str:
    return typo(f"<b>{as_typed(f'{row.name} · {row.label}' if row.label else row.name)}</b>")


def _code(code: Any) -> str | None:
    return code if is_known(code) else None


def _grid(starts: Sequence[date], palette: Palette) -> list[dict[str, Any]]:
    line = {"color": palette.grid, "width": 1}
    return [
        {
            "type": "line",
            "x0": start,
            "x1": start,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": line,
            "layer": "below",
        }
        for start in starts
    ]


def _separators(heads: Sequence[tuple[int, str]], palette: Palette) -> list[dict[str, Any]]:
    # In pixels from the plot's edge: the line runs under the labels and the words too.
    return [
        {
            "type": "line",
            "xref": "paper",
            "xsizemode": "scaled",
            "x0": -0.46,
            "x1": 1.38,
            "y0": line - 0.5,
            "y1": line - 0.5,
            "line": {"color": palette.grid, "width": 1},
            "layer": "below",
        }
        for line, _ in heads
    ]


def _day_line(as_of: date, window: tuple[date, date], palette: Palette) -> list[dict[str, Any]]:
    if not window[0] <= as_of <= window[1]:
        return []
    return [
        {
            "type": "line",
            "x0": as_of,
            "x1": as_of,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": palette.ink, "width": 1.6, "dash": "dot"},
        }
    ]

"""Are one action's dates held: for each milestone its reference, its forecast, its completion."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from charts.figure import empty_figure, figure_of
from charts.theme import Palette, level_mark
from charts.time_axis import point_marks
from charts.wrapping import as_typed, wrapped
from data_model.french import day, is_known, signed_days, typo

STRIP_HEIGHT: Final = 196
ROW_HEIGHT: Final = 33
TOP: Final = 40
BOTTOM: Final = 4
LABEL_SHARE: Final = 0.35
WORDS_SHARE: Final = 0.40
LABEL_LINE: Final = 38
LABEL_LINES: Final = 2
TEXT_SIZE: Final = 12
MOST_TICKS: Final = 6
KEY: Final = "○ référence  ● atteint  ◇ prévu"
MARKER: Final = 11


def milestone_strip(milestones: pd.DataFrame, palette: Palette, *, as_of: date) -> go.Figure:
    """One line a milestone, from its reference (ring) to its completion (disc) or forecast.

    Columns of `milestones`: label (str), reference_on, finish_on (date, nullable), is_done,
    is_without_news, is_unconfirmed (bool), slippage_days (Int64, nullable), level, words (str).
    Rows: one an occurrence, in the order drawn; those without any date are left out.
    """
    rows: list[Any] = [r for r in milestones.itertuples(index=False) if _days_of(r)]
    if not rows:
        return empty_figure("Aucun jalon daté sur cette période.", palette)
    first, last = _span(rows, as_of)
    room = (last - first) / (1 - WORDS_SHARE) * WORDS_SHARE
    traces: list[Any] = []
    annotations: list[dict[str, Any]] = []
    for place, row in enumerate(rows):
        traces += _marks(row, place, palette)
        annotations += [_label(row, place), _words(row, place, palette)]
    ticks = point_marks(first, last, most=MOST_TICKS)
    return figure_of(
        traces,
        palette=palette,
        size=TEXT_SIZE,
        height=max(STRIP_HEIGHT, TOP + BOTTOM + ROW_HEIGHT * len(rows)),
        margin={"l": 0, "r": 0, "t": TOP, "b": BOTTOM},
        annotations=[*annotations, _key(palette)],
        xaxis={
            "domain": [LABEL_SHARE, 1],
            "range": [first, last + room],
            "side": "top",
            "tickangle": 0,
            "tickvals": ticks.places,
            "ticktext": ticks.texts,
        },
        yaxis={"range": [len(rows) - 0.5, -0.5], "visible": False},
        shapes=[_today(as_of, palette)] if first <= as_of <= last else [],
    )


def _days_of(row: Any) -> list[date]:
    return [when for when in (row.reference_on, row.finish_on) if is_known(when)]


def _span(rows: Sequence[Any], as_of: date) -> tuple[date, date]:
    days = [when for row in rows for when in _days_of(row)]
    air = timedelta(days=max(10, (max(days) - min(days)).days // 20))
    first, last = min(days) - air, max(days) + air
    # Today is drawn when it is near: a year-old calendar need not stretch up to it.
    if last < as_of <= last + 9 * air:
        last = as_of + air
    return first, last


def _marks(row: Any, place: int, palette: Palette) -> list[dict[str, Any]]:
    mark = level_mark(row.level)
    color = palette.done if row.is_done else mark.color(palette)
    if row.is_without_news or not is_known(row.slippage_days):
        color = palette.done if row.is_done else palette.missing
    marks: list[dict[str, Any]] = []
    if is_known(row.reference_on) and is_known(row.finish_on) and row.reference_on != row.finish_on:
        line = {"color": color, "width": 3, "dash": "solid" if row.is_done else "dot"}
        marks.append(
            {
                "x": [row.reference_on, row.finish_on],
                "y": [place, place],
                "mode": "lines",
                "line": line,
                "hoverinfo": "skip",
            }
        )
    if is_known(row.reference_on):
        ring = {"size": MARKER, "color": palette.background, "symbol": "circle"}
        ring["line"] = {"color": palette.expected, "width": 2}
        marks.append(_point(row, row.reference_on, place, ring, word="référence"))
    if row.is_done and is_known(row.finish_on):
        disc = {"size": MARKER, "color": palette.done, "symbol": "circle"}
        marks.append(_point(row, row.finish_on, place, disc, word="atteint"))
    elif is_known(row.finish_on) and row.finish_on != row.reference_on:
        diamond = {"size": MARKER, "color": palette.background, "symbol": "diamond"}
        diamond["line"] = {"color": color, "width": 2}
        marks.append(_point(row, row.finish_on, place, diamond, word="prévu"))
    return [{"type": "scatter", "cliponaxis": False, **trace} for trace in marks]


def _point(
    row: Any, when: date, place: int, marker: dict[str, Any], *, word: str
) -> dict[str, Any]:
    return {
        "x": [when],
        "y": [place],
        "mode": "markers",
        "marker": marker,
        "text": [typo(f"{as_typed(row.label)}<br>{word} : {day(when)}<br>{row.words}")],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _label(row: Any, place: int) -> dict[str, Any]:
    return {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": place,
        "text": wrapped(row.label, width=LABEL_LINE, lines=LABEL_LINES),
        "align": "left",
        "showarrow": False,
    }


def _words(row: Any, place: int, palette: Palette) -> dict[str, Any]:
    shown = max(_days_of(row))
    text = day(row.finish_on if is_known(row.finish_on) else row.reference_on)
    color = palette.muted
    if is_known(row.slippage_days) and int(row.slippage_days):
        text += f"  <b>{signed_days(row.slippage_days)}</b>"
        text += ", à confirmer" if row.is_unconfirmed else ""
        color = level_mark(row.level).text_color(palette)
    elif row.is_without_news:
        text += " ○ sans nouvelle"
    elif row.is_unconfirmed:
        text += " ○ à confirmer"
    return {
        "x": shown,
        "y": place,
        "xanchor": "left",
        "xshift": MARKER,
        "text": text,
        "font": {"color": color, "size": TEXT_SIZE},
        # Today's line would cross the words.
        "bgcolor": palette.background,
        "borderpad": 0,
        "showarrow": False,
    }


def _key(palette: Palette) -> dict[str, Any]:
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 8,
        "text": KEY,
        "font": {"color": palette.muted, "size": TEXT_SIZE - 1},
        "showarrow": False,
    }


def _today(as_of: date, palette: Palette) -> dict[str, Any]:
    line = {"color": palette.ink, "width": 1.5, "dash": "dot"}
    return {
        "type": "line",
        "x0": as_of,
        "x1": as_of,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": line,
        "layer": "below",
    }

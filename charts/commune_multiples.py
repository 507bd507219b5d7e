"""How each commune moves, on one scale: one small chart a commune, the others in grey.

All stand on one pair of axes: Plotly takes three times as long to draw one pair for each.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from charts.figure import empty_figure, figure_of
from charts.multiples_panel import BEFORE, COLUMNS, Panel, panel_rows, panels_of
from charts.theme import Palette
from charts.wrapping import as_typed
from data_model.french import E4, NOT_KNOWN, is_known, number, number_e4, quarter_label, typo

MULTIPLES_HEIGHT: Final = 314
ROW_HEIGHT: Final = 157
# In pixels.
TITLE_ABOVE, VALUE_ABOVE, END_BELOW = 11, 5, 6
TEXT_SIZE: Final = 12
GRID_LINES: Final = 3
TOP_OF_GRID: Final = 1.12
NICE_STEPS: Final = (1, 2, 2.5, 4, 5, 10)

Point = float | None


class Known(NamedTuple):
    """What is known of a quarter; `y` is None for a gap."""

    y: Point
    is_carried: bool


class Word(NamedTuple):
    """A text at a place of the figure, its point being at the left, the middle… of its foot."""

    x: float
    y: float
    text: str
    position: str
    color: str
    size: int


def commune_multiples(series: pd.DataFrame, palette: Palette, *, decimals: int = 0) -> go.Figure:
    """One small chart a commune, in the order of the rows, all on one scale.

    Columns of `series`: name, period_code (str), value_e4 (Int64, nullable), is_carried (bool:
    the last known value, drawn hollow). Rows: one a commune and quarter, the same quarters for
    each. A quarter without a value is a gap, never zero.
    """
    lines = _lines(series)
    periods = list(dict.fromkeys(series["period_code"]))
    if not lines or all(one.y is None for points in lines.values() for one in points):
        return empty_figure("Aucune valeur communiquée pour cet indicateur.", palette)
    top, ticks = _scale([one.y for points in lines.values() for one in points if one.y is not None])
    height = max(MULTIPLES_HEIGHT, panel_rows(len(lines)) * ROW_HEIGHT)
    panels = panels_of(len(lines), height, top=top, quarters=len(periods))
    words = [
        *chain.from_iterable(
            _words(panel, name, points, palette, decimals=decimals)
            for panel, (name, points) in zip(panels, lines.items(), strict=True)
        ),
        # Under the last chart of each column.
        *chain.from_iterable(_ends(panel, periods, palette) for panel in panels[-COLUMNS:]),
    ]
    marks = [(panel.y(tick), number(tick)) for panel in panels[::COLUMNS] for tick in ticks]
    return figure_of(
        [
            _grey(panels, list(lines.values()), palette),
            _own(panels, lines, periods, palette),
            _written(words),
        ],
        palette=palette,
        size=TEXT_SIZE,
        height=height,
        margin={"l": 34, "r": 10, "t": 0, "b": 0},
        xaxis={
            "range": [-BEFORE, max(panel.right for panel in panels)],
            "showgrid": False,
            "showticklabels": False,
        },
        yaxis={
            "range": [0, height],
            "showgrid": True,
            "tickvals": [y for y, _ in marks],
            "ticktext": [text for _, text in marks],
            "automargin": False,
        },
    )


def _lines(series: pd.DataFrame) -> dict[str, list[Known]]:
    found: dict[str, list[Known]] = {}
    for name, value, carried in zip(
        series["name"], series["value_e4"], series["is_carried"], strict=True
    ):
        point = float(value) / E4 if is_known(value) else None
        found.setdefault(name, []).append(Known(point, bool(carried)))
    return found


def _scale(values: Sequence[float]) -> tuple[float, list[float]]:
    """The top of the common scale and its round ticks, from 0."""
    wanted = max(max(values), 1) / GRID_LINES
    power = 1.0
    while wanted > 10 * power:
        power *= 10
    step = next(nice * power for nice in NICE_STEPS if wanted <= nice * power)
    if step == 2.5:
        step = 3.0
    return step * GRID_LINES * TOP_OF_GRID, [step * line for line in range(GRID_LINES + 1)]


def _drawn(panel: Panel, points: Sequence[Known]) -> tuple[list[Any], list[Any]]:
    """Where a line goes, then the gap that parts it from the next."""
    return (
        [*(panel.x(quarter) for quarter in range(len(points))), None],
        [*(None if one.y is None else panel.y(one.y) for one in points), None],
    )


def _joined(parts: Sequence[tuple[list[Any], list[Any]]]) -> dict[str, list[Any]]:
    return {
        "x": [*chain.from_iterable(x for x, _ in parts)],
        "y": [*chain.from_iterable(y for _, y in parts)],
    }


def _grey(
    panels: Sequence[Panel], lines: Sequence[Sequence[Known]], palette: Palette
) -> dict[str, Any]:
    """In each chart, the lines of the others."""
    parts = [
        _drawn(panel, points)
        for own, panel in enumerate(panels)
        for other, points in enumerate(lines)
        if other != own
    ]
    return {
        "type": "scatter",
        **_joined(parts),
        "mode": "lines",
        "line": {"color": palette.track, "width": 1},
        "hoverinfo": "skip",
    }


def _own(
    panels: Sequence[Panel],
    lines: dict[str, list[Known]],
    periods: Sequence[str],
    palette: Palette,
) -> dict[str, Any]:
    fills: list[str] = []
    told: list[str] = []
    for name, points in lines.items():
        fills += [palette.background if one.is_carried else palette.done for one in points]
        told += [_told(name, code, one) for code, one in zip(periods, points, strict=True)]
        # The gap before the next line.
        fills.append(palette.done)
        told.append("")
    return {
        "type": "scatter",
        **_joined([_drawn(*both) for both in zip(panels, lines.values(), strict=True)]),
        "mode": "lines+markers",
        "line": {"color": palette.done, "width": 2},
        "marker": {"size": 6, "color": fills, "line": {"color": palette.done, "width": 1.5}},
        "connectgaps": False,
        "cliponaxis": False,
        "text": told,
        "hovertemplate": "%{text}<extra></extra>",
    }


def _told(name: str, code: str, known: Known) -> str:
    value = NOT_KNOWN if known.y is None else number(known.y)
    carried = " (valeur reportée)" if known.is_carried else ""
    return f"{as_typed(name)}<br>{typo(f'{quarter_label(code)} : {value}{carried}')}"


def _words(
    panel: Panel, name: str, points: Sequence[Known], palette: Palette, *, decimals: int
) -> Iterator[Word]:
    """A chart's title, its last known value, and that the last quarter is missing."""
    title = panel.foot + panel.height + TITLE_ABOVE
    bold = f"<b>{as_typed(name)}</b>"
    yield Word(panel.x(-BEFORE), title, bold, "top right", palette.ink, TEXT_SIZE)
    known = [(x, one.y) for x, one in enumerate(points) if one.y is not None]
    if known:
        x, y = known[-1]
        value = f"<b>{number_e4(round(y * E4), decimals=decimals)}</b>"
        at = panel.y(y) + VALUE_ABOVE
        yield Word(panel.x(x), at, value, "top center", palette.done, TEXT_SIZE)
    if points and points[-1].y is None:
        last = len(points) - 1
        at = panel.y(known[-1][1] if known else panel.top / 2)
        start, position = (last - 0.4, "middle right") if known else (last / 2, "middle center")
        yield Word(panel.x(start), at, f"○ {NOT_KNOWN}", position, palette.muted, TEXT_SIZE)


def _ends(panel: Panel, periods: Sequence[str], palette: Palette) -> Iterator[Word]:
    """The first and the last quarter, each within its chart's width."""
    ends = {
        "bottom right": (panel.x(-BEFORE), periods[0]),
        "bottom left": (panel.right, periods[-1]),
    }
    for position, (x, code) in ends.items():
        text = quarter_label(code, short=True)
        yield Word(x, panel.foot - END_BELOW, text, position, palette.muted, TEXT_SIZE - 1)


def _written(words: Sequence[Word]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [word.x for word in words],
        "y": [word.y for word in words],
        "mode": "text",
        "text": [word.text for word in words],
        "textposition": [word.position for word in words],
        "textfont": {
            "color": [word.color for word in words],
            "size": [word.size for word in words],
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }

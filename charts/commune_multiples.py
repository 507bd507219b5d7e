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
from data_model.french import E4, NOT_KNOWN, is_known, number, quarter_label, typo

MULTIPLES_HEIGHT: Final = 314
ROW_HEIGHT: Final = 157
# In pixels.
TITLE_ABOVE, VALUE_ABOVE, VALUE_BESIDE, END_BELOW = 11, 5, 2, 6
TEXT_SIZE: Final = 12
GRID_LINES: Final = 3
TOP_OF_GRID: Final = 1.12
NICE_STEPS: Final = (1, 2, 3, 4, 5, 6, 8, 10)
TICK_DECIMALS: Final = 4
# Words as short as this stand beside the end of a falling line, so many quarters away, not on it.
SHORT: Final = 4
BESIDE: Final = 0.25

NOT_ASKED: Final = "non sollicité"
NO_VALUE: Final = "Aucune valeur communiquée pour cet indicateur."
NONE_ASKED: Final = "Rien n’a encore été demandé aux communes sur cet indicateur."

Point = float | None


class Known(NamedTuple):
    """What is known of a quarter; `y` is None for a gap, or where nothing was asked."""

    y: Point
    shown: str
    is_carried: bool
    is_asked: bool

    @property
    def is_drawn(self) -> bool:
        """Whether it is a point, or a gap: a quarter that was not asked is neither."""
        return self.is_asked or self.y is not None


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

    Columns of `series`: name, period_code (str), value_e4 (Int64, nullable), shown (str, the
    value in words), is_carried (bool: the last known value, drawn hollow), is_asked (bool). Rows:
    one a commune and quarter, the same quarters for each. A quarter asked without a value is a
    gap, never zero; one that is not asked is passed over.
    """
    lines = _lines(series)
    periods = list(dict.fromkeys(series["period_code"]))
    values = [one.y for points in lines.values() for one in points if one.y is not None]
    if not values:
        is_asked = any(one.is_asked for points in lines.values() for one in points)
        return empty_figure(NO_VALUE if is_asked else NONE_ASKED, palette)
    top, ticks = _scale(values, decimals=decimals)
    height = max(MULTIPLES_HEIGHT, panel_rows(len(lines)) * ROW_HEIGHT)
    panels = panels_of(len(lines), height, top=top, quarters=len(periods))
    words = [
        *chain.from_iterable(
            _words(panel, name, points, palette)
            for panel, (name, points) in zip(panels, lines.items(), strict=True)
        ),
        # Under the last chart of each column.
        *chain.from_iterable(_ends(panel, periods, palette) for panel in panels[-COLUMNS:]),
    ]
    marks = [
        (panel.y(tick), number(tick, decimals=TICK_DECIMALS))
        for panel in panels[::COLUMNS]
        for tick in ticks
    ]
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
    columns = (series[name] for name in ("name", "value_e4", "shown", "is_carried", "is_asked"))
    for name, value, shown, carried, asked in zip(*columns, strict=True):
        point = float(value) / E4 if is_known(value) else None
        found.setdefault(name, []).append(Known(point, shown, bool(carried), bool(asked)))
    return found


def _scale(values: Sequence[float], *, decimals: int) -> tuple[float, list[float]]:
    """The top of the common scale and its round ticks, from 0; whole for whole values."""
    power = 10.0**-decimals
    wanted = max(max(values) / GRID_LINES, power)
    while wanted > NICE_STEPS[-1] * power:
        power *= 10
    step = next(nice * power for nice in NICE_STEPS if wanted <= nice * power)
    return step * GRID_LINES * TOP_OF_GRID, [step * line for line in range(GRID_LINES + 1)]


def _drawn(panel: Panel, points: Sequence[Known]) -> tuple[list[Any], list[Any]]:
    """Where a line goes, then the gap that parts it from the next."""
    drawn = [(quarter, one.y) for quarter, one in enumerate(points) if one.is_drawn]
    return (
        [*(panel.x(quarter) for quarter, _ in drawn), None],
        [*(None if y is None else panel.y(y) for _, y in drawn), None],
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
        for code, one in zip(periods, points, strict=True):
            if one.is_drawn:
                fills.append(palette.background if one.is_carried else palette.done)
                told.append(_told(name, code, one))
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
    carried = " (valeur reportée)" if known.is_carried and known.y is not None else ""
    return f"{as_typed(name)}<br>{typo(f'{quarter_label(code)} : {known.shown}{carried}')}"


def _words(panel: Panel, name: str, points: Sequence[Known], palette: Palette) -> Iterator[Word]:
    """A chart's title, its last known value, and that the last quarter asked is missing."""
    title = panel.foot + panel.height + TITLE_ABOVE
    bold = f"<b>{as_typed(name)}</b>"
    yield Word(panel.x(-BEFORE), title, bold, "top right", palette.ink, TEXT_SIZE)
    drawn = [(x, one) for x, one in enumerate(points) if one.is_drawn]
    known = [(x, one.y, one.shown) for x, one in drawn if one.y is not None]
    if not drawn:
        middle = panel.x((len(points) - 1) / 2), panel.y(panel.top / 2)
        yield Word(*middle, NOT_ASKED, "middle center", palette.muted, TEXT_SIZE)
        return
    if known:
        x, y, shown = known[-1]
        falls = len(known) > 1 and known[-2][1] > y and len(shown) <= SHORT
        position = "top right" if falls else "top center"
        at = panel.y(y) + (VALUE_BESIDE if falls else VALUE_ABOVE)
        yield Word(
            panel.x(x + BESIDE if falls else x),
            at,
            f"<b>{shown}</b>",
            position,
            palette.done,
            TEXT_SIZE,
        )
    last, newest = drawn[-1]
    if newest.y is None:
        at = panel.y(known[-1][1] if known else panel.top / 2)
        middle_of_all = (len(points) - 1) / 2
        start, position = (
            (last - 0.4, "middle right") if known else (middle_of_all, "middle center")
        )
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

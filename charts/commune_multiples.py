"""How each commune moves, on one scale: one small chart a commune, the others in grey."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from charts.figure import empty_figure, figure_of
from charts.theme import Palette
from charts.wrapping import as_typed
from data_model.french import E4, NOT_KNOWN, is_known, number, number_e4, quarter_label

MULTIPLES_HEIGHT: Final = 314
ROW_HEIGHT: Final = 157
COLUMNS: Final = 4
GUTTER: Final = 0.02
TITLE_ROOM: Final = 36
AXIS_ROOM: Final = 20
TEXT_SIZE: Final = 12
GRID_LINES: Final = 3
NICE_STEPS: Final = (1, 2, 2.5, 4, 5, 10)
CARRIED: Final = "carried"

Point = float | None


def commune_multiples(series: pd.DataFrame, palette: Palette, *, decimals: int = 0) -> go.Figure:
    """One small chart a commune, in the order of the rows, all on one scale.

    Columns of `series`: name, period_code (str), value_e4 (Int64, nullable), is_carried (bool:
    the last known value, drawn hollow). Rows: one a commune and quarter, the same quarters for
    each. A quarter without a value is a gap, never zero.
    """
    lines = _lines(series)
    periods = list(dict.fromkeys(series["period_code"]))
    if not lines or all(y is None for points in lines.values() for y, _ in points):
        return empty_figure("Aucune valeur communiquée pour cet indicateur.", palette)
    top, ticks = _scale([y for points in lines.values() for y, _ in points if y is not None])
    rows = -(-len(lines) // COLUMNS)
    height = max(MULTIPLES_HEIGHT, rows * ROW_HEIGHT)
    traces: list[Any] = []
    layout: dict[str, Any] = {}
    annotations: list[dict[str, Any]] = []
    for place, (name, points) in enumerate(lines.items()):
        others = [points for other, points in lines.items() if other != name]
        axes = _axes(place, rows, height, top=top, ticks=ticks, periods=periods)
        layout |= axes
        traces += _traces(points, others, palette, suffix=_suffix(place), periods=periods)
        annotations += _notes(
            name, points, palette, suffix=_suffix(place), decimals=decimals, top=top
        )
        if place + COLUMNS >= len(lines):
            annotations += _ends(periods, palette, suffix=_suffix(place))
    return figure_of(
        traces,
        palette=palette,
        size=TEXT_SIZE,
        height=height,
        margin={"l": 34, "r": 10, "t": 0, "b": 0},
        annotations=annotations,
        **layout,
    )


def _lines(series: pd.DataFrame) -> dict[str, list[tuple[Point, bool]]]:
    found: dict[str, list[tuple[Point, bool]]] = {}
    for name, value, carried in zip(
        series["name"], series["value_e4"], series["is_carried"], strict=True
    ):
        point = float(value) / E4 if is_known(value) else None
        found.setdefault(name, []).append((point, bool(carried)))
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
    return step * GRID_LINES * 1.12, [step * line for line in range(GRID_LINES + 1)]


def _suffix(place: int) -> str:
    return str(place + 1) if place else ""


def _axes(
    place: int,
    rows: int,
    height: int,
    *,
    top: float,
    ticks: Sequence[float],
    periods: Sequence[str],
) -> dict[str, Any]:
    row, column = divmod(place, COLUMNS)
    width = (1 - GUTTER * (COLUMNS - 1)) / COLUMNS
    left = column * (width + GUTTER)
    band = 1 / rows
    bottom = 1 - (row + 1) * band
    suffix = _suffix(place)
    last = len(periods) - 1
    return {
        f"xaxis{suffix}": {
            "domain": [left, left + width],
            "anchor": f"y{suffix}",
            "range": [-0.5, last + 1.8],
            "showgrid": False,
            "showticklabels": False,
        },
        f"yaxis{suffix}": {
            "domain": [bottom + AXIS_ROOM / height, bottom + band - TITLE_ROOM / height],
            "anchor": f"x{suffix}",
            "range": [0, top],
            "showgrid": True,
            "tickvals": list(ticks),
            "ticktext": [number(tick) for tick in ticks] if column == 0 else [""] * len(ticks),
            "automargin": False,
        },
    }


def _traces(
    points: Sequence[tuple[Point, bool]],
    others: Sequence[Sequence[tuple[Point, bool]]],
    palette: Palette,
    *,
    suffix: str,
    periods: Sequence[str],
) -> list[dict[str, Any]]:
    place = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}", "type": "scatter"}
    grey_x: list[float | None] = []
    grey_y: list[Point] = []
    for other in others:
        grey_x += [*range(len(other)), None]
        grey_y += [*(y for y, _ in other), None]
    grey = {
        "x": grey_x,
        "y": grey_y,
        "mode": "lines",
        "line": {"color": palette.track, "width": 1},
        "hoverinfo": "skip",
    }
    fills = [palette.background if carried else palette.done for _, carried in points]
    own = {
        "x": list(range(len(points))),
        "y": [y for y, _ in points],
        "mode": "lines+markers",
        "line": {"color": palette.done, "width": 2},
        "marker": {"size": 6, "color": fills, "line": {"color": palette.done, "width": 1.5}},
        "connectgaps": False,
        "cliponaxis": False,
        "text": [
            f"{quarter_label(code)} : {NOT_KNOWN if y is None else number(y)}"
            f"{' (valeur reportée)' if carried else ''}"
            for code, (y, carried) in zip(periods, points, strict=True)
        ],
        "hovertemplate": "%{text}<extra></extra>",
    }
    return [{**place, **grey}, {**place, **own}]


def _notes(
    name: str,
    points: Sequence[tuple[Point, bool]],
    palette: Palette,
    *,
    suffix: str,
    decimals: int,
    top: float,
) -> list[dict[str, Any]]:
    place = {"xref": f"x{suffix}", "yref": f"y{suffix}", "showarrow": False}
    notes: list[dict[str, Any]] = [
        {
            **place,
            "xref": f"x{suffix} domain",
            "yref": f"y{suffix} domain",
            "x": 0,
            "y": 1,
            "yshift": 10,
            "yanchor": "bottom",
            "xanchor": "left",
            "text": f"<b>{as_typed(name)}</b>",
        }
    ]
    known = [(x, y) for x, (y, _) in enumerate(points) if y is not None]
    if known:
        x, y = known[-1]
        value = number_e4(round(y * E4), decimals=decimals)
        notes.append(
            {
                **place,
                "x": x,
                "y": y,
                "yshift": 11,
                "text": f"<b>{value}</b>",
                "font": {"color": palette.done, "size": TEXT_SIZE},
            }
        )
    if points and points[-1][0] is None:
        last = len(points) - 1
        y = known[-1][1] if known else top / 2
        notes.append(
            {
                **place,
                "x": last - 0.4 if known else last / 2,
                "xanchor": "left" if known else "center",
                "y": y,
                "text": f"○ {NOT_KNOWN}",
                "font": {"color": palette.muted, "size": TEXT_SIZE},
            }
        )
    return notes


def _ends(periods: Sequence[str], palette: Palette, *, suffix: str) -> list[dict[str, Any]]:
    """The first and the last quarter, each within its chart's width."""
    ends = {"left": (0, periods[0]), "right": (1, periods[-1])}
    return [
        {
            "xref": f"x{suffix} domain",
            "yref": f"y{suffix} domain",
            "x": x,
            "y": 0,
            "yshift": -3,
            "xanchor": anchor,
            "yanchor": "top",
            "text": quarter_label(code, short=True),
            "font": {"color": palette.muted, "size": TEXT_SIZE - 1},
            "showarrow": False,
        }
        for anchor, (x, code) in ends.items()
    ]

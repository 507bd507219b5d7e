"""One indicator's way to its target: done, expected, and where the pace leads."""

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from charts.figure import empty_figure, figure_of
from charts.planned_curve import value_ticks
from charts.theme import Palette
from charts.wrapping import as_typed
from data_model.french import E4, NBSP, is_known, number, quarter_label, typo

HEIGHT: Final = 360
MOST_TICKS: Final = 12
# Two labels closer than this share of the scale would cover one another.
CLOSE: Final = 0.08
NO_DATES: Final = "Trajectoire non calculable : les dates du plan sont à saisir."
NOT_ENDED: Final = "Aucun trimestre n’est encore échu."
UNKNOWN: Final = "Aucune valeur n’a encore été communiquée."


@dataclass(frozen=True, kw_only=True)
class Projection:
    """Where the pace leads at the end of the span, and its 80 % band, in the unit."""

    central: float
    low: float
    high: float


def indicator_trajectory(
    way: pd.DataFrame,
    palette: Palette,
    *,
    target: float | None,
    unit: str,
    decimals: int,
    upper: float | None = None,
    projection: Projection | None = None,
    is_dated: bool = False,
) -> go.Figure:
    """The columns of `trajectory_frame` as lines, from 0 or the lowest value known.

    A range goes from `target` to `upper`, marked at the end by a bar from one to the other.
    `is_dated` says that the plan has its dates: without any row, no quarter has ended yet.
    """
    if way.empty:
        return empty_figure(NOT_ENDED if is_dated else NO_DATES, palette)
    rows: list[Any] = list(way.itertuples(index=False))
    done = _held(rows, "actual_e4")
    expected = _held(rows, "expected_e4")
    if not done and not expected:
        return empty_figure(UNKNOWN, palette)
    levels = [y for _, y, _ in (*done, *expected)]
    levels += [bound for bound in (target, upper) if bound is not None]
    levels += [projection.high, projection.low] if projection and done else []
    top, bottom = max(*levels, 0.0), min(*levels, 0.0)
    end = len(rows) - 1
    traces: list[Any] = []
    if projection and done:
        traces += _projected(done[-1], projection, end=end, palette=palette)
    traces += [
        _line(expected, "attendu", palette.expected, decimals=decimals, dash="dot"),
        _line(done, "réalisé", palette.done, decimals=decimals, hollow=palette.background),
    ]
    if target is not None and upper is not None:
        traces.append(_range_bar(target, upper, end=end, palette=palette))
    ticks = value_ticks(top) if bottom >= 0 else sorted({bottom, 0.0, top})
    step = max(1, -(-len(rows) // MOST_TICKS))
    return figure_of(
        traces,
        palette=palette,
        height=HEIGHT,
        margin={"l": 56, "r": 128, "t": 30, "b": 44},
        xaxis={
            "showgrid": False,
            "tickvals": list(range(0, len(rows), step)),
            "ticktext": [
                quarter_label(row.period_code).replace(NBSP, "<br>") for row in rows[::step]
            ],
            "range": [-0.3, end + 0.3],
        },
        yaxis={
            "showgrid": True,
            "tickvals": ticks,
            "ticktext": [number(value) for value in ticks],
            "range": [bottom * 1.08, top * 1.08 or 1],
        },
        annotations=[
            _unit_note(unit, palette),
            *_end_notes(
                done,
                palette,
                target=target,
                upper=upper,
                projection=projection,
                end=end,
                decimals=decimals,
                span=top - bottom,
            ),
        ],
    )


def _held(rows: list[Any], column: str) -> list[tuple[int, float, Any]]:
    return [
        (place, int(getattr(row, column)) / E4, row)
        for place, row in enumerate(rows)
        if is_known(getattr(row, column))
    ]


def _line(
    held: list[tuple[int, float, Any]],
    name: str,
    color: str,
    *,
    decimals: int,
    dash: str = "solid",
    hollow: str = "",
) -> go.Scatter:
    fills = [hollow if hollow and (row.at_least or row.is_carried) else color for _, _, row in held]
    return go.Scatter(
        x=[place for place, _, _ in held],
        y=[y for _, y, _ in held],
        mode="lines+markers" if hollow else "lines",
        line={"color": color, "width": 3 if hollow else 2, "dash": dash},
        marker={"size": 8, "color": fills, "line": {"color": color, "width": 1.6}},
        customdata=[
            typo(
                f"<b>{quarter_label(row.period_code)}</b><br>{name} : "
                f"{'au moins ' if hollow and row.at_least else ''}{number(y, decimals=decimals)}"
            )
            for _, y, row in held
        ],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
        connectgaps=False,
    )


def _projected(
    last: tuple[int, float, Any], projection: Projection, *, end: int, palette: Palette
) -> list[Any]:
    place, value, _ = last
    return [
        go.Scatter(
            x=[place, end, end, place],
            y=[value, projection.high, projection.low, value],
            mode="lines",
            fill="toself",
            fillcolor=palette.track,
            line={"width": 0},
            hoverinfo="skip",
        ),
        go.Scatter(
            x=[place, end],
            y=[value, projection.central],
            mode="lines",
            line={"color": palette.committed, "width": 2.4, "dash": "dash"},
            hoverinfo="skip",
        ),
    ]


def _range_bar(low: float, high: float, *, end: int, palette: Palette) -> go.Scatter:
    return go.Scatter(
        x=[end, end],
        y=[low, high],
        mode="lines+markers",
        line={"color": palette.ink, "width": 2},
        marker={
            "symbol": "line-ew",
            "size": 12,
            "line": {"color": palette.ink, "width": 2},
        },
        hoverinfo="skip",
        cliponaxis=False,
    )


def _unit_note(unit: str, palette: Palette) -> dict[str, Any]:
    return {
        "text": as_typed(unit),
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": -48,
        "yshift": 8,
        "font": {"size": 12, "color": palette.muted},
    }


def _end_notes(
    done: list[tuple[int, float, Any]],
    palette: Palette,
    *,
    target: float | None,
    upper: float | None,
    projection: Projection | None,
    end: int,
    decimals: int,
    span: float,
) -> list[dict[str, Any]]:
    """The names at the right of the lines, spread so that none covers another."""
    wanted: list[tuple[float, str, str]] = []
    if target is not None:
        bound = number(target, decimals=decimals)
        if upper is not None:
            bound = f"de {bound} à {number(upper, decimals=decimals)}"
        words = f"<b>Cible</b> {bound}"
        wanted.append((target if upper is None else (target + upper) / 2, words, palette.ink))
    if projection is not None and done:
        words = f"<b>Prévision</b> {number(projection.central, decimals=0)}"
        wanted.append((projection.central, words, palette.ink))
    notes = []
    floor = float("-inf")
    for level, text, color in sorted(wanted):
        y = max(level, floor + CLOSE * span)
        floor = y
        notes.append(_note(end, y, text, color=color, xshift=8))
    if done:
        place, value, row = done[-1]
        least = "au moins " if row.at_least else ""
        text = f"<b>{least}{number(value, decimals=decimals)}</b>"
        is_end = place == end
        notes.append(
            _note(place, value, text, color=palette.done, xshift=8 if is_end else 0)
            | ({} if is_end else {"yanchor": "bottom", "yshift": 8, "xanchor": "right"})
        )
    return notes


def _note(place: int, y: float, text: str, *, color: str, xshift: int) -> dict[str, Any]:
    return {
        "text": text,
        "x": place,
        "y": y,
        "xanchor": "left",
        "xshift": xshift,
        "font": {"color": color, "size": 12},
    }

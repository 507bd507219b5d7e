"""Will the plan finish in time: work planned, done and projected, cumulated over quarters."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from charts.figure import empty_figure, figure_of
from charts.theme import Mark, Palette, level_mark
from data_model.french import NBSP, is_known, number, quarter_label, typo
from data_model.vocabulary import Level

HEIGHT: Final = 470
MOST_TICKS: Final = 12
TICK_STEPS: Final = (1, 2, 5)
TICKS_WANTED: Final = 4
# Two labels closer than this share of the total would cover one another.
CLOSE: Final = 0.07
UNIT: Final = f"jour{NBSP}de travail"
UNITS: Final = f"jours{NBSP}de travail"
NOTHING: Final = "Courbe non calculable : aucune action n’a encore de jalon renseigné."
NO_START: Final = "Courbe non calculable : les dates du plan sont à saisir."


def planned_curve_figure(
    planned: pd.DataFrame, *, palette: Palette, level: Level, has_dates: bool = True
) -> go.Figure:
    """The three lines of `planned_value_frame`, the gap at S drawn and named.

    `level` is that of the gap: it has the same sign here as wherever réalisation is shown.
    """
    if planned.empty:
        return empty_figure(NOTHING if has_dates else NO_START, palette)
    rows: list[Any] = list(planned.itertuples(index=False))
    at = max((place for place, row in enumerate(rows) if is_known(row.earned)), default=None)
    top = max(
        float(value) for row in rows for value in (row.planned, row.forecast) if is_known(value)
    )
    mark = level_mark(level)
    step = max(1, -(-len(rows) // MOST_TICKS))
    ticks = value_ticks(top)
    return figure_of(
        [
            _line(rows, "planned", "prévu", palette.expected, width=2.6),
            _line(rows, "forecast", "annoncé", palette.committed, width=2.6, dash="dash"),
            _line(rows, "earned", "fait", palette.done, width=3.4, mode="lines+markers"),
        ],
        palette=palette,
        height=HEIGHT,
        margin={"l": 48, "r": 76, "t": 34, "b": 44},
        xaxis={
            "showgrid": False,
            "tickvals": list(range(0, len(rows), step)),
            "ticktext": [
                quarter_label(row.period_code).replace(NBSP, "<br>") for row in rows[::step]
            ],
            "range": [-0.3, len(rows) - 0.7],
        },
        yaxis={
            "showgrid": True,
            "tickvals": ticks,
            "ticktext": [number(value) for value in ticks],
            "range": [0, top * 1.06 or 1],
        },
        shapes=_gap_shape(rows, at, color=mark.color(palette)),
        annotations=[
            _unit_note(palette),
            *_line_notes(rows, at, palette=palette, top=top),
            *_gap_note(rows, at, mark=mark, palette=palette),
        ],
    )


def _line(
    rows: list[Any],
    column: str,
    name: str,
    color: str,
    *,
    width: float,
    dash: str = "solid",
    mode: str = "lines",
) -> go.Scatter:
    held = [(place, row) for place, row in enumerate(rows) if is_known(getattr(row, column))]
    return go.Scatter(
        x=[place for place, _ in held],
        y=[float(getattr(row, column)) for _, row in held],
        mode=mode,
        line={"color": color, "width": width, "dash": dash},
        marker={"size": 8, "color": color},
        customdata=[
            typo(
                f"<b>{quarter_label(row.period_code)}</b><br>{name} : "
                f"{number(getattr(row, column), decimals=1)}{NBSP}{UNITS}"
            )
            for _, row in held
        ],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def value_ticks(top: float) -> list[float]:
    """Round values from 0 up to the top, five at most."""
    # Shares and other small values have steps of hundredths.
    scale = 1.0 if top >= 2 else 0.01
    while True:
        for base in TICK_STEPS:
            if top / (base * scale) <= TICKS_WANTED + 1:
                step = base * scale
                return [step * rank for rank in range(int(top / step) + 1)]
        scale *= 10


def gap_words(planned: float, earned: float) -> str:
    """« 14 jours de travail de retard », or « d’avance », or « comme prévu »."""
    gap = round(planned - earned, 1)
    if not gap:
        return "comme prévu"
    size = abs(gap)
    unit = UNITS if size >= 2 else UNIT
    return f"{number(size, decimals=1)}{NBSP}{unit} {'de retard' if gap > 0 else 'd’avance'}"


def _gap_shape(rows: list[Any], at: int | None, *, color: str) -> list[dict[str, Any]]:
    if at is None:
        return []
    row = rows[at]
    return [
        {
            "type": "line",
            "x0": at,
            "x1": at,
            "y0": float(row.earned),
            "y1": float(row.planned),
            "line": {"color": color, "width": 4},
            "layer": "below",
        }
    ]


def _gap_note(
    rows: list[Any], at: int | None, *, mark: Mark, palette: Palette
) -> list[dict[str, Any]]:
    if at is None:
        return []
    row = rows[at]
    words = gap_words(float(row.planned), float(row.earned))
    return [
        {
            "text": f"<b>{mark.sign}{NBSP}{words}</b>",
            "x": at,
            "y": max(float(row.planned), float(row.earned)),
            "xanchor": "right",
            "yanchor": "bottom",
            "xshift": -6,
            "yshift": 6,
            "font": {"color": mark.text_color(palette)},
        }
    ]


def _unit_note(palette: Palette) -> dict[str, Any]:
    return {
        "text": f"{UNITS[:1].upper()}{UNITS[1:]}, cumul",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": -44,
        "yshift": 12,
        "font": {"size": 12, "color": palette.muted},
    }


def _line_notes(
    rows: list[Any], at: int | None, *, palette: Palette, top: float
) -> list[dict[str, Any]]:
    end = len(rows) - 1
    last = rows[end]
    notes = [_end_note(end, float(last.planned), "Prévu", color=palette.muted)]
    if is_known(last.forecast):
        close = abs(float(last.planned) - float(last.forecast)) < CLOSE * top
        below = -11 if close else 0
        if close:
            notes[0]["yshift"] = 9
        notes.append(
            _end_note(end, float(last.forecast), "Annoncé", color=palette.ink, yshift=below)
        )
    if at is not None:
        notes.append(
            {
                "text": "<b>Fait</b>",
                "x": at,
                "y": float(rows[at].earned),
                "xanchor": "left",
                "yanchor": "top",
                "xshift": 8,
                "yshift": -6,
                "font": {"color": palette.done},
            }
        )
    return notes


def _end_note(
    place: int, value: float, name: str, *, color: str, yshift: float = 0
) -> dict[str, Any]:
    return {
        "text": f"<b>{name}</b> {number(value, decimals=0)}",
        "x": place,
        "y": value,
        "xanchor": "left",
        "xshift": 8,
        "yshift": yshift,
        "font": {"color": color, "size": 12},
    }

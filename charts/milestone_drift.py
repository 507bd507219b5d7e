"""Which milestones drift again and again: what was announced, and when it was."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from charts.figure import empty_figure, figure_of
from charts.label_spread import spread
from charts.theme import Mark, Palette, level_mark
from charts.time_axis import point_marks
from charts.wrapping import as_typed, cut
from data_model.french import NBSP, day, is_known, month, signed_days, typo
from data_model.vocabulary import Level

# One square of pixels: both axes have the same scale, so the diagonal is at 45 degrees.
SIDE: Final = 420
LEFT: Final = 78
TOP: Final = 26
BOTTOM: Final = 40
APART: Final = 37
LABEL_CHARACTERS: Final = 33
BASELINES: Final = ("baseline", "rebaseline")
DONE: Final = "done"
FORECAST: Final = "forecast"
MARGIN_DAYS: Final = 20
NOTHING: Final = "Aucune date n’a encore été annoncée pour les jalons choisis."


WITHOUT_DAYS: Final = {"no_news": "sans nouvelle", "unconfirmed": "à confirmer"}


@dataclass(frozen=True, kw_only=True)
class DriftLine:
    """One milestone's announcements, in the order in which they were received."""

    label: str
    points: list[tuple[date, date, str]]
    mark: Mark
    days: int | None
    state: str

    @property
    def planned(self) -> date:
        """The date of the calendar in force: the last one decided."""
        decided = [y for _, y, kind in self.points if kind in BASELINES]
        return decided[-1] if decided else self.points[0][1]

    @property
    def last(self) -> tuple[date, date, str]:
        """The newest announcement, or the completion."""
        return self.points[-1]


def milestone_drift_figure(
    drift: pd.DataFrame, states: pd.DataFrame, *, as_of: date, palette: Palette
) -> go.Figure:
    """Lines of `drift_frame`, with the level and days of `occurrence_states_frame`."""
    lines = _lines(drift, states)
    if not lines:
        return empty_figure(NOTHING, palette)
    days = [d for line in lines for x, y, _ in line.points for d in (x, y)]
    first = min(days) - timedelta(days=MARGIN_DAYS)
    last = max(*days, as_of) + timedelta(days=MARGIN_DAYS)
    placed = _places(lines, first, last)
    traces = [_diagonal(first, last, palette)]
    for line, height in zip(lines, placed, strict=True):
        traces += [
            _leader(line, height, first=first, last=last, as_of=as_of, palette=palette),
            _trace(line, as_of, palette),
        ]
    marks = point_marks(first, last)
    axis = marks.axis() | {"range": [first, last], "showgrid": True, "constrain": "domain"}
    return figure_of(
        traces,
        palette=palette,
        height=TOP + SIDE + BOTTOM,
        margin={"l": LEFT, "r": 8, "t": TOP, "b": BOTTOM},
        xaxis=axis | {"constraintoward": "left"},
        yaxis=axis
        | {
            "scaleanchor": "x",
            "scaleratio": 1,
            "ticktext": [text.replace("<br>", NBSP) for text in marks.texts],
            "automargin": False,
        },
        annotations=[
            *_labels(lines, placed, first=first, last=last, palette=palette),
            _axis_note("Date annoncée", palette, x=0, y=1, yshift=8, xshift=-LEFT),
            _diagonal_note(first, last, palette),
        ],
    )


def _lines(drift: pd.DataFrame, states: pd.DataFrame) -> list[DriftLine]:
    known = {
        code: (level, days, kind)
        for code, level, days, kind in zip(
            *(states[name] for name in ("occurrence_code", "level", "slippage_days", "kind")),
            strict=True,
        )
    }
    points: dict[str, list[Any]] = {}
    rows: list[Any] = list(drift.itertuples(index=False))
    for row in rows:
        points.setdefault(row.occurrence_code, []).append(row)
    lines = []
    for code, said in points.items():
        level, days, state = known.get(code, (Level.NONE, None, ""))
        name = cut(typo(said[0].label), width=LABEL_CHARACTERS)
        lines.append(
            DriftLine(
                label=as_typed(f"{said[0].action_code}{NBSP}{name[:1].upper()}{name[1:]}"),
                points=[(row.received_on, row.finish_on, row.kind) for row in said],
                mark=level_mark(level),
                days=int(days) if is_known(days) else None,
                state=str(state),
            )
        )
    return lines


def _color(line: DriftLine, palette: Palette) -> str:
    calm = line.mark in (level_mark(Level.OK), level_mark(Level.NONE))
    return palette.expected if calm else line.mark.color(palette)


def _trace(line: DriftLine, as_of: date, palette: Palette) -> go.Scatter:
    points = list(line.points)
    color = _color(line, palette)
    if points[-1][2] != DONE:
        # What was last said still stands on the day looked at.
        points.append((max(as_of, points[-1][0]), points[-1][1], "stands"))
    words = {
        "baseline": "calendrier initial",
        "rebaseline": "calendrier revu",
        FORECAST: "prévision",
        DONE: "fait",
        "stands": "toujours annoncé",
    }
    return go.Scatter(
        x=[x for x, _, _ in points],
        y=[y for _, y, _ in points],
        mode="lines+markers",
        line={"color": color, "width": 2.2},
        marker={
            "symbol": [
                "square-open"
                if kind in BASELINES
                else "circle"
                if kind == DONE
                else line.mark.symbol
                for _, _, kind in points
            ],
            "size": [0 if kind == "stands" else 8 for _, _, kind in points],
            "color": color,
        },
        customdata=[
            typo(f"<b>{line.label}</b><br>{words[kind]} : {day(y)}<br>dit le {day(x)}")
            for x, y, kind in points
        ],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _diagonal(first: date, last: date, palette: Palette) -> go.Scatter:
    return go.Scatter(
        x=[first, last],
        y=[first, last],
        mode="lines",
        line={"color": palette.expected, "width": 1.2, "dash": "dot"},
        hoverinfo="skip",
    )


def _end_words(line: DriftLine) -> str:
    if line.last[2] == DONE:
        return f"fait, {signed_days(line.days)}" if line.days else "fait à l’heure"
    if line.days is None:
        return WITHOUT_DAYS.get(line.state, "")
    return signed_days(line.days) if line.days else "tenu"


def _places(lines: list[DriftLine], first: date, last: date) -> list[float]:
    """How high each label stands, in pixels over the square's foot."""
    wanted = [(line.last[1] - first).days * SIDE / (last - first).days for line in lines]
    return spread(wanted, apart=APART, low=0, high=SIDE)


def _leader(
    line: DriftLine, height: float, *, first: date, last: date, as_of: date, palette: Palette
) -> go.Scatter:
    x, y, kind = line.last
    end = x if kind == DONE else max(as_of, x)
    return go.Scatter(
        x=[end, last],
        y=[y, first + (last - first) * (height / SIDE)],
        mode="lines",
        line={"color": palette.expected, "width": 0.8},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _labels(
    lines: list[DriftLine], placed: list[float], *, first: date, last: date, palette: Palette
) -> list[dict[str, Any]]:
    notes = []
    for line, height in zip(lines, placed, strict=True):
        color = line.mark.text_color(palette)
        planned = f'<span style="color:{palette.muted}">prévu en {month(line.planned)}</span>'
        notes.append(
            {
                "text": f"{line.mark.sign}{NBSP}{line.label}"
                f"<br>{NBSP * 4}{planned} <b>{_end_words(line)}</b>",
                "x": last,
                "y": first + (last - first) * (height / SIDE),
                "xanchor": "left",
                "align": "left",
                "xshift": 4,
                "font": {"color": color, "size": 12.5},
            }
        )
    return notes


def _axis_note(text: str, palette: Palette, **place: Any) -> dict[str, Any]:
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "font": {"size": 12, "color": palette.muted},
        **place,
    }


def _diagonal_note(first: date, last: date, palette: Palette) -> dict[str, Any]:
    middle = first + (last - first) * 0.42
    return {
        "text": "diagonale : jalon fait".replace(" :", f"{NBSP}:"),
        "x": middle,
        "y": middle,
        "xanchor": "left",
        "yanchor": "top",
        "xshift": 12,
        "yshift": -4,
        "font": {"size": 12, "color": palette.muted},
    }

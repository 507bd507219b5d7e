"""Bars within bars: what is paid within what is committed within what is planned."""

from dataclasses import dataclass
from typing import Any, Final

import plotly.graph_objects as go

from charts.figure import figure_of
from charts.theme import Palette
from data_model.french import euros

WIDE_ROW: Final = 54
COMPACT_ROW: Final = 34
# Words stand over a wide bar: it is moved down in its row, without more height.
WIDE_SHIFT: Final = 0.22
WIDE_BAR: Final = 0.44
COMPACT_BAR: Final = 0.62
# Room kept at the right of compact bars for their words, as a share of the longest bar.
WORDS_ROOM: Final = 0.75
# Pixels of the left margin for one character of a label.
CHARACTER: Final = 7
MARK_BEYOND: Final = 0.07
MARK_WIDTH: Final = 2
CASING_WIDTH: Final = 6
# Narrower segments cannot hold an amount.
PRINTED_FROM: Final = 0.14


@dataclass(frozen=True, kw_only=True)
class NestedBar:
    """One row in cents: paid within committed within planned, over comparable lines.

    `elapsed` is what would be spent if money went as time goes.
    """

    label: str
    words: str
    planned: float
    committed: float
    paid: float
    hover: str
    elapsed: float | None = None

    @property
    def length(self) -> float:
        """How far the row reaches: an overrun passes what is planned."""
        return max(self.planned, self.committed)


def nested_figure(
    bars: list[NestedBar],
    palette: Palette,
    *,
    is_wide: bool = False,
    labels: int = 0,
) -> go.Figure:
    """The bars from top to bottom, their words above them or at both ends."""
    longest = max(bar.length for bar in bars) or 1.0
    row_height = WIDE_ROW if is_wide else COMPACT_ROW
    shift = WIDE_SHIFT if is_wide else 0.0
    width = WIDE_BAR if is_wide else COMPACT_BAR
    traces = [
        go.Bar(
            x=values,
            base=starts,
            y=list(range(len(bars))),
            orientation="h",
            width=width,
            marker={"color": color, "line": {"width": 0}},
            customdata=[bar.hover for bar in bars],
            hovertemplate="%{customdata}<extra></extra>",
        )
        for values, starts, color in _segments(bars, palette)
    ]
    annotations = [
        note
        for place, bar in enumerate(bars)
        for note in (
            _wide_notes(bar, place, longest=longest, palette=palette)
            if is_wide
            else _compact_notes(bar, place)
        )
    ]
    return figure_of(
        traces,
        palette=palette,
        height=round(row_height * (len(bars))),
        barmode="overlay",
        margin={"l": labels * CHARACTER, "r": 0, "t": 0, "b": 0},
        annotations=annotations,
        shapes=[
            mark
            for place, bar in enumerate(bars)
            if bar.elapsed is not None
            for mark in _time_marks(bar.elapsed, place, half=width / 2, palette=palette)
        ],
        xaxis={"visible": False, "range": [0, longest * (1 if is_wide else 1 + WORDS_ROOM)]},
        yaxis={
            "visible": False,
            "range": [len(bars) - 0.5 - shift, -0.5 - shift],
        },
    )


def _time_marks(
    elapsed: float, place: int, *, half: float, palette: Palette
) -> list[dict[str, Any]]:
    """A dark line cased in the background's colour, to be seen over the darkest part."""
    end = half + MARK_BEYOND
    return [
        {
            "type": "line",
            "x0": elapsed,
            "x1": elapsed,
            "y0": place - end,
            "y1": place + end,
            "line": {"color": color, "width": width},
        }
        for color, width in ((palette.background, CASING_WIDTH), (palette.ink, MARK_WIDTH))
    ]


def _segments(
    bars: list[NestedBar], palette: Palette
) -> list[tuple[list[float], list[float], str]]:
    zero = [0.0] * len(bars)
    return [
        ([bar.planned for bar in bars], zero, palette.track),
        ([min(bar.committed, bar.planned) for bar in bars], zero, palette.committed),
        ([min(bar.paid, bar.planned) for bar in bars], zero, palette.done),
        (
            [max(bar.committed - bar.planned, 0.0) for bar in bars],
            [bar.planned for bar in bars],
            palette.alert,
        ),
    ]


def _wide_notes(
    bar: NestedBar, place: int, *, longest: float, palette: Palette
) -> list[dict[str, Any]]:
    above = {"xref": "paper", "y": place - 0.28, "yanchor": "bottom"}
    notes: list[dict[str, Any]] = [
        {"text": bar.label, "x": 0, "xanchor": "left", **above},
        {"text": bar.words, "x": 1, "xanchor": "right", **above},
    ]
    edges = [0.0, min(bar.paid, bar.planned), min(bar.committed, bar.planned), bar.planned]
    inks = (palette.on_done, palette.on_committed, palette.ink)
    for start, end, ink in zip(edges[:-1], edges[1:], inks, strict=True):
        if (end - start) / longest >= PRINTED_FROM:
            notes.append(
                {
                    "text": euros(round((end - start) / 100) * 100),
                    "x": (start + end) / 2,
                    "y": place,
                    "font": {"color": ink},
                }
            )
    return notes


def _compact_notes(bar: NestedBar, place: int) -> list[dict[str, Any]]:
    return [
        {
            "text": bar.label,
            "xref": "paper",
            "x": 0,
            "xanchor": "right",
            "xshift": -8,
            "y": place,
        },
        {"text": bar.words, "x": bar.length, "xanchor": "left", "xshift": 7, "y": place},
    ]

"""How much is known: one mark an indicator, by axis, the unknown as visible as the rest."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from charts.figure import empty_figure, figure_of
from charts.theme import Mark, Palette, status_mark
from charts.wrapping import as_typed
from data_model.french import NBSP, plural, typo
from data_model.vocabulary import ResultStatus

ROW: Final = 24
WORDS_ROW: Final = 22
WORDS_GAP: Final = 6
A_ROW: Final = 20
LABEL_SHARE: Final = 0.22
MARK_SIZE: Final = 10
# A dash as wide as a disc would touch its neighbours and read as one line.
DASH_SIZE: Final = 5
ORDER: Final = (
    ResultStatus.REACHED,
    ResultStatus.ON_TRACK,
    ResultStatus.WATCH,
    ResultStatus.ALERT,
    ResultStatus.PARTIAL,
    ResultStatus.NO_DATA,
    ResultStatus.TOO_EARLY,
    ResultStatus.NO_TARGET,
)
# Two statuses may share a sign: each has its own count, in words.
COUNTED: Final = {
    ResultStatus.REACHED: ("atteint", "atteints"),
    ResultStatus.ON_TRACK: ("conforme", "conformes"),
    ResultStatus.WATCH: ("en vigilance", "en vigilance"),
    ResultStatus.ALERT: ("en alerte", "en alerte"),
    ResultStatus.PARTIAL: ("partiel", "partiels"),
    ResultStatus.NO_DATA: ("sans donnée", "sans donnée"),
    ResultStatus.TOO_EARLY: ("trop tôt pour juger", "trop tôt pour juger"),
    ResultStatus.NO_TARGET: ("sans cible", "sans cible"),
}


def indicator_marks_figure(marks: pd.DataFrame, palette: Palette) -> go.Figure:
    """Rows of marks by axis, then the counts in words.

    Takes `indicator_marks_frame`'s columns: group, label, status. An empty frame says so.
    """
    if marks.empty:
        return empty_figure("Aucun indicateur dans cette sélection.", palette)
    annotations: list[dict[str, Any]] = []
    points: list[tuple[float, float, Any]] = []
    place = 0
    for group, held in groupby(marks.itertuples(index=False), key=lambda row: str(row.group)):
        annotations.append(_label(group, place))
        rows = sorted(held, key=lambda row: ORDER.index(ResultStatus(str(row.status))))
        for number, row in enumerate(rows):
            points.append((number % A_ROW, place + number // A_ROW, row))
        place += 1 + (len(rows) - 1) // A_ROW
    words = counted_words([ResultStatus(str(row.status)) for _, _, row in points])
    lines = (len(words) + 1) // 2
    bottom = WORDS_GAP + WORDS_ROW * lines
    annotations += _counts(words, palette)
    return figure_of(
        [_marks(points, palette)],
        palette=palette,
        height=ROW * place + bottom,
        margin={"l": 0, "r": 0, "t": 0, "b": bottom},
        annotations=annotations,
        xaxis={
            "domain": [LABEL_SHARE, 1],
            "range": [-0.6, A_ROW - 0.4],
            "visible": False,
            "fixedrange": True,
        },
        yaxis={"range": [place - 0.5, -0.5], "visible": False, "fixedrange": True},
    )


def counted_words(statuses: Sequence[ResultStatus]) -> list[tuple[Mark, str]]:
    """Each status that occurs, with its sign and its count in words."""
    return [
        (status_mark(status), plural(statuses.count(status), *COUNTED[status]))
        for status in ORDER
        if status in statuses
    ]


def _label(group: str, place: int) -> dict[str, Any]:
    return {
        "text": as_typed(group),
        "xref": "paper",
        "yref": "y",
        "x": 0,
        "y": place,
        "xanchor": "left",
    }


def _counts(words: list[tuple[Mark, str]], palette: Palette) -> list[dict[str, Any]]:
    return [
        {
            "text": f'<span style="color:{mark.text_color(palette)}">'
            f"{mark.sign}{NBSP}<b>{typo(text)}</b></span>",
            "xref": "paper",
            "yref": "paper",
            "x": 0.52 * (number % 2),
            "y": 0,
            "xanchor": "left",
            "yanchor": "top",
            "yshift": -WORDS_GAP - WORDS_ROW * (number // 2),
            "font": {"size": 12},
        }
        for number, (mark, text) in enumerate(words)
    ]


def _marks(points: list[tuple[float, float, Any]], palette: Palette) -> go.Scatter:
    marks = [status_mark(row.status) for _, _, row in points]
    return go.Scatter(
        x=[x for x, _, _ in points],
        y=[y for _, y, _ in points],
        mode="markers",
        marker={
            "symbol": [mark.symbol for mark in marks],
            # An array of sizes would otherwise make the marks translucent.
            "opacity": 1,
            "size": [DASH_SIZE if mark.sign == "–" else MARK_SIZE for mark in marks],
            "color": [mark.color(palette) for mark in marks],
            "line": {"width": 1.5, "color": [mark.color(palette) for mark in marks]},
        },
        cliponaxis=False,
        customdata=[
            typo(f"{as_typed(row.label)} : {mark.word}")
            for mark, (_, _, row) in zip(marks, points, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )

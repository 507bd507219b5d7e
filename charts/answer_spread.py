"""How answers spread over a scale: one bar a grade, its count written at its end."""

from typing import Final

import pandas as pd
import plotly.graph_objects as go

from charts.figure import empty_figure, figure_of
from charts.theme import Palette
from data_model.french import number_e4, plural, typo

ROW_HEIGHT: Final = 32
NO_ANSWER: Final = "Aucune réponse n’a encore été reçue."


def answer_spread(grades: pd.DataFrame, palette: Palette) -> go.Figure:
    """The columns of `grades_frame` as bars, the lowest grade first."""
    counts = [int(count) for count in grades["answers"]]
    if not any(counts):
        return empty_figure(NO_ANSWER, palette)
    names = [typo(f"note {number_e4(int(grade), decimals=1)}") for grade in grades["grade_e4"]]
    bars = go.Bar(
        x=counts,
        y=names,
        orientation="h",
        marker={"color": palette.done},
        text=[plural(count, "réponse") for count in counts],
        textposition="outside",
        textfont={"color": palette.ink},
        hoverinfo="skip",
        cliponaxis=False,
    )
    return figure_of(
        [bars],
        palette=palette,
        height=ROW_HEIGHT * len(names) + 16,
        margin={"l": 64, "r": 96, "t": 8, "b": 8},
        xaxis={"visible": False, "range": [0, max(counts)]},
        yaxis={
            "autorange": "reversed",
            "type": "category",
            "tickfont": {"color": palette.ink},
            "ticklabelstandoff": 8,
        },
    )

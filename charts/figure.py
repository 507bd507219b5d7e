"""A figure in the theme: its traces and its layout, or a sentence where nothing can be drawn."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

import plotly.graph_objects as go

from charts.theme import FONT_FAMILY, FONT_SIZE, Palette
from data_model.french import typo

EMPTY_HEIGHT: Final = 140
AXES: Final = ("xaxis", "yaxis")
# A layout that names no template is given Plotly's own.
NO_TEMPLATE: Final = go.layout.Template()
# Any value, as long as it stays: a figure that changes is another one to Streamlit.
REVISION: Final = 1


def figure_of(
    traces: Iterable[Any], *, palette: Palette, size: float = FONT_SIZE, **layout: Any
) -> go.Figure:
    """The figure of some traces; `size` is its text's, in pixels, the rest Plotly's own layout.

    The theme is written in the layout, not named as a template: Streamlit gives each figure to
    Plotly twice, as two copies. Plotly takes a copied template for another one, and copied data
    too unless they bear a revision, and draws everything again.
    """
    base = _base(palette, size)
    told = _over(base, layout) | {
        name: _over(_axis(palette, size, name[:5]), layout.get(name, {}))
        for name in {*AXES, *(name for name in layout if name.startswith(AXES))}
    }
    told["annotations"] = [{"showarrow": False, **one} for one in layout.get("annotations", ())]
    # Made in one go: Plotly takes five times as long to update a layout as to read it.
    figure = go.Figure(data=list(traces), layout=told | {"template": NO_TEMPLATE})
    figure.layout.template = None
    return figure


def empty_figure(message: str, palette: Palette) -> go.Figure:
    """A figure with nothing to draw, that says why in one muted sentence."""
    note = {
        "text": typo(message),
        "xref": "paper",
        "yref": "paper",
        "x": 0.5,
        "y": 0.5,
        "font": {"color": palette.muted},
    }
    return figure_of(
        [],
        palette=palette,
        height=EMPTY_HEIGHT,
        xaxis={"visible": False},
        yaxis={"visible": False},
        annotations=[note],
    )


@lru_cache(maxsize=8)
def _base(palette: Palette, size: float) -> dict[str, Any]:
    """The layout every figure starts from: no frame, no legend, French separators."""
    font = {"family": FONT_FAMILY, "size": size, "color": palette.ink}
    return {
        "font": font,
        "title": {"font": {**font, "weight": 600}, "x": 0, "xanchor": "left", "xref": "container"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "colorway": [
            palette.done,
            palette.committed,
            palette.expected,
            palette.alert,
            palette.watch,
        ],
        "margin": {"l": 8, "r": 8, "t": 8, "b": 28},
        "showlegend": False,
        "bargap": 0.35,
        "separators": ",\u202f",
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": palette.ink,
            "bordercolor": palette.ink,
            "font": {**font, "color": palette.background},
        },
        "modebar": {
            "bgcolor": "rgba(0,0,0,0)",
            "color": palette.muted,
            "activecolor": palette.ink,
        },
        "datarevision": REVISION,
    }


@lru_cache(maxsize=16)
def _axis(palette: Palette, size: float, name: str) -> dict[str, Any]:
    """What an axis starts from; only a horizontal one has lines behind the marks."""
    is_across = name == "xaxis"
    return {
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "gridcolor": palette.grid,
        "gridwidth": 1,
        "tickfont": {"size": size, "color": palette.muted},
        "title": {"font": {"size": size, "color": palette.muted}},
        "showgrid": is_across,
        **({} if is_across else {"automargin": True}),
    }


def _over(base: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    both = {
        name: _over(base[name], value)
        for name, value in said.items()
        if isinstance(value, dict) and isinstance(base.get(name), dict)
    }
    return base | said | both

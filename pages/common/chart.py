"""A figure of a view, built once for each palette and shown the same way everywhere."""

from collections.abc import Callable
from weakref import WeakKeyDictionary

import plotly.graph_objects as go
import streamlit as st

from charts.theme import PLOTLY_CONFIG, Palette
from loaders.issuing.issue import plain_name

LONGEST_NAME = 60
# A figure costs more than its frames: it is kept as long as the view that it is drawn from.
_DRAWN: WeakKeyDictionary[object, dict[tuple[str, Palette], go.Figure]] = WeakKeyDictionary()


def draw(
    seen: object,
    key: str,
    *,
    palette: Palette,
    build: Callable[[], go.Figure],
    alt: str,
    narrowest: int | None = None,
) -> None:
    """Show the figure named `key` of what is `seen`: a plan, a budget, a calendar of one day.

    Under `narrowest` pixels its words would overlap: on a smaller screen it scrolls sideways.
    """
    known = _DRAWN.setdefault(seen, {})
    if (key, palette) not in known:
        known[key, palette] = _copied_once(build())
    picture = PLOTLY_CONFIG["toImageButtonOptions"] | {"filename": file_name(alt)}
    place = st.grid(1, min_column_width=narrowest, wrap=False).cell() if narrowest else st
    place.plotly_chart(
        known[key, palette],
        theme=None,
        config=PLOTLY_CONFIG | {"toImageButtonOptions": picture},
        width="stretch",
        key=key,
        alt=alt,
    )


def _copied_once(figure: go.Figure) -> go.Figure:
    """A figure that nobody changes any more: each run of a page sends it."""
    sent = figure.to_dict()
    figure.to_dict = lambda: sent
    return figure


def file_name(alt: str) -> str:
    """What a figure says, short enough to name its picture."""
    words = plain_name(alt)
    return words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME + 1].rpartition("-")[0]

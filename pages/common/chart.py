"""A figure of a view, built once for each palette and shown the same way everywhere."""

from collections.abc import Callable, Hashable

import plotly.graph_objects as go
import streamlit as st

from charts.theme import PLOTLY_CONFIG, Palette

Figures = dict[Hashable, go.Figure]


def draw(
    known: Figures, key: str, *, palette: Palette, build: Callable[[], go.Figure], alt: str
) -> None:
    """Show the figure named `key`, from those `known` of a view that never changes."""
    if (key, palette) not in known:
        known[key, palette] = build()
    st.plotly_chart(
        known[key, palette], theme=None, config=PLOTLY_CONFIG, width="stretch", key=key, alt=alt
    )

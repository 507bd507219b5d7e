"""The colours of the theme a person looks at."""

import streamlit as st

from charts.theme import Palette, palette_named


def current_palette() -> Palette:
    """The palette that goes with the page's light or dark theme."""
    return palette_named(st.context.theme.type)

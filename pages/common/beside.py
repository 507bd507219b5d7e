"""A main part with narrow ones beside it, which go under it where both would be too narrow."""

from collections.abc import Sequence
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

THIRDS: Final = 3
QUARTERS: Final = 4
NARROWEST: Final = {THIRDS: 264, QUARTERS: 218}
"""By how many tracks the page is cut in: the narrowest one; a window of 1 366 pixels keeps them."""
NARROWEST_HALF: Final = 400
NARROWEST_NINTH: Final = 100
GAP: Final = 24


def beside(
    tracks: int, *, sides: int = 1, narrowest: int | None = None
) -> Sequence[DeltaGenerator]:
    """The main part, all tracks but one, then the narrow ones, one above the other beside it."""
    row = st.grid(tracks, min_column_width=narrowest or NARROWEST[tracks], gap=GAP)
    main = row.cell(column_span=tracks - 1, row_span=sides)
    return [main, *(row.cell() for _ in range(sides))]


def uneven_halves() -> Sequence[DeltaGenerator]:
    """A part, and one a little wider beside it, or under it."""
    row = st.grid(9, min_column_width=NARROWEST_NINTH)
    return [row.cell(column_span=4), row.cell(column_span=5)]


def halves() -> Sequence[DeltaGenerator]:
    """Two parts of one width, or one above the other."""
    row = st.grid(2, min_column_width=NARROWEST_HALF, gap=GAP)
    return [row.cell(), row.cell()]

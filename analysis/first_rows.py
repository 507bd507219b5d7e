"""Which rows of a long board are shown first: as many of each axis, whatever its length."""

from typing import Final

import pandas as pd

MOST_DRAWN: Final = 40
"""Past it a chart of one row an action is no longer read at a glance."""


def first_rows(frame: pd.DataFrame, most: int = MOST_DRAWN) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The first rows of each axis, `most` at most in all, and the others, in the frame's order.

    `frame` has an axis_code (str, empty or missing for « Transversal »). One that holds no more
    than `most` rows stays whole; an axis always shows one.
    """
    if len(frame) <= most:
        return frame, frame.iloc[:0]
    axis = frame["axis_code"].fillna("")
    is_first = frame.groupby(axis, sort=False).cumcount() < max(1, most // axis.nunique())
    return frame[is_first], frame[~is_first]

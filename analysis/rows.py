"""Walking a frame row by row, a missing integer being None."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """Each row, its columns as attributes."""
    return frame.itertuples(index=False)


def whole(value: Any) -> int | None:
    """A cell of a nullable integer column as an int, or None where it is missing."""
    return None if pd.isna(value) else int(value)

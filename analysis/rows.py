"""Walking a frame row by row, a missing number being None."""

from collections import namedtuple
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pandas as pd

from data_model.french import E4


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """Each row, its columns as attributes."""
    # The whole frame at a time: `itertuples` looks each column up by position, far more slowly.
    cells = frame.to_numpy(dtype=object).tolist()
    return map(_row_type(tuple(frame.columns))._make, cells)


@lru_cache(maxsize=256)
def _row_type(names: tuple[str, ...]) -> Any:
    return namedtuple("Row", names, rename=True)


def whole(value: Any) -> int | None:
    """A cell of a nullable integer column as an int, or None where it is missing."""
    return None if pd.isna(value) else int(value)


def exact_value(value: Any) -> Decimal | None:
    """A cell in 10⁻⁴ as the exact number it stands for, or None where it is missing."""
    scaled = whole(value)
    return None if scaled is None else Decimal(scaled) / E4

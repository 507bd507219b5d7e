"""Rows as frames whose columns have their types from the start; objects, not guesses."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Executable
from sqlmodel import Session

from data_model.french import plain

WHOLE = frozenset({"integer", "empty"})


def frame_of(
    session: Session, statement: Executable, *, integers: Collection[str] = ()
) -> pd.DataFrame:
    """The rows of a SELECT, with its columns even when there are none."""
    result = session.execute(statement)
    return frame_of_rows(result.all(), list(result.keys()), integers=integers)


def frame_of_rows(
    rows: Sequence[Sequence[Any]],
    columns: Sequence[str],
    *,
    integers: Collection[str] = (),
    flags: Collection[str] = (),
) -> pd.DataFrame:
    """Rows as a frame of objects, with its columns even when there are none.

    `integers` are nullable (Int64), so that a missing value stays missing; `flags` are bool.
    """
    # Cell by cell: numpy would take a cell that holds a tuple for one more dimension.
    flat = np.fromiter(chain.from_iterable(rows), dtype=object, count=len(rows) * len(columns))
    cells = flat.reshape(len(rows), len(columns))
    names = _index(tuple(columns)).view()
    frame = pd.DataFrame(cells, columns=names, dtype=object, copy=False)
    # Each column once with its own type: a later `astype` would rebuild the whole frame.
    for place, name in enumerate(columns):
        if name in integers:
            frame.isetitem(place, _integers(cells[:, place]))
        elif name in flags:
            frame.isetitem(place, cells[:, place].astype(bool))
    return frame


def with_integers(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The same frame with nullable integers, so that a missing value stays missing."""
    made = frame.copy(deep=False)
    for name in columns:
        made[name] = _integers(frame[name].to_numpy(dtype=object))
    return made


def plain_words(frame: pd.DataFrame) -> pd.DataFrame:
    """A table of someone's words as it is shown: its cells and columns are no Markdown."""
    return frame.map(plain).rename(columns=plain)


def _integers(cells: Any) -> Any:
    if pd.api.types.infer_dtype(cells, skipna=True) not in WHOLE:
        return pd.array(cells, dtype="Int64")
    is_missing = pd.isna(cells)
    return pd.arrays.IntegerArray(np.where(is_missing, 0, cells).astype(np.int64), is_missing)


@lru_cache(maxsize=256)
def _index(columns: tuple[str, ...]) -> pd.Index:
    return pd.Index(columns)

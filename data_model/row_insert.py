"""Many new rows at once: one statement a table, and no object kept for each."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from types import MappingProxyType

from sqlalchemy import insert
from sqlmodel import Session

from data_model.base import Base
from data_model.fitting import misfit
from data_model.store import StoreError

NOTHING_SAID: Mapping[str, object] = MappingProxyType({})


def insert_rows(
    session: Session, rows: Iterable[Base], said: Mapping[str, object] = NOTHING_SAID
) -> None:
    """Write validated rows that no table holds yet, in their order: parents before children.

    `said` gives the same value of some fields to all of them.

    Raises:
        StoreError: a row does not fit its columns.
    """
    for _, alike in groupby(rows, key=type):
        listed = list(alike)
        model = type(listed[0])
        for row in listed:
            if sentence := misfit(row):
                raise StoreError(sentence)
        names = list(model.model_fields)
        values = [{name: getattr(row, name) for name in names} | dict(said) for row in listed]
        session.execute(insert(model), values)

"""The copy that is taken before an act, once that act has changed nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from data_model.store import Database, copy_database


@dataclass(kw_only=True)
class Act:
    """What is done under a copy; `has_changed` is set by who changes the base."""

    has_changed: bool = False


@contextmanager
def copied_before(engine: Database, *, label: str) -> Iterator[Act]:
    """The base is copied first; the copy stays only where the act has changed something."""
    copy = copy_database(engine, label=label)
    act = Act()
    try:
        yield act
    finally:
        if copy is not None and not act.has_changed:
            copy.unlink(missing_ok=True)

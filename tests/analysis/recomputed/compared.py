"""Each aggregate that the pages show beside its naive recomputation, over one plan and day."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

import pandas as pd
from sqlmodel import Session, select

from analysis.snapshot import Snapshot, snapshot
from data_model.plan import Plan
from tests.analysis.recomputed.compared_budget import budget_pairs
from tests.analysis.recomputed.compared_calendar import calendar_pairs
from tests.analysis.recomputed.compared_indicator import indicator_pairs
from tests.analysis.recomputed.compared_overview import overview_pairs
from tests.analysis.recomputed.compared_results import result_pairs
from tests.analysis.recomputed.compared_returns import return_pairs
from tests.analysis.recomputed.known import Known, known_on
from tests.analysis.recomputed.pair import Pair

CLOSE = 1e-9


class Looked(NamedTuple):
    """One plan on one day: as the pages have it, and as the naive count has it."""

    seen: Snapshot
    known: Known


def looked_at(session: Session, day: date, code: str | None = None) -> Looked:
    """The first plan of a base, or one by its code."""
    plans = session.exec(select(Plan)).all()
    plan = next(one for one in plans if code in (None, one.code))
    return Looked(snapshot(session, plan, day), known_on(session, plan.code, day))


def pairs(session: Session, day: date, *, by_indicator: bool = True) -> Iterator[Pair]:
    """Every aggregate of a plan on a day, with what the naive count says of it.

    `by_indicator` goes through the pages of each indicator too, which takes longest.
    """
    seen, known = looked_at(session, day)
    yield Pair("situation", seen.situation.situation_date, known.until)
    yield from result_pairs(seen, known)
    if by_indicator:
        yield from indicator_pairs(seen, known)
    yield from calendar_pairs(seen, known)
    yield from budget_pairs(session, seen, known)
    yield from return_pairs(seen, known)
    yield from overview_pairs(seen, known)


def differences(session: Session, day: date, *, by_indicator: bool = True) -> list[str]:
    """The aggregates that differ on a day, none where all is well."""
    return different(pairs(session, day, by_indicator=by_indicator))


def different(compared: Iterable[Pair]) -> list[str]:
    """The figures that are not the same, in words."""
    return [
        f"{name}: {shown!r}, recompté {counted!r}"
        for name, shown, counted in compared
        if not same(shown, counted)
    ]


def same(shown: Any, counted: Any) -> bool:
    """Whether two figures are the same; an exact share may be shown as a float."""
    if shown is None or shown is pd.NA or shown is pd.NaT or shown != shown:
        return counted is None
    if counted is None:
        return False
    if isinstance(counted, Fraction | float):
        return abs(float(shown) - float(counted)) <= CLOSE * max(1.0, abs(float(counted)))
    if isinstance(counted, tuple) and isinstance(shown, tuple):
        return len(shown) == len(counted) and all(
            same(one, other) for one, other in zip(shown, counted, strict=True)
        )
    return bool(shown == counted)

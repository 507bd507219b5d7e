"""« Modifications après clôture »: what was done in a quarter while it was closed."""

from bisect import bisect_left
from typing import Any

import pandas as pd
from sqlalchemy import Select, and_, select, union_all
from sqlmodel import Session, col

from analysis.frames import frame_of, with_integers
from data_model.act import Act
from data_model.respondent import PeriodClosure
from data_model.returned import ReceptionCorrection, Return, ReturnEvent
from data_model.vocabulary import ClosureKind


def changes_after_closure_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """The acts on returns of a period that was closed when they were recorded.

    Columns: period_code (str), act_number (Int64), recorded_at (datetime, UTC), recorded_by (str),
    kind (code of ActKind), respondent_code (str), return_number (Int64), reason (str).
    Rows: one an act, in the order of recording; none where no period was ever closed.
    Source: domain.md §1: import, entry, undo, redo, and a corrected day of reception.
    """
    changes = union_all(
        _of_returns().where(col(Return.plan_code) == plan_code),
        _of_events(ReturnEvent).where(col(Return.plan_code) == plan_code),
        _of_events(ReceptionCorrection).where(col(Return.plan_code) == plan_code),
    ).subquery()
    is_its_act = and_(col(Act.plan_code) == plan_code, col(Act.number) == changes.c.act_number)
    frame = frame_of(
        session,
        select(
            changes.c.period_code,
            changes.c.act_number,
            col(Act.recorded_at),
            col(Act.recorded_by),
            col(Act.kind),
            changes.c.respondent_code,
            changes.c.return_number,
            col(Act.reason),
        )
        .join(Act, is_its_act)
        .where(changes.c.act_number <= cutoff)
        .order_by(changes.c.act_number),
    )
    closures = _closures(session, plan_code)
    acts = zip(frame["period_code"], frame["act_number"], strict=True)
    is_after = [_is_closed_at(closures.get(period, []), act) for period, act in acts]
    kept = frame.loc[pd.Series(is_after, index=frame.index, dtype=bool)].reset_index(drop=True)
    return with_integers(kept, "act_number", "return_number")


def _of_returns() -> Select[*tuple[Any, ...]]:
    return select(
        col(Return.period_code),
        col(Return.respondent_code),
        col(Return.number).label("return_number"),
        col(Return.number).label("act_number"),
    )


def _of_events(model: type[ReturnEvent] | type[ReceptionCorrection]) -> Select[*tuple[Any, ...]]:
    is_its_return = and_(
        col(model.plan_code) == col(Return.plan_code),
        col(model.return_number) == col(Return.number),
    )
    return select(
        col(Return.period_code),
        col(Return.respondent_code),
        col(Return.number).label("return_number"),
        col(model.act_number).label("act_number"),
    ).join(model, is_its_return)


def _closures(session: Session, plan_code: str) -> dict[str, list[tuple[int, ClosureKind]]]:
    """The closures and reopenings of each period, in order."""
    closures: dict[str, list[tuple[int, ClosureKind]]] = {}
    statement = (
        select(
            col(PeriodClosure.period_code), col(PeriodClosure.act_number), col(PeriodClosure.kind)
        )
        .where(col(PeriodClosure.plan_code) == plan_code)
        .order_by(col(PeriodClosure.act_number))
    )
    for period, act, kind in session.execute(statement):
        closures.setdefault(period, []).append((act, kind))
    return closures


def _is_closed_at(closures: list[tuple[int, ClosureKind]], act: int) -> bool:
    before = bisect_left(closures, act, key=lambda closure: closure[0])
    return before > 0 and closures[before - 1][1] is ClosureKind.CLOSURE

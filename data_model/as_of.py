"""What was known on a day: the plan's rows and the active returns, as a view and never a flag."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, inspect, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from data_model.act import Act, ActKind
from data_model.base import OfPlan, Versioned
from data_model.plan import Plan
from data_model.returned import Return, ReturnEvent
from data_model.vocabulary import ReturnEventKind

PARIS = ZoneInfo("Europe/Paris")
NOT_A_KEY = {"plan_code", "act_number"}

V = TypeVar("V", bound=Versioned)


def end_of_day(as_of: date) -> datetime:
    """24:00 of a day in Paris."""
    return datetime.combine(as_of + timedelta(days=1), time(), tzinfo=PARIS).astimezone(UTC)


def today(plan: Plan | None) -> date:
    """The day of the plan's clock: the demonstration's is stopped."""
    if plan is not None and plan.demonstration_day:
        return plan.demonstration_day
    return datetime.now(tz=PARIS).date()


def newest_act(session: Session, plan_code: str) -> int:
    """The number of the plan's last act, 0 before any; it moves with every change."""
    statement = select(func.max(Act.number)).where(Act.plan_code == plan_code)
    return session.exec(statement).one() or 0


def first_day(session: Session, plan_code: str) -> date | None:
    """The day in Paris of the plan's first act: nothing can be known of it before."""
    statement = select(func.min(Act.recorded_at)).where(Act.plan_code == plan_code)
    moment = session.exec(statement).one()
    return None if moment is None else moment.astimezone(PARIS).date()


def cutoff(session: Session, plan_code: str, as_of: date) -> int:
    """The number of the last act recorded up to 24:00 of `as_of`, Europe/Paris; 0 before any."""
    statement = select(func.max(Act.number)).where(
        Act.plan_code == plan_code, col(Act.recorded_at) < end_of_day(as_of)
    )
    return session.exec(statement).one() or 0


def last_erasure(session: Session, plan_code: str) -> int:
    """The number of the last act that erased something, 0 before any: it alone moves past days."""
    statement = select(func.max(Act.number)).where(
        Act.plan_code == plan_code, Act.kind == ActKind.FILE_PURGED
    )
    return session.exec(statement).one() or 0


def current_rows(session: Session, model: type[V], *, plan_code: str, cutoff: int) -> list[V]:
    """The newest version of each row known at `cutoff`, removed ones left out."""
    statement = (
        select(model)
        .where(model.plan_code == plan_code, model.act_number <= cutoff)
        .order_by(col(model.act_number))
    )
    newest: dict[tuple[object, ...], V] = {}
    for row in session.exec(statement):
        newest[version_key(row)] = row
    return [row for row in newest.values() if not row.is_removed]


@cache
def key_names(model: type[OfPlan]) -> tuple[str, ...]:
    """The columns that name a row within its plan, whatever its version."""
    keys = (column.name for column in inspect(model).primary_key)
    return tuple(name for name in keys if name not in NOT_A_KEY)


def version_key(row: OfPlan) -> tuple[object, ...]:
    """What the versions of a row have in common, in the order of `key_names`."""
    return tuple(getattr(row, name) for name in key_names(type(row)))


def active_return_numbers(plan_code: str, cutoff: int) -> SelectOfScalar[int]:
    """The returns recorded and not withdrawn at `cutoff`, as a subquery of their numbers."""
    newest = (
        select(
            col(ReturnEvent.return_number).label("return_number"),
            func.max(col(ReturnEvent.act_number)).label("act_number"),
        )
        .where(ReturnEvent.plan_code == plan_code, col(ReturnEvent.act_number) <= cutoff)
        .group_by(col(ReturnEvent.return_number))
        .subquery()
    )
    event_is_newest: ColumnElement[bool] = and_(
        col(ReturnEvent.plan_code) == plan_code,
        col(ReturnEvent.return_number) == newest.c.return_number,
        col(ReturnEvent.act_number) == newest.c.act_number,
    )
    return (
        select(Return.number)
        .join(newest, newest.c.return_number == Return.number, isouter=True)
        .join(ReturnEvent, event_is_newest, isouter=True)
        .where(
            Return.plan_code == plan_code,
            col(Return.number) <= cutoff,
            or_(
                col(ReturnEvent.kind).is_(None),
                col(ReturnEvent.kind) == ReturnEventKind.RESTORATION,
            ),
        )
    )


def active_returns(session: Session, plan_code: str, cutoff: int) -> Sequence[Return]:
    """The returns in force at `cutoff`, in the order in which they were recorded."""
    numbers = active_return_numbers(plan_code, cutoff)
    statement = (
        select(Return)
        .where(Return.plan_code == plan_code, col(Return.number).in_(numbers))
        .order_by(col(Return.number))
    )
    return session.exec(statement).all()

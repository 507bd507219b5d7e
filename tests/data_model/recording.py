"""Returns recorded one transaction each, and what a store then holds."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine, func, text
from sqlmodel import Session, select

from analysis.facts import observations_frame
from data_model.as_of import newest_act
from data_model.base import Base
from data_model.draft import ReturnDraft
from data_model.return_ledger import record_return
from data_model.returned import Return
from data_model.store import reading, writing
from tests.data_model.small_plan import PLAN, a_return, observed

RECEIVED = date(2026, 4, 20)
QUARTER = "2026-T1"

Write = Callable[..., Return]


def recorded(engine: Engine, draft: ReturnDraft, **values: object) -> int:
    """The number of a return recorded in a transaction of its own."""
    with writing(engine) as session:
        write: Write = record_return
        return write(session, draft, **{"received_on": RECEIVED, **values}).number


def counted(engine: Engine, model: type[Base]) -> int:
    """How many rows a table holds."""
    with reading(engine) as session:
        return session.exec(select(func.count()).select_from(model)).one()


def values_of(session: Session) -> list[int]:
    """The values in force, in units."""
    frame = observations_frame(session, PLAN, newest_act(session, PLAN))
    return [value // 10_000 for value in frame["value_e4"]]


def record_one(engine: Engine) -> None:
    """One more return, whatever it says."""
    recorded(engine, a_return(observed(1)))


def returns(engine: Engine) -> list[int]:
    """The numbers of the returns that a store holds."""
    with reading(engine) as session:
        return sorted(session.exec(select(Return.number)))


def made_newer(engine: Engine) -> None:
    """As a version of the application that is yet to come would leave it."""
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

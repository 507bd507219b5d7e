"""The audit of edited texts: what was written over, by which act, and so what stood before."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from sqlalchemy import inspect
from sqlmodel import Session, col, select

from data_model.act import Act, ActKind, AuditChange
from data_model.action import ActionLine, Stakeholder
from data_model.base import Base, OfPlan
from data_model.printed_entry import PrintedEntry, SubAction

TextKey = tuple[str, str, str]
"""Kind of object, code of the object inside its plan, field."""
LINE_TEXT: Final[Mapping[type[OfPlan], str]] = {
    ActionLine: "text",
    Stakeholder: "name",
    PrintedEntry: "text",
    SubAction: "title",
}
"""The lines that are added and removed whole, and the field that holds their words; a line comes
before what it may refer to."""


def audit(
    session: Session, act: Act, row: Base, *, field: str, before: object, after: object
) -> None:
    """Keep one change of a text; an empty side says that the line was added, or removed."""
    session.add(
        AuditChange(
            plan_code=act.plan_code,
            act_number=act.number,
            object_kind=kind_of(type(row)),
            object_code=code_of(row),
            field=field,
            before="" if before is None else str(before),
            after="" if after is None else str(after),
        )
    )


def kind_of(model: type[Base]) -> str:
    """What the audit calls the rows of a table."""
    return str(model.__tablename__)


def key_of(row: Base) -> tuple[Any, ...]:
    """A row's whole key."""
    return tuple(getattr(row, name) for name in _key_names(type(row)))


@cache
def _key_names(model: type[Base]) -> tuple[str, ...]:
    return tuple(column.name for column in inspect(model).primary_key)


def code_of(row: Base) -> str:
    """« 1.1/partner/2 »: a row's key inside its plan."""
    key = key_of(row)
    return "/".join(str(part) for part in (key[1:] if isinstance(row, OfPlan) else key))


def texts_before(session: Session, plan_code: str, cutoff: int) -> dict[TextKey, str]:
    """What each text that changed after `cutoff` was then: the audit read backwards.

    An empty text is that of a line which did not exist yet.
    """
    changes = session.exec(
        select(AuditChange)
        .where(AuditChange.plan_code == plan_code, col(AuditChange.act_number) > cutoff)
        .order_by(col(AuditChange.act_number))
    )
    then: dict[TextKey, str] = {}
    for row in changes:
        then.setdefault((row.object_kind, row.object_code, row.field), row.before)
    return then


def texts_set_on_screen(session: Session, plan_code: str) -> frozenset[TextKey]:
    """The texts whose newest change was made by a person on screen."""
    newest: dict[TextKey, str] = {}
    for row, kind in session.exec(
        select(AuditChange, Act.kind)
        .join(
            Act,
            (col(Act.plan_code) == col(AuditChange.plan_code))
            & (col(Act.number) == col(AuditChange.act_number)),
        )
        .where(AuditChange.plan_code == plan_code)
        .order_by(col(AuditChange.act_number))
    ):
        newest[row.object_kind, row.object_code, row.field] = kind
    return frozenset(key for key, kind in newest.items() if kind == ActKind.PLAN_EDIT.value)

"""Quarters closed and opened again: what then happens in one needs a reason."""

from sqlmodel import Session, col, select

from data_model.act import Act, ActKind
from data_model.ledger import ensure_period, new_act
from data_model.period import parse_period
from data_model.respondent import PeriodClosure
from data_model.store import StoreError
from data_model.vocabulary import ClosureKind


def is_closed(session: Session, plan_code: str, period_code: str) -> bool:
    """Whether the period was closed and not opened again."""
    statement = (
        select(PeriodClosure)
        .where(PeriodClosure.plan_code == plan_code, PeriodClosure.period_code == period_code)
        .order_by(col(PeriodClosure.act_number).desc())
    )
    last = session.exec(statement).first()
    return last is not None and last.kind is ClosureKind.CLOSURE


def require_open(session: Session, plan_code: str, period_code: str, *, reason: str) -> None:
    """Refuse what is done in a closed period without a reason.

    Raises:
        StoreError: the period is closed and `reason` is empty.
    """
    if is_closed(session, plan_code, period_code) and not reason.strip():
        raise StoreError(
            f"Le trimestre {parse_period(period_code).label} est clos : indiquez un motif."
        )


def close_period(
    session: Session, plan_code: str, period_code: str, *, kind: ClosureKind, by: str, reason: str
) -> Act:
    """Close a quarter, or open it again: a dated event."""
    closes = kind is ClosureKind.CLOSURE
    act = new_act(
        session,
        plan_code,
        kind=ActKind.PERIOD_CLOSED if closes else ActKind.PERIOD_REOPENED,
        by=by,
        reason=reason,
    )
    ensure_period(session, plan_code, period_code)
    session.add(
        PeriodClosure(
            plan_code=plan_code, period_code=period_code, act_number=act.number, kind=kind
        )
    )
    session.flush()
    return act

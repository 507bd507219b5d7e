"""Writing: every change is one act, one transaction, and overwrites nothing."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import TypeVar

from sqlalchemy import func
from sqlmodel import Session, select

from data_model.act import Act, ActKind
from data_model.as_of import PARIS, current_rows, version_key
from data_model.base import Versioned
from data_model.period import parse_period
from data_model.plan import Plan
from data_model.respondent import ReportingPeriod
from data_model.row_insert import checked_row, insert_rows
from data_model.store import RecordedAtError, StoreError

DEMONSTRATION_HOUR = time(9, 12)

V = TypeVar("V", bound=Versioned)


def new_act(
    session: Session,
    plan_code: str,
    *,
    kind: ActKind,
    by: str = "",
    reason: str = "",
    recorded_at: datetime | None = None,
) -> Act:
    """Open the act that everything written in this transaction belongs to.

    Raises:
        RecordedAtError: `recorded_at` lies before the newest recorded time of the database, or in
            the future.
    """
    # The lock on the plan makes numbers and instants grow together, whoever writes.
    plan = session.exec(select(Plan).where(Plan.code == plan_code).with_for_update()).one_or_none()
    if plan is None:
        raise StoreError(f"Le plan « {plan_code} » n’est pas dans cette base.")
    newest = session.exec(select(func.max(Act.recorded_at))).one()
    moment = recorded_at or _clock(plan)
    if recorded_at is not None and recorded_at > datetime.now(tz=UTC):
        raise RecordedAtError(
            "La date d’enregistrement est dans le futur ; rien n’a été enregistré."
        )
    if newest is not None and moment <= newest:
        # Acts of one given instant follow each other by microseconds: its second is what counts.
        if recorded_at is not None and moment < newest.replace(microsecond=0):
            local = newest.astimezone(PARIS)
            raise RecordedAtError(
                f"La date d’enregistrement est antérieure au dernier enregistrement de la base "
                f"({local:%d/%m/%Y %H:%M}) ; rien n’a été enregistré."
            )
        moment = newest + timedelta(microseconds=1)
    last = session.exec(select(func.max(Act.number)).where(Act.plan_code == plan_code)).one()
    act = Act(
        plan_code=plan_code,
        number=(last or 0) + 1,
        kind=kind.value,
        recorded_at=moment,
        recorded_by=by,
        is_backdated=recorded_at is not None or plan.demonstration_day is not None,
        reason=reason,
    )
    session.add(act)
    session.flush()
    return act


def _clock(plan: Plan) -> datetime:
    if plan.demonstration_day is None:
        return datetime.now(tz=UTC)
    return datetime.combine(plan.demonstration_day, DEMONSTRATION_HOUR, tzinfo=PARIS)


def add_versions(session: Session, act: Act, rows: Iterable[Versioned]) -> None:
    """Record new versions of plan rows under an act, validated."""
    own = {"plan_code": act.plan_code, "act_number": act.number}
    checked = [checked_row(type(row), row.model_dump() | own) for row in rows]
    session.flush()
    insert_rows(session, sorted(checked, key=lambda row: type(row).__name__))


def removal(row: V) -> V:
    """The version that takes a row out: the same row again, said to be removed."""
    return type(row).model_validate(row.model_dump() | {"is_removed": True})


def remove_current(
    session: Session, act: Act, model: type[Versioned], *, key: tuple[object, ...]
) -> bool:
    """Take out the row in force whose `version_key` is `key`; False where there is none."""
    rows = current_rows(session, model, plan_code=act.plan_code, cutoff=act.number)
    held = [row for row in rows if version_key(row) == key]
    add_versions(session, act, map(removal, held))
    return bool(held)


def ensure_period(session: Session, plan_code: str, period_code: str) -> ReportingPeriod:
    """The stored period, written on first use."""
    found = session.get(ReportingPeriod, (plan_code, period_code))
    if found is None:
        period = parse_period(period_code)
        found = ReportingPeriod(
            plan_code=plan_code,
            code=period.code,
            kind=period.kind,
            first_day=period.first_day,
            last_day=period.last_day,
        )
        session.add(found)
        session.flush()
    return found

"""Where a return came from: its file, who sent it, when it was received and recorded, its fate."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, select
from sqlmodel import Session, col

from data_model.act import Act
from data_model.as_of import PARIS, active_return_numbers
from data_model.returned import (
    FilePurge,
    ReceptionCorrection,
    Return,
    ReturnEvent,
    SourceFile,
)
from data_model.vocabulary import ReturnEventKind, ReturnSource


@dataclass(frozen=True, kw_only=True)
class DatedReason:
    """The day of an act on a return, in Paris, and its reason."""

    on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReturnOrigin:
    """One return as known at a cutoff; `received_on` as corrected, `first_received_on` before."""

    number: int
    respondent_code: str
    period_code: str
    source: ReturnSource
    file_name: str
    sha256: str
    size_bytes: int | None
    has_file: bool
    sender: str
    received_on: date
    first_received_on: date
    recorded_at: datetime
    recorded_by: str
    is_backdated: bool
    is_active: bool
    is_partial: bool
    nothing_to_report: bool
    nothing_place: str
    withdrawn: DatedReason | None
    purged: DatedReason | None


def return_origin(
    session: Session, plan_code: str, number: int, *, cutoff: int
) -> ReturnOrigin | None:
    """Where one return came from; None for a number not recorded at the cutoff.

    A file purged since is told as purged on every day: its bytes are there for nobody.
    """
    found = session.get(Return, (plan_code, number))
    if found is None or number > cutoff:
        return None
    act = session.get_one(Act, (plan_code, number))
    file = session.execute(
        select(col(SourceFile.size_bytes), col(SourceFile.content).is_not(None)).where(
            col(SourceFile.plan_code) == plan_code, col(SourceFile.sha256) == found.sha256
        )
    ).one_or_none()
    is_active = number in set(session.exec(active_return_numbers(plan_code, cutoff)))
    return ReturnOrigin(
        number=number,
        respondent_code=found.respondent_code,
        period_code=found.period_code,
        source=found.source,
        file_name=found.file_name,
        sha256=found.sha256 or "",
        size_bytes=file[0] if file else None,
        has_file=bool(file and file[1]),
        sender=found.sender,
        received_on=_received_on(session, found, cutoff),
        first_received_on=found.received_on,
        recorded_at=act.recorded_at,
        recorded_by=act.recorded_by,
        is_backdated=act.is_backdated,
        is_active=is_active,
        is_partial=found.is_partial,
        nothing_to_report=found.nothing_to_report,
        nothing_place=f"{found.nothing_sheet}!{found.nothing_cell}" if found.nothing_cell else "",
        withdrawn=None if is_active else _withdrawn(session, found, cutoff),
        purged=_purged(session, found),
    )


def file_content(session: Session, plan_code: str, sha256: str) -> bytes | None:
    """The bytes as they were sent; None once purged."""
    file = session.get(SourceFile, (plan_code, sha256))
    return file.content if file else None


def _received_on(session: Session, found: Return, cutoff: int) -> date:
    statement = (
        select(col(ReceptionCorrection.received_on))
        .where(
            col(ReceptionCorrection.plan_code) == found.plan_code,
            col(ReceptionCorrection.return_number) == found.number,
            col(ReceptionCorrection.act_number) <= cutoff,
        )
        .order_by(col(ReceptionCorrection.act_number).desc())
    )
    return session.execute(statement).scalars().first() or found.received_on


def _withdrawn(session: Session, found: Return, cutoff: int) -> DatedReason | None:
    statement = (
        select(col(Act.recorded_at), col(Act.reason))
        .join(
            ReturnEvent,
            and_(
                col(ReturnEvent.plan_code) == col(Act.plan_code),
                col(ReturnEvent.act_number) == col(Act.number),
            ),
        )
        .where(
            col(ReturnEvent.plan_code) == found.plan_code,
            col(ReturnEvent.return_number) == found.number,
            col(ReturnEvent.kind) == ReturnEventKind.WITHDRAWAL,
            col(ReturnEvent.act_number) <= cutoff,
        )
        .order_by(col(ReturnEvent.act_number).desc())
    )
    return _dated(session.execute(statement).first())


def _purged(session: Session, found: Return) -> DatedReason | None:
    """The purge of this return, or of another one made of the same bytes."""
    same = select(col(Return.number)).where(
        col(Return.plan_code) == found.plan_code,
        (col(Return.sha256) == found.sha256)
        if found.sha256
        else (col(Return.number) == found.number),
    )
    statement = (
        select(col(Act.recorded_at), col(Act.reason))
        .join(
            FilePurge,
            and_(
                col(FilePurge.plan_code) == col(Act.plan_code),
                col(FilePurge.act_number) == col(Act.number),
            ),
        )
        .where(col(FilePurge.plan_code) == found.plan_code, col(FilePurge.return_number).in_(same))
    )
    return _dated(session.execute(statement).first())


def _dated(row: Any) -> DatedReason | None:
    if row is None:
        return None
    return DatedReason(on=row.recorded_at.astimezone(PARIS).date(), reason=row.reason)

"""One recorded return with what stands around it: enough to show, undo, redo or replace it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlmodel import Session, col

from analysis.origin.return_origin import ReturnOrigin, return_origin
from analysis.returns.stored_return import stored_returns
from analysis.situation import Situation
from data_model.act import Act, ActKind
from data_model.as_of import PARIS, active_return_numbers
from data_model.closure import is_closed
from data_model.draft import ReturnDraft
from data_model.french import clock, day, typo
from data_model.returned import ReceptionCorrection, ReturnEvent


@dataclass(frozen=True, kw_only=True)
class ReturnEventLine:
    """One act on a return, after it was recorded."""

    kind: ActKind
    recorded_at: datetime
    by: str
    reason: str

    @property
    def words(self) -> str:
        """« Retour annulé le 9 novembre 2026 à 9 h 12 : envoyé deux fois »."""
        local = self.recorded_at.astimezone(PARIS)
        text = f"{self.kind.label} le {day(local.date())} à {clock(local)}"
        text += f", par {self.by}" if self.by else ""
        return typo(f"{text[:1].upper()}{text[1:]}{f' : {self.reason}' if self.reason else ''}")


@dataclass(frozen=True, kw_only=True)
class ReturnRecord:
    """`stored` holds every return of the same respondent and period; `active` those in force,
    `active_before` those that were just before this one was recorded."""

    origin: ReturnOrigin
    stored: Mapping[int, ReturnDraft]
    active: frozenset[int]
    active_before: frozenset[int]
    is_closed: bool
    events: tuple[ReturnEventLine, ...]

    @property
    def draft(self) -> ReturnDraft:
        """What it said, without the bytes of its file."""
        return self.stored[self.origin.number]


def read_return_record(session: Session, situation: Situation, number: int) -> ReturnRecord | None:
    """One return as known at the situation's cutoff; None for a number not recorded by then."""
    plan_code, cutoff = situation.plan_code, situation.cutoff
    origin = return_origin(session, plan_code, number, cutoff=cutoff)
    if origin is None:
        return None
    stored = stored_returns(
        session,
        plan_code,
        respondent=origin.respondent_code,
        period=origin.period_code,
        cutoff=cutoff,
    )
    mine = frozenset(stored)
    return ReturnRecord(
        origin=origin,
        stored=stored,
        active=mine & set(session.exec(active_return_numbers(plan_code, cutoff)).all()),
        active_before=mine & set(session.exec(active_return_numbers(plan_code, number - 1)).all()),
        is_closed=is_closed(session, plan_code, origin.period_code),
        events=_events(session, plan_code, number, cutoff=cutoff),
    )


def _events(
    session: Session, plan_code: str, number: int, *, cutoff: int
) -> tuple[ReturnEventLine, ...]:
    changed = select(col(ReturnEvent.act_number)).where(
        col(ReturnEvent.plan_code) == plan_code, col(ReturnEvent.return_number) == number
    )
    corrected = select(col(ReceptionCorrection.act_number)).where(
        col(ReceptionCorrection.plan_code) == plan_code,
        col(ReceptionCorrection.return_number) == number,
    )
    statement = (
        select(col(Act.kind), col(Act.recorded_at), col(Act.recorded_by), col(Act.reason))
        .where(
            and_(col(Act.plan_code) == plan_code, col(Act.number) <= cutoff),
            or_(col(Act.number).in_(changed), col(Act.number).in_(corrected)),
        )
        .order_by(col(Act.number))
    )
    return tuple(
        ReturnEventLine(kind=ActKind(kind), recorded_at=moment, by=by, reason=reason)
        for kind, moment, by, reason in session.execute(statement)
    )

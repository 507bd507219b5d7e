"""Holding milestones to new dates, by a dated act with its reason; the earlier dates stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from data_model.act import ActKind
from data_model.calendar import rebaseline
from data_model.ledger import new_act
from data_model.milestone import Occurrence
from data_model.store import StoreError
from data_model.told_done import is_told_done

NO_REASON = "Un calendrier recalé a besoin d’un motif ; rien n’a été enregistré."
NOTHING = "Aucun jalon à recaler ; rien n’a été enregistré."


@dataclass(frozen=True, kw_only=True)
class NewDates:
    """The span that one occurrence is held to from now on."""

    occurrence_code: str
    start_date: date
    end_date: date


def record_new_calendar(
    session: Session,
    plan_code: str,
    dates: Sequence[NewDates],
    *,
    reason: str,
    decision: str = "",
    by: str = "",
    recorded_at: datetime | None = None,
) -> int:
    """Write a numbered calendar for each occurrence, in one act; returns how many.

    Raises:
        StoreError: no reason, no date, a start after its end, an occurrence that is unknown, or
            done already: only what is still to do is held to a new date.
    """
    if not reason.strip():
        raise StoreError(NO_REASON)
    if not dates:
        raise StoreError(NOTHING)
    act = new_act(
        session,
        plan_code,
        kind=ActKind.REBASELINE,
        by=by,
        reason=reason.strip(),
        recorded_at=recorded_at,
    )
    for one in dates:
        _refuse_unfit(session, plan_code, one, cutoff=act.number)
        rebaseline(
            session,
            act,
            one.occurrence_code,
            start_date=one.start_date,
            end_date=one.end_date,
            reason=reason.strip(),
            decision=decision.strip(),
        )
    return len(dates)


def _refuse_unfit(session: Session, plan_code: str, dates: NewDates, *, cutoff: int) -> None:
    code = dates.occurrence_code
    occurrence = session.get(Occurrence, (plan_code, code))
    if occurrence is None:
        raise StoreError(f"Le jalon « {code} » n’est pas dans ce plan ; rien n’a été enregistré.")
    if dates.start_date > dates.end_date:
        raise StoreError("Le début vient après la fin ; rien n’a été enregistré.")
    if is_told_done(session, occurrence, cutoff=cutoff):
        raise StoreError(f"Le jalon « {code} » est déjà fait ; rien n’a été enregistré.")

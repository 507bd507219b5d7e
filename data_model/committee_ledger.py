"""Committees, what they decide, and what they were shown: recorded, never overwritten."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, select

from data_model.act import Act, ActKind
from data_model.as_of import PARIS
from data_model.committee import (
    CommitteeRecord,
    FrameKind,
    SlideChoice,
    choices_json,
    participants_json,
    record_json,
)
from data_model.committee_frames import committee_record, newest_frames
from data_model.ledger import add_versions, new_act
from data_model.slide import Slide, slide_json
from data_model.slide_rules import RULE_VERSIONS
from data_model.steering import Committee, CommitteeFrame, Decision
from data_model.store import StoreError


def new_committee(
    session: Session,
    plan_code: str,
    record: CommitteeRecord,
    *,
    by: str = "",
    recorded_at: datetime | None = None,
) -> Committee:
    """Record a committee under the next number.

    Raises:
        StoreError: its figures would stop after the meeting.
    """
    _refuse_later_figures(record)
    act = _act(session, plan_code, by=by, recorded_at=recorded_at)
    last = session.exec(
        select(func.max(Committee.number)).where(Committee.plan_code == plan_code)
    ).one()
    made = Committee(
        plan_code=plan_code,
        number=(last or 0) + 1,
        act_number=act.number,
        kind=record.kind,
        held_on=record.held_on,
        as_of=record.as_of,
        agenda=record.agenda,
        participants=participants_json(record.participants),
    )
    session.add(made)
    session.flush()
    return made


def edit_committee(
    session: Session,
    plan_code: str,
    number: int,
    *,
    record: CommitteeRecord,
    by: str = "",
    recorded_at: datetime | None = None,
) -> None:
    """Say anew when a committee meets, what it looks at, who comes, or that it is cancelled.

    Raises:
        StoreError: there is no such committee, its figures would stop after the meeting, or they
            would move under slides that were frozen.
    """
    _refuse_later_figures(record)
    committee = _committee(session, plan_code, number)
    act = _act(session, plan_code, by=by, recorded_at=recorded_at)
    newest = newest_frames(session, plan_code, cutoff=act.number)
    before = committee_record(committee, newest)
    if (number, FrameKind.SLIDE) in newest and record.as_of != before.as_of:
        raise StoreError("Les diapositives sont arrêtées : le jour de leurs données ne change pas.")
    _add_frame(session, act, number, FrameKind.RECORD, content=record_json(record))


def choose_slides(
    session: Session,
    plan_code: str,
    number: int,
    *,
    choices: Sequence[SlideChoice],
    by: str = "",
    recorded_at: datetime | None = None,
) -> None:
    """Keep which slides a committee is shown, in which order, under which titles.

    Raises:
        StoreError: there is no such committee, or none of its slides would be shown.
    """
    _committee(session, plan_code, number)
    if not any(one.is_shown for one in choices):
        raise StoreError("Gardez au moins une diapositive ; rien n’a été enregistré.")
    act = _act(session, plan_code, by=by, recorded_at=recorded_at)
    _add_frame(session, act, number, FrameKind.CHOICE, content=choices_json(list(choices)))


def freeze_slides(
    session: Session,
    plan_code: str,
    number: int,
    *,
    slides: Sequence[Slide],
    by: str = "",
    reason: str = "",
    recorded_at: datetime | None = None,
) -> Act:
    """Keep what a committee is shown, as computed today: it is read again from then on.

    Raises:
        StoreError: there is no such committee or no slide, the day of its figures is to come, or
            slides frozen before are replaced without a reason or after the meeting.
    """
    committee = _committee(session, plan_code, number)
    if not slides:
        raise StoreError("Il n’y a aucune diapositive à arrêter.")
    act = _act(session, plan_code, by=by, reason=reason.strip(), recorded_at=recorded_at)
    newest = newest_frames(session, plan_code, cutoff=act.number)
    record = committee_record(committee, newest)
    is_again = (number, FrameKind.SLIDE) in newest
    if is_again and not reason.strip():
        raise StoreError("Dites pourquoi les diapositives sont arrêtées de nouveau.")
    today = act.recorded_at.astimezone(PARIS).date()
    if record.as_of > today:
        raise StoreError("Les données ne sont pas encore arrêtées : ce jour est à venir.")
    if is_again and today > record.held_on:
        raise StoreError("La réunion a eu lieu : ce qu’elle a vu ne change plus.")
    for place, slide in enumerate(slides, start=1):
        _add_frame(
            session,
            act,
            number,
            FrameKind.SLIDE,
            content=slide_json(slide),
            place=place,
            rule_version=RULE_VERSIONS[slide.kind],
        )
    return act


def record_decisions(
    session: Session,
    plan_code: str,
    rows: Sequence[Decision],
    *,
    by: str = "",
    recorded_at: datetime | None = None,
) -> int:
    """Record new versions of decisions as one act; their number. Nothing to say is no act."""
    if not rows:
        return 0
    for number in {row.committee_number for row in rows}:
        _committee(session, plan_code, number)
    add_versions(session, _act(session, plan_code, by=by, recorded_at=recorded_at), rows)
    return len(rows)


def _act(
    session: Session,
    plan_code: str,
    *,
    by: str,
    reason: str = "",
    recorded_at: datetime | None = None,
) -> Act:
    return new_act(
        session, plan_code, kind=ActKind.COMMITTEE, by=by, reason=reason, recorded_at=recorded_at
    )


def _add_frame(
    session: Session,
    act: Act,
    number: int,
    kind: FrameKind,
    *,
    content: str,
    place: int = 0,
    rule_version: str = "",
) -> None:
    session.add(
        CommitteeFrame(
            plan_code=act.plan_code,
            committee_number=number,
            name=kind.name_of(act.number, place),
            act_number=act.number,
            rule_version=rule_version,
            content=content,
        )
    )
    session.flush()


def _committee(session: Session, plan_code: str, number: int) -> Committee:
    found = session.get(Committee, (plan_code, number))
    if found is None:
        raise StoreError(f"Le comité n° {number} n’est pas dans cette base.")
    return found


def _refuse_later_figures(record: CommitteeRecord) -> None:
    if record.as_of > record.held_on:
        raise StoreError("Les données sont arrêtées au plus tard le jour de la réunion.")

"""What is kept of a committee, as known at a cutoff: its record, its choices, its slides."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from data_model.committee import (
    CommitteeRecord,
    FrameKind,
    SlideChoice,
    choices_of_json,
    participants_of_json,
    record_of_json,
)
from data_model.steering import Committee, CommitteeFrame


def committee_record(session: Session, committee: Committee, *, cutoff: int) -> CommitteeRecord:
    """The newest record of a committee known then."""
    kept = newest_frames(session, committee, FrameKind.RECORD, cutoff=cutoff)
    if kept:
        return record_of_json(kept[0].content)
    return CommitteeRecord(
        kind=committee.kind,
        held_on=committee.held_on,
        as_of=committee.as_of,
        agenda=committee.agenda,
        participants=participants_of_json(committee.participants),
    )


def slide_choices(session: Session, committee: Committee, *, cutoff: int) -> list[SlideChoice]:
    """The slides as a person wanted them then; none where nobody chose."""
    kept = newest_frames(session, committee, FrameKind.CHOICE, cutoff=cutoff)
    return choices_of_json(kept[0].content) if kept else []


def newest_frames(
    session: Session, committee: Committee, kind: FrameKind, *, cutoff: int
) -> Sequence[CommitteeFrame]:
    """The frames of one kind recorded by the last act that recorded some, in their order."""
    rows = session.exec(
        select(CommitteeFrame)
        .where(
            CommitteeFrame.plan_code == committee.plan_code,
            CommitteeFrame.committee_number == committee.number,
            col(CommitteeFrame.name).startswith(f"{kind.value}-"),
            col(CommitteeFrame.act_number) <= cutoff,
        )
        .order_by(col(CommitteeFrame.name))
    ).all()
    last = max((row.act_number for row in rows), default=0)
    return [row for row in rows if row.act_number == last]

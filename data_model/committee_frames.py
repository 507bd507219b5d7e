"""What is kept of a committee, as known at a cutoff: its record, its choices, its slides."""

from collections.abc import Mapping, Sequence

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

Newest = Mapping[tuple[int, FrameKind], Sequence[CommitteeFrame]]
"""Committee and kind → the frames recorded by the last act that recorded some, in their order."""


def newest_frames(session: Session, plan_code: str, *, cutoff: int) -> Newest:
    """What was known then of every committee of a plan; nothing of what nobody said."""
    rows = session.exec(
        select(CommitteeFrame)
        .where(CommitteeFrame.plan_code == plan_code, col(CommitteeFrame.act_number) <= cutoff)
        .order_by(col(CommitteeFrame.act_number), col(CommitteeFrame.name))
    )
    newest: dict[tuple[int, FrameKind], list[CommitteeFrame]] = {}
    for row in rows:
        key = (row.committee_number, FrameKind(row.name.partition("-")[0]))
        if key in newest and newest[key][0].act_number == row.act_number:
            newest[key].append(row)
        else:
            newest[key] = [row]
    return newest


def committee_record(committee: Committee, newest: Newest) -> CommitteeRecord:
    """What was last said of a committee, else what it was created with."""
    kept = newest.get((committee.number, FrameKind.RECORD))
    if kept:
        return record_of_json(kept[0].content)
    return CommitteeRecord(
        kind=committee.kind,
        held_on=committee.held_on,
        as_of=committee.as_of,
        agenda=committee.agenda,
        participants=participants_of_json(committee.participants),
    )


def slide_choices(committee: Committee, newest: Newest) -> list[SlideChoice]:
    """The slides as a person wanted them; none where nobody chose."""
    kept = newest.get((committee.number, FrameKind.CHOICE))
    return choices_of_json(kept[0].content) if kept else []

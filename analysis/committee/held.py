"""The committees of a plan as known on a day, what each was shown, who recorded it and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select

from analysis.committee.decision import Signed
from data_model.act import Act
from data_model.as_of import PARIS, current_rows
from data_model.committee import CommitteeRecord, FrameKind, SlideChoice
from data_model.committee_frames import committee_record, newest_frames, slide_choices
from data_model.french import day, typo
from data_model.slide import Slide, slide_of_json
from data_model.slide_rules import RULE_VERSIONS
from data_model.steering import Committee, CommitteeFrame, Decision


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """What a committee was shown, read as it was kept; `changed` names the slides whose rule has
    another version today."""

    slides: tuple[Slide, ...]
    changed: frozenset[str]
    on: date
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class HeldCommittee:
    """A committee as known at a cutoff."""

    number: int
    record: CommitteeRecord
    choices: tuple[SlideChoice, ...]
    frozen: Frozen | None
    recorded_on: date
    recorded_by: str

    @property
    def words(self) -> str:
        """« Comité territorial du 26 novembre 2026 »."""
        kind = self.record.kind.label
        return typo(f"{kind[:1].upper()}{kind[1:]} du {day(self.record.held_on)}")


def held_committees(session: Session, plan_code: str, *, cutoff: int) -> list[HeldCommittee]:
    """The committees not cancelled that were known then, the newest meeting first."""
    rows = session.exec(
        select(Committee).where(
            Committee.plan_code == plan_code, col(Committee.act_number) <= cutoff
        )
    ).all()
    held = [_held(session, row, cutoff) for row in rows]
    return sorted(
        (one for one in held if not one.record.is_cancelled),
        key=lambda one: (one.record.held_on, one.number),
        reverse=True,
    )


def earlier_numbers(held: Sequence[HeldCommittee], committee: HeldCommittee) -> frozenset[int]:
    """The committees that met before one, by date, then by number."""
    at = (committee.record.held_on, committee.number)
    return frozenset(one.number for one in held if (one.record.held_on, one.number) < at)


def decisions_known(session: Session, plan_code: str, *, cutoff: int) -> list[Decision]:
    """The decisions of every committee in the versions known then."""
    return current_rows(session, Decision, plan_code=plan_code, cutoff=cutoff)


def signed_acts(session: Session, plan_code: str, decisions: Sequence[Decision]) -> Signed:
    """When and by whom the decisions were recorded as they stand."""
    numbers = {one.act_number for one in decisions}
    acts = session.exec(select(Act).where(Act.plan_code == plan_code, col(Act.number).in_(numbers)))
    return {act.number: (act.recorded_at.astimezone(PARIS).date(), act.recorded_by) for act in acts}


def free_decision_number(session: Session, plan_code: str, committee_number: int) -> int:
    """The first number that no decision of a committee ever had, removed ones included."""
    last = session.exec(
        select(func.max(Decision.number)).where(
            Decision.plan_code == plan_code, Decision.committee_number == committee_number
        )
    ).one()
    return (last or 0) + 1


def _held(session: Session, row: Committee, cutoff: int) -> HeldCommittee:
    act = session.get_one(Act, (row.plan_code, row.act_number))
    return HeldCommittee(
        number=row.number,
        record=committee_record(session, row, cutoff=cutoff),
        choices=tuple(slide_choices(session, row, cutoff=cutoff)),
        frozen=_frozen(
            session, newest_frames(session, row, FrameKind.SLIDE, cutoff=cutoff), row.plan_code
        ),
        recorded_on=act.recorded_at.astimezone(PARIS).date(),
        recorded_by=act.recorded_by,
    )


def _frozen(session: Session, frames: Sequence[CommitteeFrame], plan_code: str) -> Frozen | None:
    if not frames:
        return None
    act = session.get_one(Act, (plan_code, frames[0].act_number))
    read = [(slide_of_json(frame.content), frame.rule_version) for frame in frames]
    return Frozen(
        slides=tuple(slide for slide, _ in read),
        changed=frozenset(
            slide.key for slide, version in read if version != RULE_VERSIONS[slide.kind]
        ),
        on=act.recorded_at.astimezone(PARIS).date(),
        by=act.recorded_by,
        reason=act.reason,
    )

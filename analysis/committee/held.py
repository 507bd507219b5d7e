"""The committees of a plan as known on a day, what each was shown, who recorded it and when."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import func
from sqlmodel import Session, col, select

from analysis.committee.decision import Signed
from data_model.act import Act
from data_model.as_of import PARIS, current_rows
from data_model.committee import CommitteeRecord, FrameKind, SlideChoice
from data_model.committee_frames import Newest, committee_record, newest_frames, slide_choices
from data_model.french import day, typo
from data_model.slide import Slide, slide_of_json
from data_model.slide_rules import RULE_VERSIONS
from data_model.steering import Committee, CommitteeFrame, Decision


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """What a committee was shown: each slide as it was kept, under the version of its rule."""

    kept: tuple[tuple[str, str], ...]
    on: date
    by: str
    reason: str

    @cached_property
    def slides(self) -> tuple[Slide, ...]:
        """The slides, read only where they are shown: every page asks when committees meet."""
        return tuple(slide_of_json(content) for content, _ in self.kept)

    @property
    def changed(self) -> frozenset[str]:
        """The keys of the slides whose rule has another version today."""
        versions = (version for _, version in self.kept)
        return frozenset(
            slide.key
            for slide, version in zip(self.slides, versions, strict=True)
            if version != RULE_VERSIONS[slide.kind]
        )


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
    newest = newest_frames(session, plan_code, cutoff=cutoff)
    frozen = [frames[0] for (_, kind), frames in newest.items() if kind is FrameKind.SLIDE]
    numbers = {*(one.act_number for one in rows), *(one.act_number for one in frozen)}
    acts = _acts(session, plan_code, numbers)
    held = [_held(row, newest, acts) for row in rows]
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
    acts = _acts(session, plan_code, numbers).values()
    return {act.number: (_day(act), act.recorded_by) for act in acts}


def free_decision_number(session: Session, plan_code: str, committee_number: int) -> int:
    """The first number that no decision of a committee ever had, removed ones included."""
    last = session.exec(
        select(func.max(Decision.number)).where(
            Decision.plan_code == plan_code, Decision.committee_number == committee_number
        )
    ).one()
    return (last or 0) + 1


def _acts(session: Session, plan_code: str, numbers: Collection[int]) -> dict[int, Act]:
    acts = session.exec(select(Act).where(Act.plan_code == plan_code, col(Act.number).in_(numbers)))
    return {act.number: act for act in acts}


def _day(act: Act) -> date:
    return act.recorded_at.astimezone(PARIS).date()


def _held(row: Committee, newest: Newest, acts: Mapping[int, Act]) -> HeldCommittee:
    act = acts[row.act_number]
    return HeldCommittee(
        number=row.number,
        record=committee_record(row, newest),
        choices=tuple(slide_choices(row, newest)),
        frozen=_frozen(newest.get((row.number, FrameKind.SLIDE), ()), acts),
        recorded_on=_day(act),
        recorded_by=act.recorded_by,
    )


def _frozen(frames: Sequence[CommitteeFrame], acts: Mapping[int, Act]) -> Frozen | None:
    if not frames:
        return None
    act = acts[frames[0].act_number]
    return Frozen(
        kept=tuple((frame.content, frame.rule_version) for frame in frames),
        on=_day(act),
        by=act.recorded_by,
        reason=act.reason,
    )

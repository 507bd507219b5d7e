"""What a committee is shown: read from its frames once frozen, else composed as of its day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session

from analysis.committee.arranged import ArrangedSlide, arranged_slides, shown_slides
from analysis.committee.decision import decisions_frame, of_committees
from analysis.committee.frames import CommitteeFrames
from analysis.committee.held import (
    HeldCommittee,
    decisions_known,
    earlier_numbers,
    held_committees,
    signed_acts,
)
from analysis.committee.slides import proposed_slides
from analysis.plan_seen import PlanSeen
from data_model.as_of import cutoff, newest_act
from data_model.french import day, typo
from data_model.slide import Slide

RULE_CHANGED: Final = "calcul modifié depuis"


@dataclass(frozen=True, kw_only=True)
class CommitteeShow:
    """A committee with its slides in their order.

    `as_of` is the day of the figures; `arranged` holds every proposed slide, hidden ones too,
    while the slides are not frozen; `changed` the keys of those whose rule changed since.
    """

    committee: HeldCommittee
    plan_title: str
    as_of: date
    slides: tuple[Slide, ...]
    arranged: tuple[ArrangedSlide, ...] = ()
    changed: frozenset[str] = frozenset()

    @property
    def is_frozen(self) -> bool:
        """Whether the slides are read as they were kept."""
        return self.committee.frozen is not None

    def source(self, slide: Slide) -> str:
        """What one slide rests on, the plan, and the day of its figures."""
        told = [slide.basis.removesuffix(".") or self.committee.words, self.plan_title]
        told.append(f"données arrêtées au {day(self.as_of)}")
        if slide.key in self.changed:
            told.append(RULE_CHANGED)
        return typo(" · ".join(one for one in told if one))


def committee_show(now: PlanSeen, number: int) -> CommitteeShow | None:
    """One committee as it is shown, the plan `now` being seen on its own today.

    None where there is none of that number.
    """
    committee = next((one for one in now.committees if one.number == number), None)
    if committee is None:
        return None
    if committee.frozen is not None:
        return CommitteeShow(
            committee=committee,
            plan_title=now.situation.short_title,
            as_of=committee.record.as_of,
            slides=committee.frozen.slides,
            changed=committee.frozen.changed,
        )
    return composed_show(now, committee)


def composed_show(now: PlanSeen, committee: HeldCommittee) -> CommitteeShow:
    """The slides as today's rules compute them from what was known on the committee's day."""
    # A meeting prepared ahead is composed from what is known so far.
    as_of = min(committee.record.as_of, now.situation.as_of)
    plan = now.on(as_of)
    frames = frames_with_decisions(plan, committee)
    arranged = arranged_slides(proposed_slides(frames), committee.choices)
    return CommitteeShow(
        committee=committee,
        plan_title=now.situation.short_title,
        as_of=as_of,
        slides=shown_slides(arranged),
        arranged=tuple(arranged),
    )


def frames_with_decisions(plan: PlanSeen, committee: HeldCommittee) -> CommitteeFrames:
    """What it is asked, in today's words, and what earlier ones decided, as known that day."""
    code, as_of = plan.situation.plan_code, plan.situation.as_of
    with plan.read() as session:
        known = newest_act(session, code)
        by_then = meeting_cutoff(session, code, committee)
        earlier = earlier_numbers(held_committees(session, code, cutoff=by_then), committee)
        asked = decisions_known(session, code, cutoff=known)
        then = decisions_known(session, code, cutoff=by_then)
        signed = signed_acts(session, code, [*asked, *then])
    return CommitteeFrames(
        plan=plan,
        asked=of_committees(decisions_frame(asked, as_of=as_of, signed=signed), {committee.number}),
        earlier=of_committees(decisions_frame(then, as_of=as_of, signed=signed), earlier),
    )


def meeting_cutoff(session: Session, plan_code: str, committee: HeldCommittee) -> int:
    """The last act known at the end of the meeting's day, or so far where it is to come."""
    held_on = cutoff(session, plan_code, committee.record.held_on)
    return min(newest_act(session, plan_code), held_on)

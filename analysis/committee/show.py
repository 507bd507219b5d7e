"""What a committee is shown: read from its frames once frozen, else composed as of its day."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import pandas as pd
from sqlmodel import Session

from analysis.attention.last_committee import LastCommittee, last_committee
from analysis.committee.arranged import ArrangedSlide, arranged_slides, shown_slides
from analysis.committee.decision import decisions_frame, of_committees
from analysis.committee.frames import CommitteeFrames, PlanFrames, plan_frames, since_last
from analysis.committee.held import (
    HeldCommittee,
    decisions_known,
    earlier_numbers,
    held_committees,
)
from analysis.committee.slides import proposed_slides
from analysis.snapshot import snapshot
from data_model.as_of import cutoff, newest_act, today
from data_model.french import day, typo
from data_model.plan import Plan
from data_model.slide import Slide

RULE_CHANGED: Final = "calcul modifié depuis"
FramesOf = Callable[[date], PlanFrames]


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


def committee_show(
    session: Session, plan: Plan, number: int, *, frames_of: FramesOf | None = None
) -> CommitteeShow | None:
    """One committee as it is shown today; None where there is none of that number.

    `frames_of` gives the plan's frames of a day, where somebody keeps them.
    """
    known = newest_act(session, plan.code)
    held = held_committees(session, plan.code, cutoff=known)
    committee = next((one for one in held if one.number == number), None)
    if committee is None:
        return None
    if committee.frozen is not None:
        return CommitteeShow(
            committee=committee,
            plan_title=plan.short_title,
            as_of=committee.record.as_of,
            slides=committee.frozen.slides,
            changed=committee.frozen.changed,
        )
    return composed_show(session, plan, committee, frames_of=frames_of)


def composed_show(
    session: Session, plan: Plan, committee: HeldCommittee, *, frames_of: FramesOf | None = None
) -> CommitteeShow:
    """The slides as today's rules compute them from what was known on the committee's day."""
    of = frames_of or (lambda when: plan_frames(snapshot(session, plan, when)))
    # A meeting prepared ahead is composed from what is known so far.
    as_of = min(committee.record.as_of, today(plan))
    now = of(as_of)
    last = last_committee(session, now.seen)
    frames = CommitteeFrames(plan=now, last=last, since=_since(last, now, of))
    frames = _with_decisions(session, plan, committee, frames=frames)
    arranged = arranged_slides(proposed_slides(frames), committee.choices)
    return CommitteeShow(
        committee=committee,
        plan_title=plan.short_title,
        as_of=as_of,
        slides=shown_slides(arranged),
        arranged=tuple(arranged),
    )


def _since(last: LastCommittee | None, now: PlanFrames, of: FramesOf) -> pd.DataFrame | None:
    return since_last(now, of(last.as_of)) if last else None


def _with_decisions(
    session: Session, plan: Plan, committee: HeldCommittee, *, frames: CommitteeFrames
) -> CommitteeFrames:
    """What it is asked, in today's words, and what earlier ones decided, as known that day."""
    known = newest_act(session, plan.code)
    by_then = min(known, cutoff(session, plan.code, committee.record.held_on))
    earlier = earlier_numbers(held_committees(session, plan.code, cutoff=by_then), committee)
    as_of = frames.plan.seen.as_of
    now = decisions_frame(decisions_known(session, plan.code, cutoff=known), as_of=as_of)
    then = decisions_frame(decisions_known(session, plan.code, cutoff=by_then), as_of=as_of)
    return replace(
        frames,
        asked=of_committees(now, {committee.number}),
        earlier=of_committees(then, earlier),
    )

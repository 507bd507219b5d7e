"""A committee's slides: one message each, in the order in which they are first proposed."""

from analysis.committee.decision_slides import (
    alerts_slide,
    decision_slides,
    follow_up_slides,
    since_slides,
)
from analysis.committee.frames import CommitteeFrames
from analysis.committee.money_slides import budget_slide, communes_slide
from analysis.committee.work_slides import axis_slides, calendar_slide, plan_slide
from data_model.slide import Slide


def proposed_slides(frames: CommitteeFrames) -> tuple[Slide, ...]:
    """Every slide that has something to say, computed from the frames of the committee's day.

    The keys are unique and stay the same from one day to the next.
    """
    plan = frames.plan
    return (
        plan_slide(plan),
        *axis_slides(plan),
        budget_slide(plan),
        calendar_slide(plan),
        communes_slide(plan),
        *since_slides(plan),
        alerts_slide(plan),
        *follow_up_slides(frames),
        *decision_slides(frames),
    )

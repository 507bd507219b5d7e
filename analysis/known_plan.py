"""The plan itself as known at a cutoff, without what was ever returned; read again if it moved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import pandas as pd
from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from analysis import plan_frames, plan_texts, printed_frames
from analysis.ended_actions import last_days
from analysis.schedule import calendar_frames
from data_model.act import Act, ActKind
from data_model.as_of import newest_act

# What they record is read elsewhere: returns, what was said of alerts, committees.
LEAVES_THE_PLAN: Final = frozenset(
    {
        ActKind.RETURN_RECORDED,
        ActKind.RETURN_WITHDRAWN,
        ActKind.RETURN_RESTORED,
        ActKind.RECEPTION_CORRECTED,
        ActKind.HIGHLIGHT_EDITED,
        ActKind.ALERT,
        ActKind.COMMITTEE,
    }
)


# Two are the same only if they are one, as snapshots are.
@dataclass(frozen=True, kw_only=True, eq=False)
class KnownPlan:
    """Frames of one plan at a cutoff; columns stand with the functions named alike.

    `read_at` is the number of the newest act when they were read: titles are edited in place, and
    what they were is told by later acts. `ends` is action → its last day.
    """

    plan_code: str
    cutoff: int
    read_at: int
    axes: pd.DataFrame
    objectives: pd.DataFrame
    actions: pd.DataFrame
    texts: pd.DataFrame
    weather: pd.DataFrame
    indicators: pd.DataFrame
    targets: pd.DataFrame
    assignments: pd.DataFrame
    baselines: pd.DataFrame
    occurrences: pd.DataFrame
    entries: pd.DataFrame
    sub_actions: pd.DataFrame
    ends: Mapping[str, date]


def known_plan(
    session: Session, plan_code: str, cutoff: int, *, near: KnownPlan | None = None
) -> KnownPlan:
    """What was known at `cutoff`: `near` itself where no act moved the plan between the two.

    Most acts record a return: days that only they separate show one and the same plan.
    """
    newest = newest_act(session, plan_code)
    if near is not None and _is_same(session, near, plan_code, cutoff=cutoff, newest=newest):
        return replace(near, cutoff=cutoff, read_at=newest)
    assignments = plan_frames.assignments_frame(session, plan_code, cutoff)
    baselines = calendar_frames.baselines_frame(session, plan_code, cutoff)
    return KnownPlan(
        plan_code=plan_code,
        cutoff=cutoff,
        read_at=newest,
        axes=plan_frames.axes_frame(session, plan_code),
        objectives=plan_frames.objectives_frame(session, plan_code),
        actions=plan_frames.actions_frame(session, plan_code, cutoff),
        texts=plan_texts.texts_frame(session, plan_code, cutoff),
        weather=plan_texts.weather_frame(session, plan_code, cutoff),
        indicators=plan_frames.indicators_frame(session, plan_code, cutoff),
        targets=plan_frames.targets_frame(session, plan_code, cutoff),
        assignments=assignments,
        baselines=baselines,
        occurrences=calendar_frames.occurrences_frame(
            session, plan_code, cutoff, baselines=baselines, assignments=assignments
        ),
        entries=printed_frames.entries_frame(session, plan_code),
        sub_actions=printed_frames.sub_actions_frame(session, plan_code),
        ends=last_days(session, plan_code, cutoff),
    )


def _is_same(
    session: Session, near: KnownPlan, plan_code: str, *, cutoff: int, newest: int
) -> bool:
    if near.plan_code != plan_code or near.read_at > newest:
        return False
    first, last = sorted((near.cutoff, cutoff))
    number = col(Act.number)
    is_between = and_(number > first, number <= last)
    kinds = session.exec(
        select(Act.kind)
        .where(Act.plan_code == plan_code, or_(is_between, number > near.read_at))
        .distinct()
    )
    return LEAVES_THE_PLAN.issuperset(ActKind(kind) for kind in kinds)

"""Everything a page may need of one plan on one day, read in one go and shared by all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd
from sqlmodel import Session

from analysis import facts, plan_frames, printed_frames, told_texts
from analysis.ended_actions import asked_until_end, owners_of, steps_that_count
from analysis.known_plan import KnownPlan, known_plan
from analysis.returns.column_mappings import column_mappings_frame
from analysis.situation import Situation, situation
from data_model.plan import Plan


# Two snapshots are the same only if they are one: what is derived is kept by snapshot.
@dataclass(frozen=True, kw_only=True, eq=False)
class Snapshot:
    """Frames of one plan as known on one day; columns stand with the functions named alike."""

    situation: Situation
    axes: pd.DataFrame
    objectives: pd.DataFrame
    actions: pd.DataFrame
    texts: pd.DataFrame
    weather: pd.DataFrame
    indicators: pd.DataFrame
    targets: pd.DataFrame
    assignments: pd.DataFrame
    respondents: pd.DataFrame
    occurrences: pd.DataFrame
    baselines: pd.DataFrame
    observations: pd.DataFrame
    budget: pd.DataFrame
    budget_history: pd.DataFrame
    milestone_reports: pd.DataFrame
    milestone_history: pd.DataFrame
    returns: pd.DataFrame
    highlights: pd.DataFrame
    comments: pd.DataFrame
    column_mappings: pd.DataFrame
    entries: pd.DataFrame = field(default_factory=printed_frames.no_entries)
    sub_actions: pd.DataFrame = field(default_factory=printed_frames.no_sub_actions)
    ends: Mapping[str, date] = field(default_factory=dict)
    """Action → its last day, for those that have one."""
    known: KnownPlan | None = None
    """What of it may serve another day."""

    @property
    def over(self) -> frozenset[str]:
        """The actions that have ended on the day looked at, those whose last day it is included."""
        day = self.situation.as_of
        return frozenset(code for code, last in self.ends.items() if last <= day)


def snapshot(
    session: Session, plan: Plan, as_of: date | None = None, *, near: Snapshot | None = None
) -> Snapshot:
    """Read the plan as known up to 24:00 of `as_of`.

    `near` is another day's, or this day's before an act: what did not move is not read again.
    """
    seen = situation(session, plan, as_of)
    code, cutoff = plan.code, seen.cutoff
    known = known_plan(session, code, cutoff, near=near.known if near else None)
    active = facts.active_numbers(session, code, cutoff)
    budget = facts.budget_frame(session, code, cutoff, latest_only=False, active=active)
    milestones = facts.milestone_reports_frame(
        session, code, cutoff, latest_only=False, active=active
    )
    assignments, occurrences = known.assignments, known.occurrences
    if known.ends:
        stated = set(milestones["occurrence_code"])
        owners = owners_of(known.indicators, occurrences)
        assignments = asked_until_end(assignments, owners, known.ends)
        occurrences = steps_that_count(occurrences, stated, known.ends, as_of=seen.as_of)
    return Snapshot(
        situation=seen,
        axes=known.axes,
        objectives=known.objectives,
        actions=known.actions,
        texts=known.texts,
        weather=known.weather,
        indicators=known.indicators,
        targets=known.targets,
        assignments=assignments,
        # Communes are shared by plans: another one's act may have moved them.
        respondents=plan_frames.respondents_frame(session, code),
        occurrences=occurrences,
        baselines=known.baselines,
        observations=facts.observations_frame(session, code, cutoff, active=active),
        budget=facts.latest_period(budget, facts.BUDGET_LINE),
        budget_history=budget,
        milestone_reports=facts.latest_period(milestones, facts.MILESTONE_LINE),
        milestone_history=milestones,
        returns=facts.returns_frame(session, code, cutoff, active=active),
        highlights=told_texts.highlights_frame(session, code, cutoff, active=active),
        comments=told_texts.comments_frame(session, code, cutoff, active=active),
        column_mappings=column_mappings_frame(session, code, cutoff),
        entries=known.entries,
        sub_actions=known.sub_actions,
        ends=known.ends,
        known=known,
    )

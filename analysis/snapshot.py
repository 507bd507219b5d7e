"""Everything a page may need of one plan on one day, read in one go and shared by all."""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd
from sqlmodel import Session

from analysis import facts, plan_frames, plan_texts, printed_frames, told_texts
from analysis.returns.column_mappings import column_mappings_frame
from analysis.schedule import calendar_frames
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


def snapshot(session: Session, plan: Plan, as_of: date | None = None) -> Snapshot:
    """Read the plan as known up to 24:00 of `as_of`."""
    seen = situation(session, plan, as_of)
    code, known = plan.code, seen.cutoff
    active = facts.active_numbers(session, code, known)
    assignments = plan_frames.assignments_frame(session, code, known)
    baselines = calendar_frames.baselines_frame(session, code, known)
    budget = facts.budget_frame(session, code, known, latest_only=False, active=active)
    milestones = facts.milestone_reports_frame(
        session, code, known, latest_only=False, active=active
    )
    return Snapshot(
        situation=seen,
        axes=plan_frames.axes_frame(session, code),
        objectives=plan_frames.objectives_frame(session, code),
        actions=plan_frames.actions_frame(session, code, known),
        texts=plan_texts.texts_frame(session, code, known),
        weather=plan_texts.weather_frame(session, code, known),
        indicators=plan_frames.indicators_frame(session, code, known),
        targets=plan_frames.targets_frame(session, code, known),
        assignments=assignments,
        respondents=plan_frames.respondents_frame(session, code),
        occurrences=calendar_frames.occurrences_frame(
            session, code, known, baselines=baselines, assignments=assignments
        ),
        baselines=baselines,
        observations=facts.observations_frame(session, code, known, active=active),
        budget=facts.latest_period(budget, facts.BUDGET_LINE),
        budget_history=budget,
        milestone_reports=facts.latest_period(milestones, facts.MILESTONE_LINE),
        milestone_history=milestones,
        returns=facts.returns_frame(session, code, known, active=active),
        highlights=told_texts.highlights_frame(session, code, known, active=active),
        comments=told_texts.comments_frame(session, code, known, active=active),
        column_mappings=column_mappings_frame(session, code, known),
        entries=printed_frames.entries_frame(session, code),
        sub_actions=printed_frames.sub_actions_frame(session, code),
    )

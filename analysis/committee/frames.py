"""The frames that a committee's slides are composed from, of one plan on one day."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.attention.attention import attention_frame
from analysis.attention.last_committee import LastCommittee
from analysis.axis_situation import axis_names_frame, axis_situation_frame
from analysis.budget.budget import budget_by_axis, budget_lines_frame
from analysis.budget.elapsed import elapsed_share
from analysis.budget.line import budget_lines
from analysis.changes.since import Headline, headline, since_frame
from analysis.committee.decision import DECISION_COLUMNS
from analysis.results.results import results_frame
from analysis.returns.collection import collection_board_frame
from analysis.schedule.completion import completion_frame
from analysis.schedule.earned_value import (
    EarnedScheduleReading,
    earned_schedule_reading,
    planned_value_frame,
)
from analysis.schedule.occurrence import occurrence_states
from analysis.schedule.occurrence_state import occurrence_states_frame
from analysis.schedule.schedule import axis_slippage_frame
from analysis.situation import Situation
from analysis.snapshot import Snapshot


def no_decisions() -> pd.DataFrame:
    """A `decisions_frame` without a row."""
    return pd.DataFrame([], columns=DECISION_COLUMNS, dtype=object)


@dataclass(frozen=True, kw_only=True)
class PlanFrames:
    """What the slides say of the plan itself; each frame stands with the function named alike."""

    seen: Situation
    titles: Mapping[str, str]
    completion: pd.DataFrame
    axes: pd.DataFrame
    budget: pd.DataFrame
    budget_by_axis: pd.DataFrame
    states: pd.DataFrame
    planned: pd.DataFrame
    reading: EarnedScheduleReading
    board: pd.DataFrame
    attention: pd.DataFrame
    headline: Headline


@dataclass(frozen=True, kw_only=True)
class CommitteeFrames:
    """The plan on the committee's day, what moved since the last one, what is decided.

    `since` is a `since_frame`; `asked` and `earlier` are `decisions_frame`s: what this committee
    is asked, and what earlier ones decided.
    """

    plan: PlanFrames
    last: LastCommittee | None = None
    since: pd.DataFrame | None = None
    asked: pd.DataFrame = field(default_factory=no_decisions)
    earlier: pd.DataFrame = field(default_factory=no_decisions)


def plan_frames(snapshot: Snapshot) -> PlanFrames:
    """Every frame of a day, by the same functions as the pages."""
    seen = snapshot.situation
    occurrences = occurrence_states(snapshot)
    states = occurrence_states_frame(snapshot, states=occurrences)
    lines = budget_lines(snapshot)
    by_axis = budget_by_axis(snapshot, lines=lines)
    whole = budget_by_axis(snapshot, "plan", lines=lines)
    board = collection_board_frame(snapshot)
    completion = completion_frame(snapshot, "plan", states=occurrences)
    until = seen.situation_date
    attention = attention_frame(
        snapshot,
        states,
        results=results_frame(snapshot),
        budget_lines=budget_lines_frame(snapshot, lines=lines),
        budget_lines_of_year=budget_lines_frame(snapshot, year=until.year if until else None),
        board=board,
        completion=completion_frame(snapshot, "action", states=occurrences),
    )
    actions = snapshot.actions
    return PlanFrames(
        seen=seen,
        titles=dict(zip(actions["action_code"], actions["short_title"], strict=True)),
        completion=completion,
        axes=axis_situation_frame(
            axis_names_frame(snapshot),
            completion_frame(snapshot, "axis", states=occurrences),
            budget=by_axis,
            slippage=axis_slippage_frame(snapshot, states=occurrences),
            elapsed=elapsed_share(seen),
        ),
        budget=whole,
        budget_by_axis=by_axis,
        states=states,
        planned=planned_value_frame(snapshot, states=occurrences),
        reading=earned_schedule_reading(snapshot, states=occurrences),
        board=board,
        attention=attention,
        headline=headline(completion, whole, attention),
    )


def since_last(plan: PlanFrames, before: PlanFrames) -> pd.DataFrame:
    """What moved between two days: see `analysis.changes.since`."""
    return since_frame(plan.headline, before.headline)

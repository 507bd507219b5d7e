"""One plan on one day with every frame that shows it, each computed at its first use."""

from contextlib import nullcontext
from datetime import date
from functools import cached_property

import pandas as pd
from sqlmodel import Session

from analysis.attention.attention import attention_frame
from analysis.attention.highlights import highlights_in_force
from analysis.attention.last_committee import LastCommittee, last_committee
from analysis.axis_situation import axis_names_frame, axis_situation_frame
from analysis.budget.budget_seen import BudgetSeen
from analysis.budget.elapsed import elapsed_share
from analysis.changes.since import Headline, headline, since_frame
from analysis.committee.held import HeldCommittee, held_committees
from analysis.results.results import results_frame
from analysis.returns.collection import collection_board_frame
from analysis.schedule.completion import completion_frame
from analysis.schedule.earned_value import (
    EarnedScheduleReading,
    earned_schedule_reading,
    planned_value_frame,
)
from analysis.schedule.milestone_views import upcoming_frame
from analysis.schedule.occurrence import OccurrenceState, occurrence_states
from analysis.schedule.occurrence_state import occurrence_states_frame
from analysis.schedule.schedule import action_slippage_frame, axis_slippage_frame
from analysis.scope import By
from analysis.situation import Situation
from analysis.snapshot import Snapshot, snapshot
from data_model.plan import Plan
from data_model.store import Read

UPCOMING_DAYS = 14


class PlanSeen:
    """The frames of one snapshot, the same for pages, slides and documents; nobody changes them.

    `read` opens the base for what the snapshot does not hold.
    """

    def __init__(self, seen: Snapshot, read: Read) -> None:
        self.snapshot = seen
        self.read = read
        self._completions: dict[By, pd.DataFrame] = {}

    def on(self, day: date) -> "PlanSeen":
        """The same plan as it was known up to the end of a day."""
        if day == self.situation.as_of:
            return self
        with self.read() as session:
            seen = _snapshot(session, self.situation.plan_code, day, near=self.snapshot)
        return PlanSeen(seen, self.read)

    @property
    def situation(self) -> Situation:
        """The day and the periods looked at."""
        return self.snapshot.situation

    @property
    def has_returns(self) -> bool:
        """Whether anything was ever received."""
        return not self.snapshot.returns.empty

    @cached_property
    def titles(self) -> dict[str, str]:
        """The short title of each action."""
        actions = self.snapshot.actions
        return dict(zip(actions["action_code"], actions["short_title"], strict=True))

    @cached_property
    def results(self) -> pd.DataFrame:
        """One row an indicator: see `analysis.results.results`."""
        return results_frame(self.snapshot)

    @cached_property
    def occurrences(self) -> list[OccurrenceState]:
        """Where each occurrence stands, from which the calendar's frames are all derived."""
        return occurrence_states(self.snapshot)

    @cached_property
    def states(self) -> pd.DataFrame:
        """One row an occurrence: see `analysis.schedule.occurrence_state`."""
        return occurrence_states_frame(self.snapshot, states=self.occurrences)

    def completion(self, by: By) -> pd.DataFrame:
        """Réalisation by level: see `analysis.schedule.completion`."""
        if by not in self._completions:
            self._completions[by] = completion_frame(self.snapshot, by=by, states=self.occurrences)
        return self._completions[by]

    @cached_property
    def planned(self) -> pd.DataFrame:
        """Planned, done and forecast work: see `analysis.schedule.earned_value`."""
        return planned_value_frame(self.snapshot, states=self.occurrences)

    @cached_property
    def reading(self) -> EarnedScheduleReading:
        """Earned schedule: see `analysis.schedule.earned_value`."""
        return earned_schedule_reading(self.snapshot, states=self.occurrences)

    @cached_property
    def upcoming(self) -> pd.DataFrame:
        """Milestones of the next 14 days: see `analysis.schedule.milestone_views`."""
        return upcoming_frame(self.snapshot, UPCOMING_DAYS, states=self.occurrences)

    @cached_property
    def plan_slippage(self) -> pd.DataFrame:
        """The whole plan in one row: see `analysis.schedule.schedule`."""
        return axis_slippage_frame(self.snapshot, "plan", states=self.occurrences)

    @cached_property
    def axis_slippage(self) -> pd.DataFrame:
        """One row an axis."""
        return axis_slippage_frame(self.snapshot, states=self.occurrences)

    @cached_property
    def action_slippage(self) -> pd.DataFrame:
        """One row an action."""
        return action_slippage_frame(self.snapshot, states=self.occurrences)

    @cached_property
    def budget(self) -> BudgetSeen:
        """What the plan's money gives: see `analysis.budget.budget_seen`."""
        return BudgetSeen(self.snapshot, self.read)

    @cached_property
    def axis_names(self) -> pd.DataFrame:
        """How each axis is named: see `analysis.axis_situation`."""
        return axis_names_frame(self.snapshot)

    @cached_property
    def axis_situation(self) -> pd.DataFrame:
        """Work, money and calendar of each axis: see `analysis.axis_situation`."""
        return axis_situation_frame(
            self.axis_names,
            self.completion("axis"),
            budget=self.budget.by_axis,
            slippage=self.axis_slippage,
            elapsed=elapsed_share(self.situation),
        )

    @cached_property
    def board(self) -> pd.DataFrame:
        """Respondents × quarters: see `analysis.returns.collection`."""
        return collection_board_frame(self.snapshot)

    @cached_property
    def attention(self) -> pd.DataFrame:
        """What needs the person in charge, alerts first: see `analysis.attention.attention`."""
        return attention_frame(
            self.snapshot,
            self.states,
            results=self.results,
            budget_lines=self.budget.by_action,
            budget_lines_of_year=self.budget.of_year,
            board=self.board,
            completion=self.completion("action"),
        )

    @cached_property
    def headline(self) -> Headline:
        """The plan's figures, to compare with another day's: see `analysis.changes.since`."""
        return headline(self.completion("plan"), self.budget.whole, self.attention)

    @cached_property
    def highlights(self) -> pd.DataFrame:
        """The faits marquants with the director's edits: see `analysis.attention.highlights`."""
        with self.read() as session:
            return highlights_in_force(session, self.snapshot)

    @cached_property
    def committees(self) -> list[HeldCommittee]:
        """The committees known that day, the newest meeting first."""
        with self.read() as session:
            return held_committees(session, self.situation.plan_code, cutoff=self.situation.cutoff)

    @cached_property
    def last_committee(self) -> LastCommittee | None:
        """The last meeting before the day looked at: see `analysis.attention.last_committee`."""
        return last_committee(self.committees, self.situation)

    @cached_property
    def at_last_committee(self) -> "PlanSeen | None":
        """The same plan at the last committee; None without any."""
        held = self.last_committee
        return self.on(held.as_of) if held else None

    @cached_property
    def since_last_committee(self) -> pd.DataFrame | None:
        """What moved since then: see `analysis.changes.since`."""
        then = self.at_last_committee
        return since_frame(self.headline, then.headline) if then else None


def read_plan(session: Session, plan_code: str, as_of: date | None = None) -> PlanSeen:
    """The plan as known up to the end of a day, its own today by default."""
    return PlanSeen(_snapshot(session, plan_code, as_of), lambda: nullcontext(session))


def _snapshot(
    session: Session, plan_code: str, as_of: date | None, *, near: Snapshot | None = None
) -> Snapshot:
    return snapshot(session, session.get_one(Plan, plan_code), as_of, near=near)

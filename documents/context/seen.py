"""One plan on one day with the frames that the documents are made of, each computed once."""

from datetime import date
from functools import cached_property

import pandas as pd
from sqlmodel import Session

from analysis.attention.attention import attention_frame
from analysis.attention.highlights import highlights_in_force
from analysis.attention.last_committee import LastCommittee, last_committee
from analysis.axis_situation import axis_names_frame
from analysis.budget.amount import BudgetSaid, budget_said
from analysis.budget.budget import budget_by_axis, budget_lines_frame
from analysis.budget.co_financing import co_financing_frame
from analysis.budget.line import BudgetLine, budget_lines
from analysis.results.results import results_frame
from analysis.returns.collection import collection_board_frame
from analysis.schedule.completion import completion_frame
from analysis.schedule.occurrence import OccurrenceState, occurrence_states
from analysis.schedule.occurrence_state import occurrence_states_frame
from analysis.schedule.schedule import axis_slippage_frame
from analysis.situation import Situation
from analysis.snapshot import Snapshot, snapshot
from data_model.plan import Plan


class PlanSeen:
    """The frames of one snapshot; the functions are those of the pages."""

    def __init__(self, seen: Snapshot, session: Session) -> None:
        self.snapshot = seen
        self.session = session

    @property
    def situation(self) -> Situation:
        """The day and the periods looked at."""
        return self.snapshot.situation

    @property
    def has_returns(self) -> bool:
        """Whether anything was ever received."""
        return not self.snapshot.returns.empty

    @cached_property
    def occurrences(self) -> list[OccurrenceState]:
        """Where each occurrence stands."""
        return occurrence_states(self.snapshot)

    @cached_property
    def states(self) -> pd.DataFrame:
        """The same as a frame."""
        return occurrence_states_frame(self.snapshot, states=self.occurrences)

    @cached_property
    def results(self) -> pd.DataFrame:
        """One row an indicator."""
        return results_frame(self.snapshot)

    @cached_property
    def axis_names(self) -> pd.DataFrame:
        """How each axis is named."""
        return axis_names_frame(self.snapshot)

    @cached_property
    def completion_of_plan(self) -> pd.DataFrame:
        """Réalisation of the whole plan, in one row."""
        return completion_frame(self.snapshot, by="plan", states=self.occurrences)

    @cached_property
    def completion_by_axis(self) -> pd.DataFrame:
        """One row an axis."""
        return completion_frame(self.snapshot, by="axis", states=self.occurrences)

    @cached_property
    def completion_by_action(self) -> pd.DataFrame:
        """One row an action."""
        return completion_frame(self.snapshot, by="action", states=self.occurrences)

    @cached_property
    def slippage_of_plan(self) -> pd.DataFrame:
        """The whole plan in one row."""
        return axis_slippage_frame(self.snapshot, "plan", states=self.occurrences)

    @cached_property
    def slippage_by_axis(self) -> pd.DataFrame:
        """One row an axis."""
        return axis_slippage_frame(self.snapshot, states=self.occurrences)

    @cached_property
    def budget_told(self) -> BudgetSaid:
        """Every amount told."""
        return budget_said(self.snapshot)

    @cached_property
    def budget_of_actions(self) -> list[BudgetLine]:
        """Each action's line over the plan."""
        return budget_lines(self.snapshot, said=self.budget_told)

    @cached_property
    def budget_lines(self) -> pd.DataFrame:
        """One row an action."""
        return budget_lines_frame(self.snapshot, lines=self.budget_of_actions)

    @cached_property
    def budget_of_year(self) -> pd.DataFrame:
        """One row an action, over the exercise of the situation."""
        until = self.situation.situation_date
        return budget_lines_frame(self.snapshot, year=until.year if until else None)

    @cached_property
    def budget_by_axis(self) -> pd.DataFrame:
        """One row an axis."""
        return budget_by_axis(self.snapshot, lines=self.budget_of_actions)

    @cached_property
    def budget_of_plan(self) -> pd.DataFrame:
        """The whole plan in one row."""
        return budget_by_axis(self.snapshot, "plan", lines=self.budget_of_actions)

    @cached_property
    def board(self) -> pd.DataFrame:
        """Respondents × quarters."""
        return collection_board_frame(self.snapshot)

    @cached_property
    def attention(self) -> pd.DataFrame:
        """What needs the person in charge, alerts first."""
        return attention_frame(
            self.snapshot,
            self.states,
            results=self.results,
            budget_lines=self.budget_lines,
            budget_lines_of_year=self.budget_of_year,
            board=self.board,
            completion=self.completion_by_action,
        )

    @cached_property
    def co_financing(self) -> pd.DataFrame:
        """The co-financing in force."""
        seen = self.situation
        return co_financing_frame(self.session, seen.plan_code, seen.cutoff)

    @cached_property
    def highlights(self) -> pd.DataFrame:
        """The faits marquants, with the director's edits."""
        return highlights_in_force(self.session, self.snapshot)

    @cached_property
    def last_committee(self) -> LastCommittee | None:
        """The last meeting before the day looked at."""
        return last_committee(self.session, self.situation)

    @cached_property
    def earlier(self) -> "PlanSeen | None":
        """The same plan at the last committee; None without any."""
        held = self.last_committee
        if held is None:
            return None
        return read_plan(self.session, self.situation.plan_code, held.as_of)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The short title of each action."""
        actions = self.snapshot.actions
        return dict(zip(actions["action_code"], actions["short_title"], strict=True))


def read_plan(session: Session, plan_code: str, as_of: date | None = None) -> PlanSeen:
    """The plan as known up to the end of a day, its own today by default."""
    return PlanSeen(snapshot(session, session.get_one(Plan, plan_code), as_of), session)

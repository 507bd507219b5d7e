"""The money of one plan on one day, each frame computed at its first use."""

from functools import cached_property

import pandas as pd

from analysis.budget.amount import BudgetSaid, budget_said
from analysis.budget.budget import budget_by_axis, budget_lines_frame
from analysis.budget.co_financing import co_financing_frame
from analysis.budget.grouping import Grouping, grouped_budget_frame
from analysis.budget.line import BudgetLine, budget_lines
from analysis.budget.narrowed import narrowed
from analysis.snapshot import Snapshot
from data_model.store import Read


class BudgetSeen:
    """Voted, committed and paid amounts: of the plan, its axes, its actions, its groups.

    `actions` are the only ones taken in; None takes in the whole plan.
    """

    def __init__(
        self, snapshot: Snapshot, read: Read, *, actions: frozenset[str] | None = None
    ) -> None:
        self.snapshot = snapshot if actions is None else narrowed(snapshot, actions)
        self.actions = actions
        self._read = read
        self._groups: dict[Grouping, pd.DataFrame] = {}

    @property
    def is_one_action(self) -> bool:
        """Whether a single action is taken in."""
        return self.actions is not None and len(self.actions) == 1

    @cached_property
    def said(self) -> BudgetSaid:
        """Every amount told, read once."""
        return budget_said(self.snapshot)

    @cached_property
    def lines(self) -> list[BudgetLine]:
        """Each action's budget line over the plan."""
        return budget_lines(self.snapshot, said=self.said)

    @cached_property
    def by_action(self) -> pd.DataFrame:
        """One row an action: see `analysis.budget.budget`."""
        return budget_lines_frame(self.snapshot, lines=self.lines)

    @cached_property
    def of_year(self) -> pd.DataFrame:
        """One row an action, over the exercise of the situation; over the plan before it."""
        until = self.snapshot.situation.situation_date
        if until is None:
            return self.by_action
        lines = budget_lines(self.snapshot, year=until.year, said=self.said)
        return budget_lines_frame(self.snapshot, lines=lines)

    @cached_property
    def by_axis(self) -> pd.DataFrame:
        """One row an axis."""
        return budget_by_axis(self.snapshot, lines=self.lines)

    @cached_property
    def whole(self) -> pd.DataFrame:
        """The whole plan in one row."""
        return budget_by_axis(self.snapshot, "plan", lines=self.lines)

    def groups(self, by: Grouping) -> pd.DataFrame:
        """One row a group: see `analysis.budget.grouping`."""
        if by not in self._groups:
            self._groups[by] = grouped_budget_frame(
                self.snapshot, by, said=self.said, lines=self.lines
            )
        return self._groups[by]

    @cached_property
    def co_financing(self) -> pd.DataFrame:
        """The co-financing in force: see `analysis.budget.co_financing`."""
        seen = self.snapshot.situation
        with self._read() as session:
            found = co_financing_frame(session, seen.plan_code, seen.cutoff)
        return found if self.actions is None else found[found["action_code"].isin(self.actions)]

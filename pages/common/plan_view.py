"""One plan on one day as pages show it: its frames, what they ask for more, what they keep."""

from collections.abc import Callable, Hashable
from datetime import date
from functools import cached_property, partial
from typing import Any, TypeVar, cast

from analysis.attention.headline_metric import (
    HeadlineMetric,
    budget_metric,
    completion_metric,
    returns_metric,
    slippage_metric,
)
from analysis.budget.budget_seen import BudgetSeen
from analysis.fiche.fiche import Fiche, read_fiche
from analysis.origin.part import Part
from analysis.origin.return_origin import file_content
from analysis.origin.value_card import ValueCard, read_value_card
from analysis.plan_seen import PlanSeen
from analysis.schedule.selected_calendar import SelectedCalendar
from analysis.schedule.selection import Selection
from analysis.snapshot import Snapshot
from analysis.thresholds import thresholds_of
from data_model.as_of import newest_act
from data_model.store import Database, reading
from pages.common.plan_choices import PlanChoices
from pages.common.plan_indicators import PlanIndicators

# Filters multiply what a view keeps; past this it starts afresh.
MOST_KEPT = 200
T = TypeVar("T")


class PlanView(PlanSeen):
    """The frames of one snapshot of a base; `at` gives the view of another day."""

    def __init__(
        self, seen: Snapshot, engine: Database, *, at: Callable[[date], "PlanView"]
    ) -> None:
        super().__init__(seen, partial(reading, engine))
        self.engine = engine
        self._at = at
        self._made: dict[Hashable, Any] = {}

    def on(self, day: date) -> "PlanView":
        """The same plan as it was known on another day, with what is kept of that day."""
        return self._at(day)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made at its first asking."""
        if key not in self._made:
            if len(self._made) >= MOST_KEPT:
                self._made = {}
            self._made[key] = make()
        return cast(T, self._made[key])

    @cached_property
    def headline_metrics(self) -> list[HeadlineMetric]:
        """The four figures at the top: see `analysis.attention.headline_metric`."""
        return [
            completion_metric(self.completion("plan")),
            budget_metric(self.budget.whole),
            slippage_metric(self.plan_slippage, thresholds_of(self.situation.settings)),
            returns_metric(self.board, self.situation),
        ]

    @cached_property
    def indicators(self) -> PlanIndicators:
        """What one indicator or respondent gives: see `pages.common.plan_indicators`."""
        return PlanIndicators(self.snapshot, self.read)

    @cached_property
    def choices(self) -> PlanChoices:
        """What can be chosen in a list: see `pages.common.plan_choices`."""
        return PlanChoices(self.snapshot, self.indicators)

    def budget_of(self, actions: frozenset[str] | None) -> BudgetSeen:
        """The money of some actions alone; of the plan where None are named."""
        if actions is None:
            return self.budget
        return self.once(
            ("budget", actions), lambda: BudgetSeen(self.snapshot, self.read, actions=actions)
        )

    def calendar(self, selection: Selection | None) -> SelectedCalendar:
        """The calendar of a selection, or of the plan."""
        asked = selection or Selection()
        return self.once(
            ("calendar", asked),
            lambda: SelectedCalendar(
                self.snapshot, asked, states=self.states, occurrences=self.occurrences
            ),
        )

    def fiche(self, action_code: str) -> Fiche:
        """What is printed of one action: see `analysis.fiche.fiche`."""
        with self.read() as session:
            # It says what was edited since: a later act makes it another one.
            newest = newest_act(session, self.situation.plan_code)
            return self.once(
                ("fiche", action_code, newest),
                lambda: read_fiche(session, self.snapshot, action_code),
            )

    def value_card(self, part: Part) -> ValueCard:
        """Everything kept of one value: see `analysis.origin.value_card`."""
        with self.read() as session:
            return read_value_card(session, self.situation, part)

    def file_content(self, sha256: str) -> bytes:
        """A file as it was sent; empty once purged."""
        with self.read() as session:
            return file_content(session, self.situation.plan_code, sha256) or b""

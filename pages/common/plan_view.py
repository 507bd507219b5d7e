"""One plan on one day with every frame the pages show, computed once and shared."""

from collections.abc import Callable, Hashable
from functools import cached_property, lru_cache
from typing import Any, TypeVar, cast

import pandas as pd

from analysis.attention.attention import attention_frame
from analysis.attention.headline_metric import (
    HeadlineMetric,
    budget_metric,
    completion_metric,
    returns_metric,
    slippage_metric,
)
from analysis.attention.highlights import highlights_in_force
from analysis.attention.last_committee import LastCommittee, last_committee
from analysis.axis_situation import axis_names_frame, axis_situation_frame
from analysis.budget.elapsed import elapsed_share
from analysis.changes.since import Headline, headline
from analysis.fiche.fiche import Fiche, read_fiche
from analysis.origin.part import Part
from analysis.origin.return_origin import file_content
from analysis.origin.value_card import ValueCard, read_value_card
from analysis.results.results import results_frame
from analysis.returns.collection import collection_board_frame
from analysis.schedule.completion import completion_frame
from analysis.schedule.milestone_views import upcoming_frame
from analysis.schedule.occurrence import OccurrenceState, occurrence_states
from analysis.schedule.occurrence_state import occurrence_states_frame
from analysis.schedule.schedule import action_slippage_frame, axis_slippage_frame
from analysis.schedule.selection import Selection
from analysis.scope import By
from analysis.situation import Situation
from analysis.snapshot import Snapshot
from analysis.thresholds import thresholds_of
from data_model.store import Database, reading
from pages.common.calendar import SelectedCalendar
from pages.common.chart import Figures
from pages.common.plan_budget import PlanBudget
from pages.common.plan_indicators import PlanIndicators

UPCOMING_DAYS = 14
CALENDARS_KEPT = 32
T = TypeVar("T")


class PlanView:
    """The frames of one snapshot, each computed at its first use; nobody changes them."""

    def __init__(self, seen: Snapshot, engine: Database) -> None:
        self.snapshot = seen
        self._engine = engine
        self._fiches: dict[str, Fiche] = {}
        self._made: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made at its first asking: a figure costs more than its frame."""
        if key not in self._made:
            self._made[key] = make()
        return cast(T, self._made[key])

    @property
    def engine(self) -> Database:
        """The base that all of this was read from."""
        return self._engine

    @property
    def situation(self) -> Situation:
        """The day and the periods looked at."""
        return self.snapshot.situation

    @cached_property
    def results(self) -> pd.DataFrame:
        """One row an indicator: see `analysis.results.results`."""
        return results_frame(self.snapshot)

    @cached_property
    def states(self) -> pd.DataFrame:
        """One row an occurrence: see `analysis.schedule.occurrence_state`."""
        return occurrence_states_frame(self.snapshot, states=self.occurrences)

    @cached_property
    def occurrences(self) -> list[OccurrenceState]:
        """The same as objects, from which the calendar's frames are all derived."""
        return occurrence_states(self.snapshot)

    @cached_property
    def budget(self) -> PlanBudget:
        """What the plan's money gives: see `pages.common.plan_budget`."""
        return PlanBudget(self.snapshot, self._engine)

    def budget_of(self, actions: frozenset[str] | None) -> PlanBudget:
        """The same of some actions alone; of the plan where None are named."""
        if actions is None:
            return self.budget
        return self.once(
            ("budget", actions), lambda: PlanBudget(self.snapshot, self._engine, actions=actions)
        )

    @property
    def budget_lines(self) -> pd.DataFrame:
        """One row an action: see `analysis.budget.budget`."""
        return self.budget.by_action

    @property
    def budget_of_plan(self) -> pd.DataFrame:
        """The whole plan in one row."""
        return self.budget.whole

    @cached_property
    def indicators(self) -> PlanIndicators:
        """What one indicator or respondent gives: see `pages.common.plan_indicators`."""
        return PlanIndicators(self.snapshot, self._engine)

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
    def headline_metrics(self) -> list[HeadlineMetric]:
        """The four figures at the top: see `analysis.attention.headline_metric`."""
        return [
            completion_metric(self.completion("plan")),
            budget_metric(self.budget_of_plan),
            slippage_metric(
                self.plan_slippage, thresholds_of(self.situation.settings).slippage_watch_days
            ),
            returns_metric(self.board, self.situation),
        ]

    @cached_property
    def attention(self) -> pd.DataFrame:
        """What needs the person in charge: see `analysis.attention.attention`."""
        return attention_frame(
            self.snapshot,
            self.states,
            results=self.results,
            budget_lines=self.budget_lines,
            budget_lines_of_year=self.budget.of_year,
            board=self.board,
            completion=self.completion("action"),
        )

    @cached_property
    def plan_slippage(self) -> pd.DataFrame:
        """The whole plan in one row."""
        return axis_slippage_frame(self.snapshot, "plan", states=self.occurrences)

    @cached_property
    def headline(self) -> Headline:
        """The plan's figures, to compare with another day's."""
        return headline(self.completion("plan"), self.budget_of_plan, self.attention)

    @cached_property
    def upcoming(self) -> pd.DataFrame:
        """Milestones of the next 14 days: see `analysis.schedule.milestone_views`."""
        return upcoming_frame(self.snapshot, UPCOMING_DAYS, states=self.occurrences)

    @cached_property
    def completion(self) -> Callable[[By], pd.DataFrame]:
        """Réalisation by level: see `analysis.schedule.completion`."""
        known: dict[By, pd.DataFrame] = {}

        def by(level: By) -> pd.DataFrame:
            if level not in known:
                known[level] = completion_frame(self.snapshot, by=level, states=self.occurrences)
            return known[level]

        return by

    def calendar(self, selection: Selection | None) -> SelectedCalendar:
        """The calendar of a selection, or of the plan: see `pages.common.calendar`."""
        return self._calendar(selection or Selection())

    @cached_property
    def _calendar(self) -> Callable[[Selection], SelectedCalendar]:
        # Filters multiply: the last ones asked for are kept, with their figures.
        @lru_cache(maxsize=CALENDARS_KEPT)
        def of(selection: Selection) -> SelectedCalendar:
            return SelectedCalendar(
                self.snapshot, selection, states=self.states, occurrences=self.occurrences
            )

        return of

    @cached_property
    def figures(self) -> Figures:
        """What was already drawn of this view: see `pages.common.chart`."""
        return {}

    @cached_property
    def action_slippage(self) -> pd.DataFrame:
        """One row an action: see `analysis.schedule.schedule`."""
        return action_slippage_frame(self.snapshot, states=self.occurrences)

    @cached_property
    def axis_slippage(self) -> pd.DataFrame:
        """One row an axis."""
        return axis_slippage_frame(self.snapshot, states=self.occurrences)

    def fiche(self, action_code: str) -> Fiche:
        """What is printed of one action: see `analysis.fiche.fiche`."""
        if action_code not in self._fiches:
            with reading(self._engine) as session:
                self._fiches[action_code] = read_fiche(session, self.snapshot, action_code)
        return self._fiches[action_code]

    def value_card(self, part: Part) -> ValueCard:
        """Everything kept of one value: see `analysis.origin.value_card`."""
        with reading(self._engine) as session:
            return read_value_card(session, self.situation, part)

    def file_content(self, sha256: str) -> bytes:
        """A file as it was sent; empty once purged."""
        with reading(self._engine) as session:
            return file_content(session, self.situation.plan_code, sha256) or b""

    @cached_property
    def highlights(self) -> pd.DataFrame:
        """The faits marquants with the director's edits: see `analysis.attention.highlights`."""
        with reading(self._engine) as session:
            return highlights_in_force(session, self.snapshot)

    @cached_property
    def last_committee(self) -> LastCommittee | None:
        """The last meeting before the day looked at: see `analysis.attention.last_committee`."""
        with reading(self._engine) as session:
            return last_committee(session, self.situation)

    @cached_property
    def board(self) -> pd.DataFrame:
        """Respondents × quarters: see `analysis.returns.collection`."""
        return collection_board_frame(self.snapshot)

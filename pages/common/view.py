"""One plan on one day with every frame the pages show, computed once and shared."""

from collections.abc import Callable, Hashable
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar, cast

import pandas as pd
import streamlit as st

from analysis.attention import attention_frame
from analysis.axis_situation import axis_names_frame, axis_situation_frame
from analysis.budget import budget_by_axis, budget_by_funder, budget_by_year, budget_lines_frame
from analysis.budget_line import BudgetLine, budget_lines
from analysis.collection import collection_board_frame
from analysis.commune_values import commune_map_frame, commune_series_frame, drawn_indicators
from analysis.completion import completion_frame
from analysis.fiche import Fiche, read_fiche
from analysis.fiche_tables import action_values
from analysis.milestone_views import upcoming_frame
from analysis.occurrence import OccurrenceState, occurrence_states
from analysis.occurrence_state import occurrence_states_frame
from analysis.results import results_frame
from analysis.said import GivenValue
from analysis.schedule import action_slippage_frame, axis_slippage_frame
from analysis.scope import By
from analysis.since import Headline, headline
from analysis.situation import Situation
from analysis.snapshot import Snapshot, snapshot
from data_model.as_of import newest_act, today
from data_model.plan import Plan
from data_model.store import Database, generation, reading
from data_model.workspace import active_engine, plans
from pages.common.calendar import AxisCalendar
from pages.common.chart import Figures

CHOSEN_DAY = "au"
CHOSEN_PLAN = "plan"
UPCOMING_DAYS = 14
EARLIER_DAYS = 91
T = TypeVar("T")


class PlanView:
    """The frames of one snapshot, each computed at its first use; nobody changes them."""

    def __init__(self, seen: Snapshot, engine: Database) -> None:
        self.snapshot = seen
        self._engine = engine
        self._fiches: dict[str, Fiche] = {}
        self._made: dict[Hashable, Any] = {}
        self._by_commune: dict[tuple[str, bool], tuple[pd.DataFrame, pd.DataFrame]] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made at its first asking: a figure costs more than its frame."""
        if key not in self._made:
            self._made[key] = make()
        return cast(T, self._made[key])

    @property
    def situation(self) -> Situation:
        """The day and the periods looked at."""
        return self.snapshot.situation

    @cached_property
    def results(self) -> pd.DataFrame:
        """One row an indicator: see `analysis.results`."""
        return results_frame(self.snapshot)

    @cached_property
    def states(self) -> pd.DataFrame:
        """One row an occurrence: see `analysis.occurrence_state`."""
        return occurrence_states_frame(self.snapshot, states=self.occurrences)

    @cached_property
    def occurrences(self) -> list[OccurrenceState]:
        """The same as objects, from which the calendar's frames are all derived."""
        return occurrence_states(self.snapshot)

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
            budget=self.budget_by_axis,
            slippage=self.axis_slippage,
        )

    @cached_property
    def attention(self) -> pd.DataFrame:
        """What needs the person in charge: see `analysis.attention`."""
        return attention_frame(
            self.snapshot,
            self.states,
            results=self.results,
            budget_lines=self.budget_lines,
            budget_lines_of_year=self.budget_lines_of_year,
            board=self.board,
            completion=self.completion("action"),
        )

    @cached_property
    def budget_of_plan(self) -> pd.DataFrame:
        """The whole plan in one row."""
        return budget_by_axis(self.snapshot, "plan", lines=self._plan_lines)

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
        """Milestones of the next 14 days: see `analysis.milestone_views`."""
        return upcoming_frame(self.snapshot, UPCOMING_DAYS, states=self.occurrences)

    @cached_property
    def completion(self) -> Callable[[By], pd.DataFrame]:
        """Réalisation by level: see `analysis.completion`."""
        known: dict[By, pd.DataFrame] = {}

        def by(level: By) -> pd.DataFrame:
            if level not in known:
                known[level] = completion_frame(self.snapshot, by=level, states=self.occurrences)
            return known[level]

        return by

    @cached_property
    def calendar(self) -> Callable[[str | None], AxisCalendar]:
        """The calendar of one axis, or of the plan: see `pages.common.calendar`."""
        known: dict[str | None, AxisCalendar] = {}

        def of(axis: str | None) -> AxisCalendar:
            if axis not in known:
                known[axis] = AxisCalendar(
                    self.snapshot, axis, states=self.states, occurrences=self.occurrences
                )
            return known[axis]

        return of

    @cached_property
    def figures(self) -> Figures:
        """What was already drawn of this view: see `pages.common.chart`."""
        return {}

    @cached_property
    def _plan_lines(self) -> list[BudgetLine]:
        return budget_lines(self.snapshot)

    @cached_property
    def budget_lines(self) -> pd.DataFrame:
        """One row an action: see `analysis.budget`."""
        return budget_lines_frame(self.snapshot, lines=self._plan_lines)

    @cached_property
    def budget_lines_of_year(self) -> pd.DataFrame:
        """One row an action, over the exercise of the situation; over the plan before it."""
        until = self.situation.situation_date
        return budget_lines_frame(self.snapshot, year=until.year if until else None)

    @cached_property
    def budget_by_axis(self) -> pd.DataFrame:
        """One row an axis."""
        return budget_by_axis(self.snapshot, lines=self._plan_lines)

    @cached_property
    def budget_by_year(self) -> pd.DataFrame:
        """One row an exercise."""
        return budget_by_year(self.snapshot)

    @cached_property
    def budget_by_funder(self) -> pd.DataFrame:
        """One row a funder."""
        return budget_by_funder(self.snapshot)

    @cached_property
    def action_slippage(self) -> pd.DataFrame:
        """One row an action: see `analysis.schedule`."""
        return action_slippage_frame(self.snapshot, states=self.occurrences)

    @cached_property
    def axis_slippage(self) -> pd.DataFrame:
        """One row an axis."""
        return axis_slippage_frame(self.snapshot, states=self.occurrences)

    def fiche(self, action_code: str) -> Fiche:
        """What is printed of one action: see `analysis.fiche`."""
        if action_code not in self._fiches:
            with reading(self._engine) as session:
                self._fiches[action_code] = read_fiche(session, self.snapshot, action_code)
        return self._fiches[action_code]

    @cached_property
    def newest_values(self) -> dict[str, list[GivenValue]]:
        """What was last said of each indicator, with where it was read."""
        return action_values(self.snapshot)

    @cached_property
    def drawn_indicators(self) -> dict[str, str]:
        """What the map can show: see `analysis.commune_values`."""
        return drawn_indicators(self.snapshot)

    def commune_values(
        self, indicator_code: str, *, per_thousand: bool = False
    ) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The map's values and the small charts' of one indicator: see `commune_values`."""
        key = (indicator_code, per_thousand)
        if key not in self._by_commune:
            self._by_commune[key] = (
                commune_map_frame(self.snapshot, indicator_code, per_thousand=per_thousand),
                commune_series_frame(self.snapshot, indicator_code, per_thousand=per_thousand),
            )
        return self._by_commune[key]

    @cached_property
    def board(self) -> pd.DataFrame:
        """Respondents × quarters: see `analysis.collection`."""
        return collection_board_frame(self.snapshot)


@st.cache_resource(max_entries=12, show_spinner=False)
def _view(token: tuple[str, int, str, date, int], _engine: Database) -> PlanView:
    # The token holds the base, its generation, the plan, the day and the last act: it moves with
    # every change and every restoration, so a stale view is never served.
    _, _, plan_code, as_of, _ = token
    with reading(_engine) as session:
        plan = session.get_one(Plan, plan_code)
        return PlanView(snapshot(session, plan, as_of), _engine)


def current_plan() -> Plan | None:
    """The plan named in the address, else the first of the base; None in an empty base."""
    with reading(active_engine()) as session:
        found = plans(session)
    if not found:
        return None
    wanted = st.query_params.get(CHOSEN_PLAN)
    return next((plan for plan in found if plan.code == wanted), found[0])


def chosen_day(plan: Plan) -> date:
    """The day in the address, else the plan's own today."""
    text = st.query_params.get(CHOSEN_DAY, "")
    try:
        return min(date.fromisoformat(text), today(plan))
    except ValueError:
        return today(plan)


def current_view() -> PlanView:
    """The plan and day of this session; app.py has seen to it that the base holds a plan."""
    plan = current_plan()
    if plan is None:
        st.stop()
    return _view_on(plan.code, chosen_day(plan))


def warm_up() -> None:
    """Read the first plan and compute its figures, before the first visitor asks for them."""
    with reading(active_engine()) as session:
        found = plans(session)
    for plan in found[:1]:
        view = _view_on(plan.code, today(plan))
        for warmed in (view, earlier_view(view)):
            _ = (warmed.results, warmed.attention, warmed.axis_situation, warmed.upcoming)


def earlier_view(view: PlanView, days: int = EARLIER_DAYS) -> PlanView:
    """The same plan as it was known some days before."""
    seen = view.situation
    return _view_on(seen.plan_code, seen.as_of - timedelta(days=days))


def _view_on(plan_code: str, day: date) -> PlanView:
    # One base for the whole view, even if another window opens the other one meanwhile.
    engine = active_engine()
    with reading(engine) as session:
        act = newest_act(session, plan_code)
    base = engine.url.render_as_string()
    return _view((base, generation(engine), plan_code, day, act), engine)

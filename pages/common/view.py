"""One plan on one day with every frame the pages show, computed once and shared."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

import pandas as pd
import streamlit as st
from analysis.collection import collection_board_frame

from analysis.budget import budget_by_axis, budget_by_funder, budget_by_year, budget_lines_frame
from analysis.completion import completion_frame
from analysis.occurrence_state import occurrence_states_frame
from analysis.results import results_frame
from analysis.schedule import action_slippage_frame, axis_slippage_frame
from analysis.scope import By
from analysis.situation import Situation
from analysis.snapshot import Snapshot, snapshot
from data_model.as_of import newest_act, today
from data_model.plan import Plan
from data_model.store import reading
from data_model.workspace import active_engine, active_name, plans

CHOSEN_DAY = "au"
CHOSEN_PLAN = "plan"


class PlanView:
    """The frames of one snapshot, each computed at its first use; nobody changes them."""

    def __init__(self, seen: Snapshot) -> None:
        self.snapshot = seen

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
        return occurrence_states_frame(self.snapshot)

    @cached_property
    def completion(self) -> Callable[[By], pd.DataFrame]:
        """Réalisation by level: see `analysis.completion`."""
        known: dict[By, pd.DataFrame] = {}

        def by(level: By) -> pd.DataFrame:
            if level not in known:
                known[level] = completion_frame(self.snapshot, by=level)
            return known[level]

        return by

    @cached_property
    def budget_lines(self) -> pd.DataFrame:
        """One row an action: see `analysis.budget`."""
        return budget_lines_frame(self.snapshot)

    @cached_property
    def budget_by_axis(self) -> pd.DataFrame:
        """One row an axis."""
        return budget_by_axis(self.snapshot)

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
        return action_slippage_frame(self.snapshot)

    @cached_property
    def axis_slippage(self) -> pd.DataFrame:
        """One row an axis."""
        return axis_slippage_frame(self.snapshot)

    @cached_property
    def board(self) -> pd.DataFrame:
        """Respondents × quarters: see `analysis.collection`."""
        return collection_board_frame(self.snapshot)


@st.cache_resource(max_entries=12, show_spinner=False)
def _view(base: str, plan_code: str, as_of: date, act: int) -> PlanView:
    # `act` moves with every change of the plan, so a stale view is never served.
    with reading(active_engine()) as session:
        plan = session.get_one(Plan, plan_code)
        return PlanView(snapshot(session, plan, as_of))


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
    """The plan and day of this session; stops the page, with a sentence, in an empty base."""
    plan = current_plan()
    if plan is None:
        st.info("Cette base ne contient aucun plan. Chargez-en un depuis « Réglages du plan ».")
        st.stop()
    with reading(active_engine()) as session:
        act = newest_act(session, plan.code)
    base = f"{active_name()}:{active_engine().url.render_as_string()}"
    return _view(base, plan.code, chosen_day(plan), act)

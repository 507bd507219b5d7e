"""The plans of the open base on one day, each with its side of the comparison, by its name."""

from datetime import date

import streamlit as st

from analysis.compare.names import plan_names
from analysis.compare.side import PlanSide, plan_side
from analysis.compare.words import IN_DEMONSTRATION, WHAT_TO_DO
from analysis.situation import Situation
from data_model.french import typo
from data_model.plan import Plan
from data_model.workspace import active_engine
from pages.common.composer.steps import NEW
from pages.common.frame import kept_parameters
from pages.common.plan_view import PlanView
from pages.common.view import known_days, known_plans, view_on


def compared_sides(day: date) -> dict[str, PlanSide]:
    """Plan name → its side; a plan whose own days end before `day`, or begin after, at its own."""
    found = known_plans()
    names = plan_names(found)
    return {names[plan.code]: _side(_view(plan, day)) for plan in found}


def second_plan(seen: Situation) -> None:
    """How a base with one plan gets another to be compared with."""
    if seen.demonstration_day is not None:
        st.markdown(typo(IN_DEMONSTRATION))
        return
    st.markdown(typo(WHAT_TO_DO))
    with st.container(horizontal=True):
        st.page_link(
            "pages/plan.py",
            label="Déposer le classeur d’un plan",
            icon=":material/upload_file:",
            query_params=kept_parameters(),
        )
        st.page_link(
            "pages/composer.py",
            label="Composer un autre plan",
            icon=":material/edit_note:",
            query_params=kept_parameters(**{NEW: "1"}),
        )


def _view(plan: Plan, day: date) -> PlanView:
    first, last = known_days(plan)
    return view_on(active_engine(), plan.code, max(first, min(day, last)))


def _side(view: PlanView) -> PlanSide:
    return view.once("compared", lambda: plan_side(view))

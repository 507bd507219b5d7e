"""Unit costs on the budget page: amount, count, and the way to both."""

import streamlit as st

from analysis.budget.budget_seen import BudgetSeen
from analysis.budget.unit_cost import UnitCost, unit_costs
from analysis.budget.unit_cost_words import NOTE, unit_cost_table
from analysis.origin.choice import INDICATOR
from analysis.results.awaited import awaited_indicators
from analysis.results.carried import carried_indicators
from analysis.results.measures import measured_indicators_frame
from data_model.french import typo
from pages.common.frame import source_line
from pages.common.origin_link import origin_menu
from pages.common.plan_view import PlanView
from pages.common.tables import shown_table


def unit_costs_block(view: PlanView, budget: BudgetSeen) -> None:
    """One row a unit cost, with its denominator, over the actions of a budget."""
    costs = view.once(("unit_costs", budget.actions), lambda: _costs(budget))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(typo("Coûts unitaires"), anchor=False, width="content")
        origin_menu(INDICATOR, _indicators(view, costs), key="budget_couts")
    shown_table(unit_cost_table(costs), "Coûts unitaires, avec ce qui est engagé et compté")
    source_line(NOTE)


def _costs(budget: BudgetSeen) -> list[UnitCost]:
    seen = budget.snapshot
    return unit_costs(
        measured_indicators_frame(seen),
        budget.lines,
        awaited_indicators(seen),
        carried_indicators(seen),
    )


def _indicators(view: PlanView, costs: list[UnitCost]) -> dict[str, str]:
    wanted = {code for cost in costs for code in cost.indicator_codes}
    seen = view.snapshot.indicators
    labels = zip(seen["indicator_code"], seen["label"], strict=True)
    return {code: typo(f"{code} {label}") for code, label in labels if code in wanted}

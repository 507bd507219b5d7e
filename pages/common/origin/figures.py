"""The figure asked for, taken apart from the frames of a view."""

from typing import Any

import pandas as pd
import streamlit as st

from analysis.fiche.fiche import row_of
from analysis.origin.choice import (
    ACTION,
    AXIS,
    FIELDS,
    INDICATOR,
    MILESTONE,
    TOTALS,
    WHOLE_PLAN,
    WORK,
    actions_behind,
    axis_code,
)
from analysis.origin.figure import Figure, indicator_figure
from analysis.origin.respondent import told_periods
from analysis.origin.told import milestone_figure, respondent_figure
from analysis.origin.total import budget_figure, work_figure
from analysis.rows import rows_of
from analysis.scope import By, text_or_none
from data_model.french import quarter_label
from pages.common.plan_view import PlanView

SHOWN = "voir"
HAS_TOTALS = (ACTION, AXIS)


def shown_selector(view: PlanView, kind: str, code: str) -> str:
    """Which amount of an action or an axis, or which period of a respondent; else nothing."""
    if kind in HAS_TOTALS:
        wanted = st.query_params.get(SHOWN, "")
        return st.segmented_control(
            "Total",
            list(TOTALS),
            default=wanted if wanted in TOTALS else next(iter(TOTALS)),
            format_func=TOTALS.__getitem__,
            required=True,
            key=f"origine_total_{kind}_{wanted}",
            label_visibility="collapsed",
        )
    if kind in (INDICATOR, MILESTONE):
        return ""
    periods = told_periods(view.snapshot, code)
    last = view.situation.last_period
    return (
        st.selectbox(
            "Période",
            periods,
            index=periods.index(last.code) if last and last.code in periods else 0,
            format_func=quarter_label,
            key=f"origine_periode_{code}",
            label_visibility="collapsed",
            width=140,
        )
        or ""
    )


def asked_for(view: PlanView, kind: str, code: str, shown: str) -> Figure | None:
    """The figure taken apart; None for a respondent of whom nothing was ever asked."""
    seen = view.snapshot
    if kind == INDICATOR:
        return indicator_figure(seen, row_of(view.results, "indicator_code", code))
    if kind == MILESTONE:
        state = next(state for state in view.occurrences if state.occurrence_code == code)
        return milestone_figure(seen, state)
    if kind in HAS_TOTALS:
        return _total(view, kind, code, shown)
    return respondent_figure(seen, code, shown) if shown else None


def _total(view: PlanView, kind: str, code: str, shown: str) -> Figure:
    actions = actions_behind(view.snapshot, kind, code)
    level, key = _scope(view, kind, code)
    if shown == WORK:
        row = _row(view.completion(level), "code", key)
        return work_figure(view.snapshot, view.occurrences, row, actions=actions)
    frames = {"action": view.budget.by_action, "axis": view.budget.by_axis}
    return budget_figure(
        view.snapshot,
        _row(
            frames.get(level, view.budget.whole),
            "action_code" if level == "action" else "code",
            key,
        ),
        actions,
        field=FIELDS[shown],
        lines=lines_of(view, kind, code),
    )


def lines_of(view: PlanView, kind: str, code: str) -> pd.DataFrame:
    """The budget lines that a total of an action, an axis or the plan adds up."""
    actions = actions_behind(view.snapshot, kind, code)
    return view.budget.by_action[view.budget.by_action["action_code"].isin(actions)]


def _scope(view: PlanView, kind: str, code: str) -> tuple[By, str | None]:
    if kind == ACTION:
        return "action", code
    if code == WHOLE_PLAN:
        return "plan", view.situation.plan_code
    return "axis", axis_code(view.snapshot, code)


def _row(frame: pd.DataFrame, column: str, code: str | None) -> Any:
    return next(row for row in rows_of(frame) if text_or_none(getattr(row, column)) == code)

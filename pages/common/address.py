"""What the address asks for that a page cannot show: each said in one line, under its title."""

from datetime import date

import streamlit as st

from analysis.origin.choice import WHOLE_PLAN, axis_labels
from analysis.origin.figure import respondent_names
from data_model.french import day, plain, typo
from pages.common.chooser import SEPARATOR, say_unknown
from pages.common.held_filters import (
    ACTION,
    ALL,
    AXIS,
    RESPONDENT,
    SHARED,
    applied,
    held,
    hold,
)
from pages.common.plan_view import PlanView
from pages.common.view import CHOSEN_DAY, CHOSEN_PLAN

NO_EFFECT = "sans effet sur cette page"


def address_notes(view: PlanView) -> None:
    """The plan, the day and the shared filters of the address that are not what is shown."""
    plan = st.query_params.get(CHOSEN_PLAN)
    if plan is not None and plan != view.situation.plan_code:
        say_unknown(plan, view.situation.short_title)
    asked, shown = st.query_params.get(CHOSEN_DAY), view.situation.as_of
    if asked is not None and asked != shown.isoformat():
        unknown = f"« {_written(asked)} » n’est pas un jour connu de ce plan"
        st.info(typo(f"{unknown} : vous le voyez au {day(shown)}."))
    _filters_set_aside(view)


def _written(asked: str) -> str:
    try:
        return day(date.fromisoformat(asked))
    except ValueError:
        return plain(asked)


def _filters_set_aside(view: PlanView) -> None:
    """Those that the page does not read, kept in the address for the next one."""
    kept = []
    for name in SHARED:
        code = st.query_params.get(name, held(name))
        if not code or code == ALL or name in applied():
            continue
        words = _words(view, name, code)
        if not words:
            st.warning(typo(f"« {plain(code)} » n’est pas connu ici : rien n’est filtré."))
            continue
        if name == AXIS and ACTION in applied():
            # One action says more than the axis it is in.
            continue
        hold(name, code)
        st.query_params[name] = code
        kept.append(words)
    if kept:
        st.caption(typo(f"{', '.join(kept)} : {NO_EFFECT}."))


def _words(view: PlanView, name: str, code: str) -> str:
    """« Axe 2 », « Action 2.2 », « Drancy »; empty where the plan has no such code."""
    if name == ACTION:
        return f"Action {plain(code)}" if code in view.choices.actions else ""
    if name == RESPONDENT:
        return plain(respondent_names(view.snapshot).get(code, ""))
    labels = axis_labels(view.snapshot)
    return "" if code == WHOLE_PLAN else plain(labels.get(code, "").partition(SEPARATOR)[0])

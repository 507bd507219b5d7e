"""The filters that pages share: which axis and which action, and what they leave."""

from collections.abc import Collection, Mapping
from typing import Final

import streamlit as st

from analysis.origin.choice import WHOLE_PLAN, axis_code, axis_labels
from analysis.scope import actions_left, actions_of_axis, indicators_left
from pages.common.chooser import Choice
from pages.common.held_filters import ACTION, ALL, AXIS, release, set_aside
from pages.common.narrowing import Narrowing
from pages.common.plan_view import PlanView

INDICATOR: Final = "indicateur"


def axis_filter(view: PlanView, page: str) -> Choice:
    """Which axis is looked at, by its number; a new one lets go of the action."""
    if ACTION in st.query_params and AXIS not in st.query_params:
        # A link to an action shows it, whatever axis was looked at before.
        release(AXIS)
    word = view.situation.level_words.axis
    axes = {k: words for k, words in axis_labels(view.snapshot).items() if k != WHOLE_PLAN}
    return Choice(
        page=page,
        name=AXIS,
        label=word.name,
        choices={ALL: word.every} | axes,
        first=ALL,
        is_label_shown=True,
        is_filter=True,
        drops=(ACTION,),
    )


def action_filter(view: PlanView, page: str, actions: Collection[str]) -> Choice:
    """Which of some actions is looked at."""
    known = {code: words for code, words in view.choices.actions.items() if code in actions}
    return Choice(
        page=page,
        name=ACTION,
        label="Action",
        choices={ALL: "Toutes"} | known,
        first=ALL,
        is_label_shown=True,
        is_filter=True,
    )


def chosen_axis(view: PlanView, choice: Choice) -> str | None:
    """The axis' code (empty: « Transversal »); None where every axis is looked at."""
    asked = choice.value()
    return None if asked == ALL else axis_code(view.snapshot, asked) or ""


def narrowing(view: PlanView, page: str) -> Narrowing:
    """The axis and the action looked at, for a page whose figures are those of actions."""
    by_axis = axis_filter(view, page)
    axis = chosen_axis(view, by_axis)
    by_action = action_filter(view, page, actions_of_axis(view.snapshot, axis))
    asked = by_action.value()
    actions = actions_left(view.snapshot, axis=axis, action=None if asked == ALL else asked)
    return Narrowing(choices=(by_axis, by_action), axis=axis, actions=actions)


def narrowed_indicators(
    view: PlanView, page: str, choices: Mapping[str, str]
) -> tuple[dict[str, str], Narrowing]:
    """The indicators of what is looked at; all of them for one that is asked for elsewhere."""
    found = narrowing(view, page)
    left = indicators_left(view.snapshot, choices, found.actions)
    if not left or st.query_params.get(INDICATOR, next(iter(left))) not in left:
        set_aside(AXIS, ACTION)
        return dict(choices), Narrowing(choices=())
    return left, found

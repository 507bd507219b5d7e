"""Composer le plan: a plan made or edited on screen, step by step."""

import streamlit as st

from analysis.composed_finding import composed_title
from data_model.french import typo
from pages.common.access import guard
from pages.common.composer.composed import NO_DATES, composed_plan, lacks_dates
from pages.common.composer.held import say_unsaved
from pages.common.composer.new_plan import new_plan_page
from pages.common.composer.step_forms import STEP_FORMS
from pages.common.composer.steps import NEW, step_buttons, step_choice
from pages.common.frame import both_days, page_title
from pages.common.saving import show_receipt
from pages.common.view import current_plan, current_view, present_view

guard()
plan = current_plan()
if plan is None or NEW in st.query_params:
    new_plan_page()
    st.stop()
composed = composed_plan(present_view(current_view()), plan)
axis = composed.view.situation.level_words.axis
page_title(
    composed.view,
    composed_title({name: len(rows) for name, rows in composed.going_on.items()}, axis),
    typo("Chaque étape s’enregistre à part ; tout se modifie ensuite."),
    days=NO_DATES if lacks_dates(composed) else both_days(composed.view),
)
show_receipt()
steps = step_choice(composed.going_on, axis)
chosen = steps.value()
steps.segments()
say_unsaved(composed, but=chosen)
STEP_FORMS[chosen](composed)
step_buttons(steps)

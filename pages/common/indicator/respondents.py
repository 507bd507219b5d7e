"""Who is asked for an indicator, and what each one said."""

from typing import Any

import streamlit as st

from analysis.indicator.commune_values import is_counted
from analysis.indicator.communes import (
    not_asked_words,
    rates_of,
    respondents_frame_of,
    respondents_table,
)
from analysis.indicator.sheet import assigned_rows
from pages.common.frame import source_line
from pages.common.plan_view import PlanView
from pages.common.tables import shown_table


def respondents_block(view: PlanView, result: Any) -> None:
    """Who is asked and what each one said."""
    code = result.indicator_code
    values = view.indicators.respondent_values(code)
    rates = {}
    if is_counted(view.snapshot, code):
        rates = rates_of(view.indicators.on_map(code, per_thousand=True).values)
    found = respondents_frame_of(values, rates)
    st.header("Par répondant", anchor=False)
    if not found.empty:
        shown_table(respondents_table(found, result), "Valeur et état de chaque répondant")
    words = not_asked_words(values, is_assigned=bool(assigned_rows(view.snapshot, code)))
    if words:
        source_line(words)

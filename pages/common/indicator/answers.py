"""The answers in words to an indicator that is a text."""

from typing import Any

import streamlit as st

from analysis.indicator.breakdown import answers_frame, answers_table
from analysis.origin.figure import respondent_names
from analysis.origin.values import indicator_span
from pages.common.plan_view import PlanView
from pages.common.tables import shown_table


def answers_block(view: PlanView, result: Any) -> None:
    """The words that were given, newest first."""
    answers = answers_frame(indicator_span(view.snapshot, result.indicator_code).values)
    st.header("Réponses reçues", anchor=False)
    if answers.empty:
        st.markdown("Aucune réponse n’a encore été reçue.")
        return
    shown_table(answers_table(answers, respondent_names(view.snapshot)), "Réponses, par trimestre")

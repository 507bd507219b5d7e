"""« Dates » of the settings: the plan's first and last day."""

import streamlit as st

from data_model.french import typo
from loaders.entry.settings_entry import span_entry
from pages.common.plan_view import PlanView
from pages.common.settings.editor import record_button

OLDEST, LATEST = "2000-01-01", "2060-12-31"


def dates_form(view: PlanView) -> None:
    """The plan's first and last day."""
    seen = view.situation
    left, right = st.columns(2)
    start = left.date_input(
        "Début du plan", seen.plan_start, format="DD/MM/YYYY", min_value=OLDEST, max_value=LATEST
    )
    end = right.date_input(
        "Fin du plan", seen.plan_end, format="DD/MM/YYYY", min_value=OLDEST, max_value=LATEST
    )
    st.caption(
        typo(
            "Sans date de fin, seul le premier cycle des actions renouvelées existe : "
            "le calendrier n’est pas prolongé."
        )
    )
    record_button("Enregistrer les dates", view, lambda: span_entry(seen.plan_code, start, end))

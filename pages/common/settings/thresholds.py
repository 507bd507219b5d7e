"""« Seuils » of the settings: where a status begins."""

import streamlit as st

from analysis.settings_tables import thresholds_table
from data_model.french import typo
from loaders.entry.settings_entry import settings_entry
from pages.common.plan_view import PlanView
from pages.common.settings.editor import editor, record_button


def thresholds_form(view: PlanView) -> None:
    """The thresholds of the statuses."""
    edited = editor(
        view,
        "seuils",
        thresholds_table(view.situation.settings),
        alt="Seuils des statuts",
        locked=["Réglage", "Par défaut"],
        columns={
            "Réglage": st.column_config.TextColumn(width="large"),
            "Valeur": st.column_config.TextColumn(required=True),
        },
    )
    st.caption(
        typo("Saisissez comme affiché : « 95 % », « −5 pts », « 20 jours », avec ou sans l’unité.")
    )
    record_button(
        "Enregistrer les seuils", view, lambda: settings_entry(view.situation.plan_code, edited)
    )

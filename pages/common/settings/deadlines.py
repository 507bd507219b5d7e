"""« Échéances » of the settings: by when each quarter is awaited."""

import streamlit as st

from analysis.settings_tables import deadlines_table
from loaders.entry.settings_entry import deadlines_entry
from pages.common.plan_view import PlanView
from pages.common.settings.editor import TALL, editor, record_button


def deadlines_form(view: PlanView) -> None:
    """The deadlines of the periods."""
    edited = editor(
        view,
        "echeances",
        deadlines_table(view.snapshot),
        alt="Échéance des retours de chaque trimestre",
        locked=["Période"],
        columns={"Échéance": st.column_config.DateColumn(format="DD/MM/YYYY")},
        height=TALL,
    )
    record_button(
        "Enregistrer les échéances",
        view,
        lambda: deadlines_entry(view.situation.plan_code, edited),
    )

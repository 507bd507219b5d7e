"""« Montants » of the settings: what each voted amount stands for."""

import streamlit as st

from analysis.settings_tables import bases_table
from data_model.vocabulary import BudgetBasis
from loaders.entry.settings_entry import bases_entry
from pages.common.plan_view import PlanView
from pages.common.settings.editor import TALL, editor, record_button
from pages.common.settings.in_force import voted_amounts


def amounts_form(view: PlanView) -> None:
    """What each voted amount stands for."""
    code = view.situation.plan_code
    edited = editor(
        view,
        "bases",
        bases_table(view.snapshot),
        alt="Base de chaque montant voté, une action par ligne",
        locked=["Code", "Action", "Montant voté", "Mots imprimés"],
        columns={
            "Code": st.column_config.TextColumn(width=50),
            "Action": st.column_config.TextColumn(width=210),
            "Montant voté": st.column_config.NumberColumn("Voté (€)", format="localized", width=90),
            "Mots imprimés": st.column_config.TextColumn(width=500),
            "Base": st.column_config.SelectboxColumn(
                options=[basis.label for basis in BudgetBasis], required=True, width=150
            ),
        },
        height=TALL,
    )
    st.caption("Le montant voté reste tel qu’imprimé : il n’est jamais multiplié ni réparti.")
    record_button(
        "Enregistrer les bases", view, lambda: bases_entry(code, edited, voted_amounts(code))
    )

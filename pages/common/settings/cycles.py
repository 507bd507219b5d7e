"""« Cycles » of the settings: which milestones come back with a renewed action."""

from itertools import chain

import streamlit as st

from analysis.settings_tables import milestones_table, unsettled_cycles
from data_model.french import joined, typo
from loaders.entry.settings_entry import REPEATS, milestones_entry
from pages.common.plan_view import PlanView
from pages.common.settings.editor import TALL, editor, record_button
from pages.common.settings.in_force import milestone_rules


def cycles_form(view: PlanView) -> None:
    """Which milestones of a renewed action come back at each cycle."""
    code = view.situation.plan_code
    rules = milestone_rules(view)
    table = milestones_table(view.snapshot, rules)
    if table.empty:
        st.markdown("Aucune action de ce plan n’est renouvelée.")
        return
    unsettled = unsettled_cycles(rules)
    if unsettled:
        st.warning(
            typo(
                f"Les jalons de {joined(unsettled)} s’étalent sur plus d’un cycle : seul le "
                "premier cycle existe. Décochez les étapes préparatoires, qui n’ont lieu qu’une "
                "fois."
            )
        )
    edited = editor(
        view,
        "cycles",
        table,
        alt="Jalons qui reviennent à chaque cycle, un par ligne",
        locked=["Jalon", "Date", "Cycle", "À savoir"],
        columns={
            "Jalon": st.column_config.TextColumn(width=530),
            "Date": st.column_config.TextColumn(width=180),
            "Cycle": st.column_config.TextColumn(width=70),
            REPEATS: st.column_config.CheckboxColumn("Revient", width=85, help=REPEATS),
            "À savoir": st.column_config.TextColumn(width=140),
        },
        height=TALL,
    )
    st.caption("Une échéance déjà renseignée reste, même si son jalon ne revient plus.")
    record_button(
        "Enregistrer les cycles",
        view,
        lambda: milestones_entry(code, edited, chain.from_iterable(rules.values())),
    )

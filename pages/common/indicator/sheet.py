"""The identity card of an indicator, then every target ever set."""

from typing import Any

import streamlit as st

from analysis.indicator.sheet import sheet_lines
from analysis.indicator.target import target_history_table
from pages.common.plan_view import PlanView
from pages.common.tables import shown_table


def sheet_block(view: PlanView, result: Any) -> None:
    """The identity card, then every target ever set."""
    label = view.indicators.measure_labels.get(result.measure_code or "", "")
    lines = view.once(
        ("sheet", result.indicator_code),
        lambda: sheet_lines(view.snapshot, result, measure_label=label),
    )
    st.header("Fiche de l’indicateur", anchor=False)
    st.markdown("\n\n".join(f":gray[:small[{head}]]  \n{words}" for head, words in lines))
    st.header("Cibles enregistrées", anchor=False)
    history = view.indicators.target_history(result.indicator_code)
    if history.empty:
        st.markdown("Aucune cible n’a été enregistrée.")
        return
    shown_table(
        target_history_table(history, result), "Cibles, de la plus récente à la plus ancienne"
    )

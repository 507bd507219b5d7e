"""The last values of an indicator, each with its cell."""

from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from analysis.indicator.breakdown import newest_table
from analysis.origin.figure import respondent_names
from analysis.origin.part import Part
from analysis.origin.values import told_parts
from pages.common.downloads import keep_table
from pages.common.plan_view import PlanView

NEWEST: Final = "Dernières valeurs reçues, avec leur cellule et leur retour"


def newest_block(view: PlanView, result: Any, parts: Sequence[Part]) -> None:
    """The values of the figure, carried ones too, else the last said; each with its cell."""
    code = result.indicator_code
    st.header("Dernières valeurs et leur origine", anchor=False)
    told = view.once(
        ("told", code),
        lambda: told_parts(
            view.snapshot, code, parts, newest=view.indicators.newest_values.get(code, [])
        ),
    )
    if not told:
        st.markdown("Aucune valeur n’a encore été reçue.")
        return
    newest = newest_table(told, respondent_names(view.snapshot))
    keep_table(newest, NEWEST)
    st.dataframe(newest, hide_index=True, alt=NEWEST)

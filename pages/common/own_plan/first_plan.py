"""How a base that holds no plan begins: by a workbook, on screen, or with the plan delivered."""

from typing import Final

import streamlit as st

from data_model.french import typo
from pages.common.base_seen import engine_seen
from pages.common.other_base import say_or_rerun
from pages.common.own_plan.drop import dropped_part, plan_drop_zone
from pages.common.own_plan.seen import seen_plan
from pages.common.own_plan.workbooks import empty_workbook_button
from pages.common.saving import show_receipt
from sample_data.first_plan import load_first_plan

BY_WORKBOOK: Final = (
    "Remplissez le classeur vide, puis déposez-le ci-dessous : rien n’est enregistré avant que "
    "vous n’ayez vu l’aperçu."
)
ON_SCREEN: Final = "Territoire, actions, indicateurs, cibles et budget, étape par étape."
DELIVERED: Final = "Le plan tel qu’imprimé, sans aucun retour."


def first_plan() -> None:
    """The three ways, then what was dropped."""
    show_receipt()
    left, middle, right = st.columns(3, border=True)
    with left:
        st.header("Votre plan, par un classeur", anchor=False)
        st.markdown(typo(BY_WORKBOOK))
        empty_workbook_button()
    with middle:
        st.header("Votre plan, à l’écran", anchor=False)
        st.markdown(typo(ON_SCREEN))
        st.page_link(
            "pages/composer.py",
            label="Composer le plan dans l’application",
            icon=":material/edit_note:",
        )
    with right:
        st.header("Le plan de Paris Terres d’Envol", anchor=False)
        st.markdown(typo(DELIVERED))
        if st.button("Charger le plan"):
            say_or_rerun(lambda: load_first_plan(engine_seen()))
    plan_drop_zone()
    seen = seen_plan()
    if seen is not None:
        dropped_part(seen)

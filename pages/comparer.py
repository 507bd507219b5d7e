"""Comparer les plans: what compares from one plan of the base to another, and what does not."""

import streamlit as st

from analysis.compare.shared import shared_measures, shared_table
from analysis.compare.table import comparison_table, without_repeats
from analysis.compare.words import (
    comparison_finding,
    comparison_scope,
    not_compared_text,
)
from pages.common.access import guard
from pages.common.compared import compared_sides, second_plan
from pages.common.downloads import keep_table, page_downloads
from pages.common.frame import page_title, source_line
from pages.common.method.link import method_link
from pages.common.tables import shown_table
from pages.common.view import current_view

COMPARISON_ALT = "Comparaison des plans"
SHARED_ALT = "Mesures communes"

guard()
view = current_view()
sides = compared_sides(view.situation.as_of)

page_title(
    view,
    comparison_finding(sides),
    comparison_scope(sides, view.situation.as_of),
    days="",
)
if len(sides) < 2:
    second_plan(view.situation)
else:
    table = comparison_table(sides)
    keep_table(table, COMPARISON_ALT)
    st.table(without_repeats(table), border="horizontal", hide_index=True, alt=COMPARISON_ALT)

    st.header("Mesures communes", anchor=False)
    shared = shared_measures(sides)
    if shared:
        shown_table(shared_table(shared), SHARED_ALT)
    else:
        st.markdown("Aucune mesure n’est comptée pareillement par deux plans.")
    source_line("Même mesure, même nature, même unité : ailleurs, les valeurs ne se comparent pas.")

    st.header("Ce qui ne se compare pas, et pourquoi", anchor=False)
    st.markdown(not_compared_text(sides))
    method_link("avancement")
page_downloads(view.situation, "Comparer les plans")

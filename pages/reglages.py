"""Réglages du plan: what the source does not say and the figures need."""

import streamlit as st

from pages.common.access import guard
from pages.common.frame import page_title
from pages.common.saving import show_receipt
from pages.common.settings.forms import FORMS
from pages.common.view import current_view

guard()
view = current_view()

page_title(
    view,
    "Ce que le plan imprimé ne dit pas et dont les figures ont besoin",
    "Chaque réglage est daté et reste consultable ; rien n’est écrasé.",
)
show_receipt()
chosen = st.segmented_control(
    "Réglages",
    list(FORMS),
    default="Dates",
    required=True,
    key="reglage",
    label_visibility="collapsed",
)
FORMS[chosen](view)

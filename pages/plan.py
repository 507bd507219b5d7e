"""Le plan: what it holds, its workbook to take away, and a changed one brought back."""

import streamlit as st

from analysis.plan_file.contents import contents_table, contents_title, territory_sentence
from analysis.plan_file.preview_table import dropped_title
from pages.common.access import guard
from pages.common.downloads import page_downloads
from pages.common.frame import kept_parameters, page_title, source_line
from pages.common.own_plan.drop import dropped_part, plan_drop_zone
from pages.common.own_plan.seen import seen_plan
from pages.common.own_plan.workbooks import (
    empty_workbook_button,
    filled_workbook_button,
    long_texts_told,
)
from pages.common.saving import show_receipt
from pages.common.tables import shown_table
from pages.common.view import current_view

NOTHING_WRITTEN = "Rien n’est enregistré tant que vous n’avez pas confirmé."
SCOPE = "Le plan entier tient dans un classeur : à corriger dans Excel, puis à déposer ici."
SOURCE = "Plan en vigueur ; montants votés, hors cofinancements."

guard()
view = current_view()
seen = seen_plan(view.situation.plan_code)
if seen is None:
    page_title(view, contents_title(view.snapshot), SCOPE)
else:
    page_title(view, dropped_title(seen.preview, seen.rows), NOTHING_WRITTEN)
show_receipt()
with st.container(horizontal=True, vertical_alignment="center"):
    too_long = long_texts_told(view)
    filled_workbook_button(view, is_first=seen is None, can_be_made=not too_long)
    empty_workbook_button()
    st.page_link(
        "pages/composer.py",
        label="Modifier dans l’application",
        icon=":material/edit_note:",
        query_params=kept_parameters(),
    )
if too_long:
    st.warning(too_long)
plan_drop_zone()
if seen is None:
    st.header("Ce que le plan contient", anchor=False)
    with view.read() as session:
        respondents = len(view.snapshot.respondents)
        source_line(territory_sentence(session, view.situation.plan_code, respondents))
    contents = view.once("plan contents", lambda: contents_table(view.snapshot))
    shown_table(contents, "Ce que le plan contient")
    source_line(SOURCE)
else:
    dropped_part(seen)
page_downloads(view.situation, "Le plan")

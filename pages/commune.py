"""Page de la commune: what one respondent sent, its values, and what is awaited of it."""

import streamlit as st

from analysis.origin.figure import respondent_names
from pages.common.access import guard
from pages.common.beside import halves
from pages.common.chooser import Choice
from pages.common.commune.blocks import (
    budget_block,
    milestones_block,
    returns_block,
    sent_highlights_block,
    values_block,
)
from pages.common.commune.link import CHOSEN
from pages.common.commune.printed import commune_download
from pages.common.commune.seen import commune_seen
from pages.common.downloads import page_downloads
from pages.common.frame import page_title, source_line
from pages.common.neighbours import neighbours
from pages.common.view import current_view

guard()
view = current_view()
choice = Choice(
    page="commune", name=CHOSEN, label="Commune", choices=respondent_names(view.snapshot)
)
if not choice.choices:
    page_title(view, "Aucun répondant", "Ce plan ne nomme encore aucune commune.")
    st.stop()
code = choice.value()
seen = commune_seen(view, code)

with st.container(horizontal=True, vertical_alignment="center"):
    choice.listed(width=320)
    st.space("stretch")
    neighbours(choice, "Précédente", "Suivante")
    commune_download(view, seen, code)
page_title(view, seen.finding, seen.returns_words)
st.markdown(seen.contact)
returns_block(seen)
values_block(seen, code)
left, right = halves()
with left:
    budget_block(seen)
with right:
    milestones_block(seen, code)
    sent_highlights_block(seen)
source_line("Tout vient des retours reçus, cellule par cellule. « n.c. » : case laissée vide.")
page_downloads(view.situation, seen.name)

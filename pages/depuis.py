"""Depuis le…: what changed between two days, and what was corrected or withdrawn."""

import streamlit as st

from analysis.changes.changes import changes_frame
from analysis.changes.words import changes_sentences, changes_title
from analysis.origin.figure import respondent_names
from pages.common.access import guard
from pages.common.frame import both_days, page_title, source_line
from pages.common.since_parts import changes_part, compared_view, since_picker
from pages.common.view import current_view

guard()
view = current_view()
compared = compared_view(view)
day = compared.situation.as_of
changes = view.once(("changes", day), lambda: changes_frame(compared, view))

page_title(view, changes_title(changes, day), "")
with st.container(horizontal=True, vertical_alignment="bottom"):
    since_picker(view, compared)
    source_line(f"Comparé avec le plan {both_days(compared)[:1].lower()}{both_days(compared)[1:]}")
st.markdown("\n".join(f"- {line}" for line in changes_sentences(changes, view.axis_names)))
if not changes.empty:
    changes_part(changes, respondent_names(view.snapshot))

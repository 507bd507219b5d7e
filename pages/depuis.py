"""Depuis le…: what changed between two days, and what was corrected or withdrawn."""

import streamlit as st

from analysis.changes.changes import news_frame
from analysis.changes.words import changes_sentences, changes_title
from analysis.origin.figure import respondent_names
from pages.common.access import guard
from pages.common.downloads import page_downloads
from pages.common.first_steps import first_steps
from pages.common.frame import both_days, page_title, source_line
from pages.common.since_day import compared_view, day_before, since_picker
from pages.common.since_parts import changes_part, share_menu
from pages.common.view import current_view

guard()
view = current_view()
compared = compared_view(view)
day = compared.situation.as_of
changes = view.once(("changes", day), lambda: news_frame(compared, view))
has_returns = not view.snapshot.returns.empty

is_same_day = day == view.situation.as_of

page_title(view, changes_title(changes, day, has_returns=has_returns, is_same_day=is_same_day), "")
with st.container(horizontal=True, vertical_alignment="bottom"):
    since_picker(view, compared)
    source_line(f"Comparé avec le plan {both_days(compared)[:1].lower()}{both_days(compared)[1:]}")
    share_menu(view, compared)
if is_same_day:
    day_before(view)
else:
    sentences = changes_sentences(changes, view.axis_names, has_returns=has_returns)
    st.markdown("\n".join(f"- {line}" for line in sentences))
if not has_returns:
    first_steps()
if not changes.empty:
    changes_part(changes, respondent_names(view.snapshot))
page_downloads(view.situation, "Depuis le")

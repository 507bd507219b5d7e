"""Depuis le…: what changed between two days, and what was corrected or withdrawn."""

import streamlit as st

from analysis.changes.changes import narrowed_changes, news_frame
from analysis.changes.words import changes_sentences, changes_title
from analysis.origin.figure import respondent_names
from pages.common.access import guard
from pages.common.downloads import page_downloads
from pages.common.filters import narrowing
from pages.common.first_steps import first_steps
from pages.common.frame import both_days, page_title, source_line
from pages.common.since_day import compared_view, day_before, since_note, since_picker
from pages.common.since_parts import changes_part, share_menu
from pages.common.view import current_view

ONLY_ACTIONS = "Ce qui change du plan entier n’y entre pas."

guard()
view = current_view()
compared = compared_view(view)
day = compared.situation.as_of
filtered = narrowing(view, "depuis")
news = view.once(("changes", day), lambda: news_frame(compared, view))
changes = narrowed_changes(news, filtered.actions)
has_returns = not view.snapshot.returns.empty

is_same_day = day == view.situation.as_of

finding = changes_title(
    changes, day, within=filtered.words, has_returns=has_returns, is_same_day=is_same_day
)
page_title(view, finding, ONLY_ACTIONS if filtered.narrowed else "")
since_note(view, compared)
filtered.tags()
with st.container(horizontal=True, vertical_alignment="bottom"):
    since_picker(view, compared)
    filtered.choices[0].pills(is_short=True)
    st.space("stretch")
    share_menu(view, compared)
source_line(f"Comparé avec le plan {both_days(compared)[:1].lower()}{both_days(compared)[1:]}")
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

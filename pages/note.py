"""Note du lundi: the overview on one sheet, to read, print or send."""

import streamlit as st

from analysis.attention.attention import attention_title
from analysis.attention.note import missing_words, monday_note, upcoming_table, verdicts_table
from analysis.attention.note_html import note_html
from analysis.changes.changes import news_frame
from analysis.changes.words import changes_sentences
from analysis.plan_seen import UPCOMING_DAYS
from data_model.french import day, plural
from pages.common.access import guard
from pages.common.address import address_notes
from pages.common.following import followed
from pages.common.frame import both_days, demonstration_line
from pages.common.note_parts import note_download, note_shown
from pages.common.since_day import compared_view, since_basis, since_note
from pages.common.view import current_plan, current_view

guard()
view, plan = current_view(), current_plan()
seen = view.situation
has_returns = not view.snapshot.returns.empty
compared = compared_view(view)
before = compared.situation.as_of
basis = since_basis(view, compared)
points, _ = followed(view)
note = monday_note(
    seen,
    finding=attention_title(view.attention, has_returns=has_returns),
    scope=both_days(view),
    banner=demonstration_line(plan) if plan else "",
    metrics=view.headline_metrics,
    followed=points,
    has_returns=has_returns,
    axes=verdicts_table(view.axis_situation, seen.level_words.axis),
    upcoming=upcoming_table(view.upcoming, view.snapshot.actions),
    upcoming_title=f"Dans les {plural(UPCOMING_DAYS, 'jour')}",
    since_title=f"Depuis le {day(before)}{f' ({basis})' if basis else ''}",
    since=changes_sentences(
        view.once(("changes", before), lambda: news_frame(compared, view)),
        view.axis_names,
        has_returns=has_returns,
    ),
    missing=missing_words(view.board, seen),
)
st.title(note.title, anchor=False)
address_notes(view)
since_note(view, compared)
note_download(note, note_html(note), seen.as_of)
note_shown(note)

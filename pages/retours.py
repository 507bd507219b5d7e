"""Retours trimestriels: drop files, follow who sent what, issue workbooks, look back and undo."""

import streamlit as st

from pages.common.access import guard
from pages.common.downloads import page_downloads
from pages.common.frame import page_title
from pages.common.returns.board import board_heading, board_view
from pages.common.returns.done import done_heading, done_view
from pages.common.returns.drop import drop_heading, drop_view
from pages.common.returns.entry import entry_heading, entry_view
from pages.common.returns.issue import issue_heading, issue_view
from pages.common.saving import show_receipt
from pages.common.view import current_view

ADDRESS, CHOSEN = "vue", "retours_vue"
DROP = "deposer"
VIEWS = {
    DROP: ("Déposer", drop_heading, drop_view),
    "saisir": ("Saisir", entry_heading, entry_view),
    "suivi": ("Suivi", board_heading, board_view),
    "emettre": ("Émettre les classeurs", issue_heading, issue_view),
    "integres": ("Retours intégrés", done_heading, done_view),
}

guard()
view = current_view()


def keep_in_address() -> None:
    """A link copied from the browser shows the same view."""
    st.query_params[ADDRESS] = st.session_state[CHOSEN]


if CHOSEN not in st.session_state:
    asked = st.query_params.get(ADDRESS, DROP)
    st.session_state[CHOSEN] = asked if asked in VIEWS else DROP
_, heading, show = VIEWS[st.session_state[CHOSEN]]
page_title(view, *heading(view))
show_receipt()
st.segmented_control(
    "Retours",
    list(VIEWS),
    format_func=lambda name: VIEWS[name][0],
    required=True,
    key=CHOSEN,
    on_change=keep_in_address,
    label_visibility="collapsed",
)
show(view)
page_downloads(view.situation, "Retours")

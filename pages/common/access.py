"""The guard that every page calls first, whatever way it was reached."""

import streamlit as st

from pages.common.downloads import forget_tables
from pages.common.held_filters import forget_applied

ENTERED = "entered_by_the_front_door"
WANTED = "page_asked_for"


def enter() -> None:
    """Called by app.py: this session has the navigation, the theme and the banner."""
    st.session_state[ENTERED] = True


def guard() -> None:
    """Stop a page that was asked for before app.py ran, and start at the front door.

    Before a session's first navigation the server would run a page's file by its address alone.
    """
    if not st.session_state.get(ENTERED):
        st.session_state[WANTED] = str(st.context.url).rstrip("/").rsplit("/", 1)[-1]
        st.switch_page("app.py", query_params=dict(st.query_params))
    forget_tables()
    forget_applied()


def page_asked_for() -> str:
    """The address of the page a visitor came for, where the guard had to turn it away; once."""
    return str(st.session_state.pop(WANTED, ""))

"""The guard that every page calls first, whatever way it was reached."""

import streamlit as st

ENTERED = "entered_by_the_front_door"


def enter() -> None:
    """Called by app.py: this session has the navigation, the theme and the banner."""
    st.session_state[ENTERED] = True


def guard() -> None:
    """Stop a page that was asked for before app.py ran, and start at the front door.

    Before a session's first navigation the server would run a page's file by its address alone.
    """
    if not st.session_state.get(ENTERED):
        st.switch_page("app.py")

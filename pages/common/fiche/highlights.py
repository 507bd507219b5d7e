"""The faits marquants of a fiche: the list kept for the committee, and the way to change it."""

from typing import Final

import streamlit as st

from analysis.attention.highlights import highlight_lines, highlights_of
from analysis.origin.figure import respondent_names
from pages.common.fiche.highlight_dialogs import ADD, ASKED, CHANGE, add_dialog, change_dialog
from pages.common.plan_view import PlanView
from pages.common.view import is_past

SHOWN: Final = 3


def highlights_block(view: PlanView, action_code: str) -> None:
    """The faits marquants of one action, newest first, then the forms that change the list."""
    held = highlights_of(view.highlights, action_code)
    lines = highlight_lines(held, respondent_names(view.snapshot))
    st.header("Faits marquants", anchor=False)
    if not lines:
        st.caption("Aucun fait marquant n’a encore été transmis.")
    for line in lines[:SHOWN]:
        st.markdown(f"- {line}")
    if len(lines) > SHOWN:
        with st.expander("Voir les précédents"):
            st.markdown("\n".join(f"- {line}" for line in lines[SHOWN:]))
    # What is edited is known from today on: a past day shows what was known then.
    if is_past(view):
        return
    with st.container(horizontal=True):
        if lines:
            _way_to(CHANGE, action_code, icon=":material/edit:")
        if view.situation.periods or view.situation.next_periods:
            _way_to(ADD, action_code, icon=":material/add:")
    asked = st.session_state.pop(ASKED, "")
    if asked == CHANGE and lines:
        change_dialog(view, held, action_code)
    elif asked == ADD:
        add_dialog(view, action_code)


def _way_to(form: str, action_code: str, *, icon: str) -> None:
    st.button(form, icon=icon, on_click=_ask, args=(form,), key=f"{form.lower()}_{action_code}")


def _ask(form: str) -> None:
    st.session_state[ASKED] = form

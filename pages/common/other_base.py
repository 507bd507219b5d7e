"""The way from the demonstration to one's own plan, and back: asked first, then opened."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from data_model.french import typo
from data_model.store import StoreError, database_url
from data_model.workspace import (
    DEMONSTRATION,
    OWN,
    active_name,
    address,
    engine_at,
    open_instead,
    was_begun,
)
from pages.common.base_seen import forget_base
from sample_data.first_plan import load_first_plan

BEGUN: Final = "Votre base s’ouvre de nouveau, telle qu’elle a été laissée."
NOT_BEGUN: Final = (
    "Pour votre propre plan, ouvrez une base vide : vous le composez à l’écran ou le déposez en "
    "classeur. Le plan de Paris Terres d’Envol peut aussi s’ouvrir seul, sans aucun retour."
)
OPEN_AGAIN: Final = "Rouvrir ma base"
OPEN_EMPTY: Final = "Ouvrir une base vide"
OPEN_DELIVERED: Final = "Ouvrir le plan de Paris Terres d’Envol"
ASKED: Final = "asked_to_change_base"
FOR_EVERYONE: Final = (
    "La base ouverte est la même pour toutes les personnes qui utilisent cette installation : "
    "elle change aussi pour elles."
)


def other_base() -> None:
    """The button of the menu, and its dialog; an installation with one base has neither."""
    if database_url() is not None:
        return
    dialog = _start_dialog if active_name() == DEMONSTRATION else _back_dialog
    label = "Commencer avec mon plan" if dialog is _start_dialog else "Revoir la démonstration"
    st.button(label, on_click=_ask_to_change, type="tertiary")
    if st.session_state.pop(ASKED, False):
        dialog()


def say_or_rerun(change: Callable[[], None]) -> None:
    """Change what the base is or holds: the whole page shows it, or says why it could not be."""
    try:
        change()
    except StoreError as error:
        st.error(typo(str(error)))
    else:
        st.rerun()


def _ask_to_change() -> None:
    st.session_state[ASKED] = True


@st.dialog("Commencer avec mon plan")
def _start_dialog() -> None:
    begun = was_begun(OWN)
    st.markdown(typo(BEGUN if begun else NOT_BEGUN))
    st.markdown(typo(f"La démonstration reste disponible : rien n’est détruit. {FOR_EVERYONE}"))
    # Not a callback: a dialog reruns alone, and the whole page must change.
    with st.container(horizontal=True):
        if st.button(OPEN_AGAIN if begun else OPEN_EMPTY, type="primary"):
            say_or_rerun(_open_own)
        if not begun and st.button(OPEN_DELIVERED):
            say_or_rerun(_start)


@st.dialog("Revoir la démonstration")
def _back_dialog() -> None:
    st.markdown(typo(f"Votre base reste telle qu’elle est : rien n’est détruit. {FOR_EVERYONE}"))
    if st.button("Ouvrir la démonstration", type="primary"):
        say_or_rerun(_back)


def _start() -> None:
    # Whole before anyone is shown it.
    load_first_plan(engine_at(address(OWN)))
    show_base(OWN)


def _open_own() -> None:
    engine_at(address(OWN))
    show_base(OWN)


def _back() -> None:
    engine_at(address(DEMONSTRATION))
    show_base(DEMONSTRATION)


def show_base(name: str) -> None:
    """Open the other base, as this window itself asked."""
    open_instead(name)
    forget_base()
    st.query_params.clear()

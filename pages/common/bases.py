"""The two bases of an installation: the demonstration, and the territory's own."""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import streamlit as st

from data_model.french import typo
from data_model.plan import Plan
from data_model.plan_draft import record_plan
from data_model.store import ROOT, Database, StoreError, database_url, reading, writing
from data_model.workspace import (
    DEMONSTRATION,
    OWN,
    active_name,
    address,
    engine_at,
    forget_engines,
    open_instead,
    plans,
    was_begun,
)
from loaders.plan.plan_folder import read_plan_folder
from pages.common.base_seen import engine_seen, forget_base
from pages.common.frame import demonstration_line
from sample_data.demonstration import build_demonstration

FIRST_PLAN = ROOT / "sample_data" / "pldess-paris-terres-d-envol"
ASKED = "asked_to_change_base"
FOR_EVERYONE = (
    "La base ouverte est la même pour toutes les personnes qui utilisent cette installation : "
    "elle change aussi pour elles."
)


@st.cache_resource(show_spinner="Préparation de la démonstration (une demi-minute)…")
def _prepare_demonstration(url: str) -> bool:
    build_demonstration(engine_at(url))
    return True


def prepare_active_base() -> None:
    """Fill the demonstration's base on first use; a base of one's own is left as it is.

    Raises:
        StoreError: the base cannot be opened.
    """
    if active_name() == DEMONSTRATION and database_url() is None:
        engine_at(address(DEMONSTRATION))
        try:
            _prepare_demonstration(address(DEMONSTRATION))
        except StoreError as error:
            # What the base holds is shown all the same, with the way to one's own plan.
            st.warning(typo(str(error)))


def load_first_plan(engine: Database, folder: Path = FIRST_PLAN) -> None:
    """Load the plan alone, without returns, where a base holds no plan yet."""
    with reading(engine) as session:
        if plans(session):
            return
    with writing(engine) as session:
        record_plan(session, read_plan_folder(folder), reason="Chargement du plan seul")


def empty_base() -> None:
    """What a base without a plan shows: how to begin."""
    st.title("Cette base ne contient aucun plan", anchor=False)
    if active_name() == DEMONSTRATION:
        # Its preparation failed, as said above: a plan of one's own has no place in its base.
        return
    st.markdown(
        "Chargez le plan de Paris Terres d’Envol, tel qu’imprimé et sans aucun retour. "
        "Pour un autre plan, utilisez la commande `python -m loaders plan DOSSIER`."
    )
    if st.button("Charger le plan", type="primary"):
        _say_or_rerun(lambda: load_first_plan(engine_seen()))


def closed_base(error: StoreError) -> NoReturn:
    """What is shown instead of every page where the open base cannot be read; the run ends."""
    # The file may be set aside and replaced meanwhile: the next run looks for it anew.
    forget_engines()
    _prepare_demonstration.clear()
    st.title("La base ne peut pas être ouverte", anchor=False)
    st.error(typo(str(error)))
    with st.sidebar:
        other_base()
    st.stop()


def demonstration_banner(plan: Plan) -> None:
    """The line at the top of every page while the demonstration is open."""
    text = demonstration_line(plan)
    if text:
        st.caption(text)


def other_base() -> None:
    """The way from the demonstration to one's own plan, and back; one base has neither."""
    if database_url() is not None:
        return
    dialog = _start_dialog if active_name() == DEMONSTRATION else _back_dialog
    label = "Commencer avec mon plan" if dialog is _start_dialog else "Revoir la démonstration"
    st.button(label, on_click=_ask_to_change, type="tertiary")
    if st.session_state.pop(ASKED, False):
        dialog()


def _ask_to_change() -> None:
    st.session_state[ASKED] = True


@st.dialog("Commencer avec mon plan")
def _start_dialog() -> None:
    if was_begun(OWN):
        st.markdown("Votre base s’ouvre de nouveau, telle qu’elle a été laissée.")
    else:
        st.markdown("Une base neuve s’ouvre avec le plan seul, sans aucun retour.")
    st.markdown(typo(f"La démonstration reste disponible : rien n’est détruit. {FOR_EVERYONE}"))
    # Not a callback: a dialog reruns alone, and the whole page must change.
    if st.button("Ouvrir mon plan", type="primary"):
        _say_or_rerun(_start)


@st.dialog("Revoir la démonstration")
def _back_dialog() -> None:
    st.markdown(typo(f"Votre base reste telle qu’elle est : rien n’est détruit. {FOR_EVERYONE}"))
    if st.button("Ouvrir la démonstration", type="primary"):
        _say_or_rerun(_back)


def _say_or_rerun(change: Callable[[], None]) -> None:
    try:
        change()
    except StoreError as error:
        st.error(typo(str(error)))
    else:
        st.rerun()


def _start() -> None:
    # Whole before anyone is shown it.
    load_first_plan(engine_at(address(OWN)))
    _show(OWN)


def _back() -> None:
    engine_at(address(DEMONSTRATION))
    _show(DEMONSTRATION)


def _show(name: str) -> None:
    open_instead(name)
    forget_base()
    st.query_params.clear()

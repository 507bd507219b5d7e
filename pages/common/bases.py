"""The two bases of an installation: the demonstration, and the territory's own."""

from pathlib import Path

import streamlit as st

from data_model.french import typo
from data_model.plan import Plan
from data_model.plan_draft import record_plan
from data_model.store import ROOT, StoreError, database_url, reading, writing
from data_model.workspace import (
    DEMONSTRATION,
    OWN,
    active_name,
    address,
    engine_at,
    open_instead,
    plans,
)
from loaders.plan.plan_folder import read_plan_folder
from pages.common.base_seen import engine_seen, forget_base
from pages.common.frame import demonstration_line
from sample_data.demonstration import build_demonstration

FIRST_PLAN = ROOT / "sample_data" / "pldess-paris-terres-d-envol"


@st.cache_resource(show_spinner="Préparation de la démonstration (une demi-minute)…")
def _prepare_demonstration(url: str) -> bool:
    build_demonstration(engine_at(url))
    return True


def prepare_active_base() -> None:
    """Fill the demonstration's base on first use; a base of one's own is left as it is."""
    if active_name() == DEMONSTRATION and database_url() is None:
        try:
            _prepare_demonstration(address(DEMONSTRATION))
        except StoreError as error:
            # What the base holds is shown all the same, with the way to one's own plan.
            st.warning(typo(str(error)))


def load_first_plan(folder: Path = FIRST_PLAN) -> None:
    """Load the plan alone, without returns, where the open base holds no plan yet."""
    engine = engine_seen()
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
        load_first_plan()
        st.rerun()


def demonstration_banner(plan: Plan) -> None:
    """The line at the top of every page while the demonstration is open."""
    text = demonstration_line(plan)
    if text:
        st.caption(text)


def other_base() -> None:
    """The way from the demonstration to one's own plan, and back; one base has neither."""
    if database_url() is not None:
        return
    if active_name() != DEMONSTRATION:
        st.button("Revoir la démonstration", on_click=_back, type="tertiary")
    else:
        st.button("Commencer avec mon plan", on_click=_ask_to_start, type="tertiary")
    if st.session_state.pop("asked_to_start", False):
        _start_dialog()


def _ask_to_start() -> None:
    st.session_state["asked_to_start"] = True


@st.dialog("Commencer avec mon plan")
def _start_dialog() -> None:
    st.markdown(
        "Une base neuve s’ouvre avec le plan seul, sans aucun retour. "
        "La démonstration reste disponible : rien n’est détruit."
    )
    # Not a callback: a dialog reruns alone, and the whole page must change.
    if st.button("Ouvrir mon plan", type="primary"):
        _start()
        st.rerun()


def _start() -> None:
    open_instead(OWN)
    forget_base()
    load_first_plan()
    st.query_params.clear()


def _back() -> None:
    open_instead(DEMONSTRATION)
    forget_base()
    st.query_params.clear()

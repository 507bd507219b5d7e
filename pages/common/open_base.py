"""The base that is open: filled at its first use, and what it shows where it has no plan to."""

from typing import NoReturn

import streamlit as st

from data_model.french import typo
from data_model.store import StoreError, database_url
from data_model.workspace import DEMONSTRATION, active_name, address, engine_at, forget_engines
from pages.common.other_base import other_base
from pages.common.own_plan.first_plan import first_plan
from sample_data.demonstration import build_demonstration


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


def empty_base() -> None:
    """What a base without a plan shows: how to begin."""
    st.title("Cette base ne contient aucun plan", anchor=False)
    if active_name() == DEMONSTRATION:
        # Its preparation failed, as said above: a plan of one's own has no place in its base.
        return
    first_plan()


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

"""The filters that every page shares, held from page to page: an axis, an action, a respondent."""

from typing import Final

import streamlit as st

from data_model.workspace import active_name

AXIS, ACTION, RESPONDENT = "axe", "action", "commune"
SHARED: Final = (AXIS, ACTION, RESPONDENT)
ALL: Final = "tous"
KEPT: Final = "filters_held"
APPLIED: Final = "filters_applied"


def held(name: str) -> str:
    """What was last chosen for a shared filter, on any page; empty where nothing was."""
    return _kept().get(name, "")


def hold(name: str, code: str) -> None:
    """Carry a choice to the other pages, which the menu's links would lose."""
    _kept()[name] = code


def release(name: str) -> None:
    """Narrow nothing by it any more, here or on another page."""
    _kept().pop(name, None)
    st.query_params.pop(name, None)


def applied() -> frozenset[str]:
    """The shared filters that this run's page has read so far."""
    return frozenset(st.session_state.get(APPLIED, ()))


def apply(*names: str) -> None:
    """The page reads these itself, and says so where their code is not known."""
    st.session_state[APPLIED] = applied() | {*names}


def set_aside(*names: str) -> None:
    """The page has read these and is not narrowed by them after all."""
    st.session_state[APPLIED] = applied() - {*names}


def forget_applied() -> None:
    """A page begins: it has read no filter yet."""
    st.session_state[APPLIED] = frozenset()


def _kept() -> dict[str, str]:
    # Another plan, or another base, has other axes under the same codes.
    looked_at = (active_name(), st.query_params.get("plan", ""))
    if st.session_state.get(KEPT, ((), {}))[0] != looked_at:
        st.session_state[KEPT] = (looked_at, {})
    kept: dict[str, str] = st.session_state[KEPT][1]
    return kept

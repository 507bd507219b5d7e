"""A list whose words tell a state: an act changes them, and the choice stays the same."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")


def lasting_choice(
    label: str,
    options: Sequence[T],
    *,
    format_func: Callable[[T], str],
    key: str,
    **shown: Any,
) -> T:
    """What is chosen in a list that is never empty, the first at the beginning.

    Streamlit takes a list with other words for another list, and would start it anew.
    """
    kept = f"{key}_choisi"
    # A page that leads here sets the list itself.
    wanted = st.session_state.get(key, st.session_state.get(kept))
    if wanted not in options:
        wanted = st.session_state.get(kept)
    st.session_state[kept] = wanted if wanted in options else options[0]
    st.session_state[key] = st.session_state[kept]
    chosen: T = st.selectbox(label, options, format_func=format_func, key=key, **shown)
    return chosen

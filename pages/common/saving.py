"""Writing from a page: one act, its copy of the base, its receipt in a sentence."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st
from sqlmodel import Session

from data_model.french import plural, typo
from data_model.store import StoreError, copy_database, writing
from pages.common.base_seen import engine_seen

RECEIPT = "receipt"
AUTHOR = "author"
LONGEST_AUTHOR = 60

Told = TypeVar("Told")


def author() -> str:
    """Who acts, as typed once in the session; "" where nobody said."""
    return str(st.session_state.get(AUTHOR, "")).strip()[:LONGEST_AUTHOR]


def author_field() -> None:
    """Where a person says who acts: kept with each act, as long as the session lasts."""
    st.text_input(
        "Vos initiales",
        key=AUTHOR,
        max_chars=LONGEST_AUTHOR,
        help="Gardées avec chaque intégration, annulation et réglage : qui l’a fait, et quand.",
    )


def written(write: Callable[[Session], Told], label: str, *, base: str | None = None) -> Told:
    """What `write` gives, in one transaction beside a copy of the base named `label`.

    The copy is of what stood before: a refused act leaves none, and does not push out one that
    serves. `base` is that of what was previewed, by default that of the page.

    Raises:
        StoreError: the act is refused, or another base was opened meanwhile.
    """
    engine = engine_seen(base)
    with writing(engine) as session:
        told = write(session)
        copy_database(engine, label=label)
    return told


def act(write: Callable[[Session], Told], label: str, *, done: Callable[[Told], str]) -> bool:
    """Write, and keep the sentence of what was `done`; False, with the reason, where refused."""
    try:
        told = written(write, label)
    except StoreError as error:
        st.session_state[RECEIPT] = ("error", [str(error)])
        return False
    st.session_state[RECEIPT] = ("success", [done(told)])
    return True


def save(write: Callable[[Session], int], label: str, *, saved: tuple[str, str]) -> bool:
    """The same where the receipt counts what was `saved`, which may be nothing."""

    def counted(changed: int) -> str:
        return f"{plural(changed, *saved)}." if changed else "Rien n’a changé."

    return act(write, label, done=counted)


def show_receipt() -> None:
    """What the last action did, once."""
    kind, sentences = st.session_state.pop(RECEIPT, ("", []))
    for sentence in sentences:
        (st.error if kind == "error" else st.success)(typo(sentence))

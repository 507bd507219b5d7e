"""Which base a window showed last: an act goes to that one, or nowhere.

The open base is one choice for all windows, so another may have been opened since the page
was drawn.
"""

import streamlit as st

from data_model.french import typo
from data_model.store import Database, StoreError
from data_model.workspace import active_engine

SEEN = "base_seen"
CHANGED = "base_changed"
OTHER_BASE = "Une autre base a été ouverte entre-temps ; rien n’a été enregistré."


def address_of(engine: Database) -> str:
    """The address of a base, without its password."""
    return engine.url.render_as_string()


def note_base(*, is_said: bool) -> None:
    """Keep which base this run shows; where it is another than before, say so unless it is said."""
    now = address_of(active_engine())
    is_other = st.session_state.get(SEEN, now) != now
    st.session_state[SEEN] = now
    # The buttons read during this run were pressed on what the other base showed.
    st.session_state[CHANGED] = is_other
    if is_other and not is_said:
        st.warning(typo(OTHER_BASE))


def end_run() -> None:
    """The page now shows the open base: what is pressed from here on is meant for it."""
    st.session_state[CHANGED] = False


def forget_base() -> None:
    """This window itself opens the other base: that is no surprise to it."""
    st.session_state.pop(SEEN, None)


def engine_seen(base: str | None = None) -> Database:
    """The base to write in: the open one, as long as it is the one that was shown.

    `base` is the address of what was previewed, by default what this window showed last.

    Raises:
        StoreError: another base was opened meanwhile.
    """
    engine = active_engine()
    now = address_of(engine)
    shown = {st.session_state.get(SEEN, now), base or now}
    if shown != {now} or st.session_state.get(CHANGED, False):
        raise StoreError(OTHER_BASE)
    return engine

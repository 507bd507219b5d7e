"""Tables in a page: whole or folded, read out under their words, kept for the page's files."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data_model.french import plural
from pages.common.downloads import Kept, keep_table

MOST_ROWS = 60


def shown_table(frame_to_show: pd.DataFrame, alt: str) -> None:
    """A table in the page, read out under the words of `alt`; the page's files hold it too.

    The end of a long one is sent once it is opened.
    """
    keep_table(frame_to_show, alt)
    rest = len(frame_to_show) - MOST_ROWS
    first = frame_to_show.head(MOST_ROWS) if rest > 0 else frame_to_show
    st.table(first, border="horizontal", hide_index=True, alt=alt)
    if rest > 0 and (others := others_part(plural(rest, "autre"), alt)):
        with others:
            st.table(frame_to_show[MOST_ROWS:], border="horizontal", hide_index=True, alt=alt)


def others_part(counted: str, name: str) -> DeltaGenerator | None:
    """« et 160 autres actions », folded under what is shown first; None until it is opened."""
    folded = st.expander(f"et {counted}", type="compact", key=f"autres_{name}", on_change="rerun")
    return folded if folded.open else None


def data_popover(label: str, frame_to_show: pd.DataFrame, alt: str) -> None:
    """The same beside a heading, where the page has no line to spare under its chart."""
    with st.popover(label, type="tertiary"):
        shown_table(frame_to_show, alt)


def data_table(label: str, frame_to_show: Kept, alt: str, *, opened_as: str = "") -> None:
    """The figures of a chart as a table, for who cannot see it; sent once it is opened.

    `opened_as` keeps it open where its words change with what is chosen.
    """
    keep_table(frame_to_show, alt)
    folded = st.expander(label, key=f"donnees_{opened_as or alt}", on_change="rerun")
    if folded.open:
        table = frame_to_show() if callable(frame_to_show) else frame_to_show
        folded.table(table, border="horizontal", hide_index=True, alt=alt)

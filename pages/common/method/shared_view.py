"""The words that other tools share, each with the word it is read as here."""

import streamlit as st

from analysis.method.shared_words import shared_source_words, shared_words_table
from data_model.shared_vocabulary import SharedList
from pages.common.beside import halves
from pages.common.frame import source_line
from pages.common.tables import shown_table

# Columns of like height.
LEFT = (SharedList.STATUSES, SharedList.NATURES)
RIGHT = (SharedList.PRIORITIES, SharedList.GOALS)


def shared_view() -> None:
    """Each list with its source; the files of the page hold them all."""
    for column, lists in zip(halves(), (LEFT, RIGHT), strict=True):
        with column:
            for one in lists:
                st.header(one.label, anchor=False)
                shown_table(shared_words_table(one), one.label)
                source_line(shared_source_words(one))

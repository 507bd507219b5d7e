"""« Note du lundi » on screen, and the same as a document to print."""

from datetime import date

import pandas as pd
import streamlit as st

from analysis.attention.note import Note
from analysis.frames import plain_words
from data_model.french import plain
from pages.common.frame import kept_parameters, source_line
from pages.common.headline import metric_row


def note_download(note: Note, document: str, as_of: date) -> None:
    """What the sheet is about, and the button that gives it as a document."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{plain(note.plan)}. {note.scope}")
        st.space("stretch")
        st.download_button(
            "Télécharger la note à imprimer",
            document,
            file_name=f"note-du-lundi-{as_of.isoformat()}.html",
            mime="text/html",
            icon=":material/print:",
            on_click="ignore",
            help="Une page A4 qui s’ouvre dans le navigateur : Ctrl+P l’imprime.",
        )


def note_shown(note: Note) -> None:
    """The sheet's parts in their order."""
    metric_row(note.metrics)
    st.header("Ce qui demande votre attention", anchor=False)
    _table(note.points, "Ce qui demande votre attention", note.nothing)
    if note.more_points:
        st.page_link(
            "pages/vue_ensemble.py",
            label="Les autres points sont sur la vue d’ensemble",
            query_params=kept_parameters(),
        )
    axes_title = f"Situation des {note.word.plural}"
    st.header(axes_title, anchor=False)
    _table(note.axes, axes_title, f"{note.word.none}.")
    st.header(note.upcoming_title, anchor=False)
    _table(note.upcoming, note.upcoming_title, "Aucun jalon prévu.")
    st.header(note.since_title, anchor=False)
    st.markdown("\n".join(f"- {line}" for line in note.since))
    st.header(note.missing_title, anchor=False)
    st.markdown(plain(note.missing))
    source_line("Le document téléchargé dit la même chose, sur une page A4.")


def _table(frame: pd.DataFrame, alt: str, nothing: str) -> None:
    if frame.empty:
        st.markdown(nothing)
    else:
        # What stands in its cells are words, nothing of them is Markdown.
        st.table(plain_words(frame), border="horizontal", hide_index=True, alt=alt)

"""The fiche as a document to print, and what was changed of the action."""

import pandas as pd
import streamlit as st

from analysis.fiche.fiche import Fiche, beside_lists, description_words, means_lines
from analysis.fiche.history import action_history_frame, history_table
from documents.outputs import Output, made, made_kind, made_name
from pages.common.fiche_parts import bulleted
from pages.common.plan_view import PlanView
from pages.common.tables import shown_table


def fiche_download(view: PlanView, code: str) -> None:
    """The button that gives the whole fiche as an A4 document, made at the click only."""
    st.download_button(
        "Fiche (PDF)",
        lambda: made(Output.FICHE, view, actions=[code]).content,
        made_name(Output.FICHE, view, actions=[code]),
        mime=made_kind(Output.FICHE),
        icon=":material/print:",
        type="tertiary",
        on_click="ignore",
        help="Un document A4, à imprimer ou à envoyer.",
        key=f"imprimer_{code}",
    )


def described_block(fiche: Fiche) -> None:
    """The description, then the parts of the action that are described apart."""
    described = description_words(fiche)
    if described:
        st.header("Description", anchor=False)
        st.markdown(described)
    for heading, texts in fiche.parts:
        bulleted(heading, texts)


def printed_block(fiche: Fiche) -> None:
    """What the plan prints of the action, under its headings, then the notes on the source."""
    means = means_lines(fiche)
    for heading, texts in beside_lists(fiche):
        bulleted(heading, texts)
    if means:
        bulleted("Moyens et calendrier imprimés", means)
    if fiche.notes:
        bulleted("Notes sur la source", fiche.notes)


def history_block(view: PlanView, code: str) -> None:
    """What was changed of the action since the plan was loaded."""
    st.header("Modifications depuis le chargement", anchor=False)
    history = _history(view, code)
    if history.empty:
        st.markdown("Aucune modification : l’action est telle que chargée.")
    else:
        shown_table(history, "Modifications de l’action, de la plus récente à la plus ancienne")


def _history(view: PlanView, code: str) -> pd.DataFrame:
    return view.once(("history", code), lambda: _read_history(view, code))


def _read_history(view: PlanView, code: str) -> pd.DataFrame:
    seen = view.situation
    with view.read() as session:
        found = action_history_frame(session, seen.plan_code, code, cutoff=seen.cutoff)
    return history_table(found)

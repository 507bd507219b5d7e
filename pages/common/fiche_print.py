"""The fiche as a document to print, and what was changed of the action."""

import pandas as pd
import streamlit as st

from analysis.attention.highlights import highlight_lines, highlights_of
from analysis.fiche.fiche import Fiche, beside_lists, description_words, means_lines
from analysis.fiche.history import action_history_frame, history_table
from analysis.fiche.texts_table import MEANS, NOTES, texts_table
from analysis.origin.figure import respondent_names
from documents.outputs import Output, made, made_kind, made_name
from pages.common.downloads import keep_table
from pages.common.fiche_parts import bulleted
from pages.common.plan_view import PlanView
from pages.common.tables import shown_table

TEXTS = "Textes de la fiche"


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


def described_block(view: PlanView, fiche: Fiche) -> None:
    """The description, then the parts of the action that are described apart.

    The page's files hold every text of the fiche, those of its lists too.
    """
    held = highlights_of(view.highlights, fiche.action.action_code)
    lines = highlight_lines(held, respondent_names(view.snapshot))
    keep_table(lambda: texts_table(fiche, lines), TEXTS)
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
        bulleted(MEANS, means)
    if fiche.notes:
        bulleted(NOTES, fiche.notes)


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

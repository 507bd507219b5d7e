"""Saving the texts of a fiche in one act, unless another window changed the same ones."""

from collections.abc import Sequence
from typing import Final

import streamlit as st
from sqlmodel import Session

from data_model.fiche_text import ChangedMeanwhileError, TextChange, record_fiche_texts
from pages.common.fiche.edit_opened import Opened, close_panel, keep_overtaken
from pages.common.saving import author, save

SAVED: Final = ("texte modifié", "textes modifiés")


def save_texts(held: Opened, changes: Sequence[TextChange], *, reason: str = "") -> None:
    """Save and close the panel; it stays open, with both versions, where texts were overtaken."""
    overtaken: list[ChangedMeanwhileError] = []

    def write(session: Session) -> int:
        try:
            return record_fiche_texts(
                session,
                held.plan_code,
                held.action_code,
                changes,
                by=author(),
                reason=reason.strip(),
            )
        except ChangedMeanwhileError as error:
            overtaken.append(error)
            raise

    is_saved = save(write, "fiche", saved=SAVED)
    keep_overtaken(overtaken[0] if overtaken else None)
    if is_saved:
        close_panel()
    st.rerun()

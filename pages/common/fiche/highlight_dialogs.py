"""The two forms of the faits marquants: one is changed or left out, one is added."""

from typing import Final

import pandas as pd
import streamlit as st
from sqlmodel import Session

from analysis.attention.highlights import HighlightKey, highlight_keys
from data_model.french import quarter_label, typo
from data_model.highlight_ledger import edit_highlight
from pages.common.plan_view import PlanView
from pages.common.saving import act, author, show_receipt

ASKED: Final = "fait_marquant_asked"
CHANGE, ADD = "Modifier", "Ajouter"
MOST_CHARACTERS: Final = 600


@st.dialog("Modifier un fait marquant")
def change_dialog(view: PlanView, held: pd.DataFrame, action_code: str) -> None:
    """The text the committee reads, written anew, left out of its list or as it was received."""
    keys = highlight_keys(held)
    place = st.selectbox(
        "Fait marquant",
        range(len(keys)),
        format_func=lambda at: typo(f"{quarter_label(keys[at].period_code)} : {held['text'][at]}"),
        key=f"fait_{action_code}",
    )
    key, is_kept = keys[place], bool(held["is_kept"][place])
    text = st.text_area(
        "Texte pour le comité",
        held["text"][place],
        max_chars=MOST_CHARACTERS,
        key=f"texte_{action_code}_{place}_{view.situation.cutoff}",
    )
    if st.button(
        "Enregistrer",
        type="primary",
        disabled=not text.strip(),
        key=f"enregistrer_{action_code}",
    ):
        _save(view, key, text, "Le fait marquant est modifié.")
    with st.container(horizontal=True):
        if st.button(
            "Retirer de la liste du comité", disabled=not is_kept, key=f"retirer_{action_code}"
        ):
            _save(view, key, "", "Le fait marquant est retiré de la liste.")
        if key.source is not None and st.button(
            "Revenir au texte reçu",
            disabled=is_kept and not bool(held["is_edited"][place]),
            key=f"revenir_{action_code}",
        ):
            _save(view, key, "", "Le texte reçu est rétabli.", removes=True)


@st.dialog("Ajouter un fait marquant")
def add_dialog(view: PlanView, action_code: str) -> None:
    """One that no return brought: its quarter and its text."""
    seen = view.situation
    codes = [period.code for period in (*seen.next_periods, *reversed(seen.periods))]
    last = seen.last_period
    period = st.selectbox(
        "Trimestre",
        codes,
        index=codes.index(last.code) if last else 0,
        format_func=quarter_label,
        key=f"trimestre_{action_code}",
    )
    text = st.text_area(
        "Fait marquant",
        max_chars=MOST_CHARACTERS,
        key=f"nouveau_{action_code}_{seen.cutoff}",
    )
    if st.button(
        "Ajouter à la liste",
        type="primary",
        disabled=not text.strip(),
        key=f"ajout_{action_code}",
    ):
        key = HighlightKey(action_code=action_code, period_code=period, source=None, number=0)
        _save(view, key, text, "Le fait marquant est ajouté.")


def _save(
    view: PlanView, key: HighlightKey, text: str, done: str, *, removes: bool = False
) -> None:
    def write(session: Session) -> None:
        edit_highlight(
            session,
            view.situation.plan_code,
            action_code=key.action_code,
            period_code=key.period_code,
            text=text,
            by=author(),
            source=key.source,
            number=key.number,
            is_removed=removes,
        )

    # Not a callback: a dialog reruns alone, and the whole fiche must show what changed.
    if act(write, "faits-marquants", done=lambda _: done):
        st.rerun()
    # Refused: said here, beside what was typed.
    show_receipt()

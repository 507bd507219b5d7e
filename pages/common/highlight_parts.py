"""The faits marquants of a fiche: the list kept for the committee, and its edits."""

import pandas as pd
import streamlit as st

from analysis.attention.highlights import (
    HighlightKey,
    highlight_keys,
    highlight_lines,
    highlights_of,
)
from analysis.origin.figure import respondent_names
from data_model.as_of import today
from data_model.french import quarter_label, typo
from data_model.highlight_ledger import edit_highlight
from data_model.store import StoreError, copy_database, writing
from pages.common.base_seen import engine_seen
from pages.common.plan_view import PlanView
from pages.common.saving import RECEIPT, author, show_receipt
from pages.common.view import current_plan

SHOWN = 3
MOST_CHARACTERS = 600
FORM_WIDTH = 420


def highlights_block(view: PlanView, action_code: str) -> None:
    """The faits marquants of one action, newest first, then the forms that change the list."""
    held = highlights_of(view.highlights, action_code)
    lines = highlight_lines(held, respondent_names(view.snapshot))
    st.header("Faits marquants", anchor=False)
    show_receipt()
    if not lines:
        st.caption("Aucun fait marquant n’a encore été transmis.")
    for line in lines[:SHOWN]:
        st.markdown(f"- {line}")
    if len(lines) > SHOWN:
        with st.expander("Voir les précédents"):
            st.markdown("\n".join(f"- {line}" for line in lines[SHOWN:]))
    # What is edited is known from today on: a past day shows what was known then.
    if view.situation.as_of < today(current_plan()):
        return
    with st.container(horizontal=True):
        if lines:
            _change_form(view, held, action_code)
        _add_form(view, action_code)


def _change_form(view: PlanView, held: pd.DataFrame, action_code: str) -> None:
    keys = highlight_keys(held)
    with st.popover("Modifier", icon=":material/edit:", key=f"modifier_{action_code}"):
        place = st.selectbox(
            "Fait marquant",
            range(len(keys)),
            format_func=lambda at: typo(
                f"{quarter_label(keys[at].period_code)} : {held['text'][at]}"
            ),
            key=f"fait_{action_code}",
            width=FORM_WIDTH,
        )
        key, is_kept = keys[place], bool(held["is_kept"][place])
        text = st.text_area(
            "Texte pour le comité",
            held["text"][place],
            max_chars=MOST_CHARACTERS,
            key=f"texte_{action_code}_{place}_{view.situation.cutoff}",
            width=FORM_WIDTH,
        )
        st.button(
            "Enregistrer",
            type="primary",
            on_click=lambda: _save(view, key, text, "Le fait marquant est modifié."),
            disabled=not text.strip(),
            key=f"enregistrer_{action_code}",
        )
        st.button(
            "Retirer de la liste du comité",
            on_click=lambda: _save(view, key, "", "Le fait marquant est retiré de la liste."),
            disabled=not is_kept,
            key=f"retirer_{action_code}",
        )
        if key.source is not None:
            st.button(
                "Revenir au texte reçu",
                on_click=lambda: _save(view, key, "", "Le texte reçu est rétabli.", removes=True),
                disabled=is_kept and not bool(held["is_edited"][place]),
                key=f"revenir_{action_code}",
            )


def _add_form(view: PlanView, action_code: str) -> None:
    periods = [*view.situation.next_periods, *reversed(view.situation.periods)]
    if not periods:
        return
    with st.popover("Ajouter", icon=":material/add:", key=f"ajouter_{action_code}"):
        codes = [period.code for period in periods]
        last = view.situation.last_period
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
            key=f"nouveau_{action_code}_{view.situation.cutoff}",
            width=FORM_WIDTH,
        )
        key = HighlightKey(action_code=action_code, period_code=period, source=None, number=0)
        st.button(
            "Ajouter à la liste",
            type="primary",
            on_click=lambda: _save(view, key, text, "Le fait marquant est ajouté."),
            disabled=not text.strip(),
            key=f"ajout_{action_code}",
        )


def _save(
    view: PlanView, key: HighlightKey, text: str, receipt: str, *, removes: bool = False
) -> None:
    try:
        engine = engine_seen()
        copy_database(engine, label="faits-marquants")
        with writing(engine) as session:
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
    except StoreError as error:
        st.session_state[RECEIPT] = ("error", [str(error)])
        return
    st.session_state[RECEIPT] = ("success", [receipt])

"""« Modifier la fiche »: its texts, lists, people and notes, previewed, then saved in one act."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st
from sqlmodel import Session

from analysis.fiche.edit_tables import changes_table, edit_table, overtaken_table, own_texts
from data_model.as_of import today
from data_model.fiche_text import ChangedMeanwhileError, FichePart, TextChange, record_fiche_texts
from data_model.french import day, plain, typo
from loaders.entry.fiche_entry import LONGEST, FicheEntry, lines_entry, own_entry
from pages.common.base_seen import address_of
from pages.common.fiche.edit_fields import line_fields, own_fields
from pages.common.frame import kept_parameters, shown_table
from pages.common.plan_view import PlanView
from pages.common.saving import RECEIPT, author, save, show_receipt
from pages.common.view import current_plan

LABEL: Final = "Modifier la fiche"
SAVED: Final = ("texte modifié", "textes modifiés")
OPENED, OVERTAKEN = "fiche_opened", "fiche_overtaken"
ELSEWHERE: Final = (
    "Les montants, les jours, les dates des jalons et les cibles entrent dans les calculs : ils se "
    "changent dans « Réglages du plan » et par « Recaler des dates » du calendrier."
)
TABLES: Final = {"lines": "Listes", "people": "Acteurs", "notes": "Notes"}


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The texts as they were when this window opened them: what is saved is compared with them."""

    base: str
    plan_code: str
    action_code: str
    cutoff: int
    texts: pd.DataFrame


def edit_button(view: PlanView, code: str) -> None:
    """Opens the panel; on a past day it says why it stays closed."""
    if not st.button(LABEL, icon=":material/edit:", type="tertiary", key=f"modifier_fiche_{code}"):
        return
    if is_past(view):
        st.session_state[RECEIPT] = ("error", [past_words(view)])
    else:
        st.session_state[OPENED] = Opened(
            base=address_of(view.engine),
            plan_code=view.situation.plan_code,
            action_code=code,
            cutoff=view.situation.cutoff,
            texts=view.snapshot.texts,
        )
    st.rerun()


def is_past(view: PlanView) -> bool:
    """Whether the day looked at is over: acts are recorded today."""
    return view.situation.as_of < today(current_plan())


def past_words(view: PlanView) -> str:
    """Why nothing is edited here."""
    return (
        f"Vous regardez la fiche telle qu’elle était le {day(view.situation.as_of)} : elle se "
        "modifie à la date du jour. Revenez à aujourd’hui dans « Vu au »."
    )


def opened(view: PlanView, code: str) -> Opened | None:
    """The panel that this window opened on this fiche; None where the fiche is read."""
    held = st.session_state.get(OPENED)
    here = (address_of(view.engine), view.situation.plan_code, code)
    is_here = isinstance(held, Opened) and (held.base, held.plan_code, held.action_code) == here
    if not is_here or is_past(view):
        _close()
        return None
    return held


def edit_panel(view: PlanView, held: Opened) -> None:
    """The fields, what is about to change, and the buttons that save or leave."""
    code = held.action_code
    st.header(f"{LABEL} {code}", anchor=False)
    show_receipt()
    overtaken = st.session_state.get(OVERTAKEN)
    if isinstance(overtaken, ChangedMeanwhileError):
        _both_versions(view, held, overtaken)
        return
    st.caption(typo(ELSEWHERE))
    st.page_link(
        "pages/reglages.py", label="Ouvrir les réglages du plan", query_params=kept_parameters()
    )
    entries = _edited(held)
    changes = [change for entry in entries for change in entry.changes]
    findings = [finding for entry in entries for finding in entry.findings]
    st.header("Ce qui va changer", anchor=False)
    for finding in findings:
        st.error(f"{plain(finding.message)} {plain(finding.hint)}")
    if changes:
        shown_table(changes_table(changes), "Chaque texte, avant et après")
    else:
        st.caption("Rien pour l’instant.")
    reason = st.text_input("Motif (facultatif)", max_chars=300, key=f"motif_{_key(held)}")
    if not author():
        st.caption("Vos initiales, dans le menu de gauche, signeront la modification.")
    with st.container(horizontal=True):
        if st.button(
            "Enregistrer les textes",
            type="primary",
            disabled=not changes or bool(findings),
            key="enregistrer_fiche",
        ):
            _save(view, held, changes, reason=reason)
        if st.button("Abandonner", key="abandonner_fiche"):
            _close()
            st.rerun()


def _edited(held: Opened) -> list[FicheEntry]:
    code, key = held.action_code, _key(held)
    own, *tabs = st.tabs(["Intitulé et description", *TABLES.values()])
    before = own_texts(held.texts, code)
    with own:
        entries = [own_entry(before, own_fields(before, LONGEST, key=key))]
    for tab, name in zip(tabs, TABLES, strict=True):
        table = edit_table(held.texts, code, name)
        with tab:
            edited = line_fields(table, name, key=key)
        *_, words = table.columns
        part = FichePart.NOTE if name == "notes" else str(table.columns[1])
        entries.append(lines_entry(table, edited, words=words, part=part))
    return entries


def _both_versions(view: PlanView, held: Opened, overtaken: ChangedMeanwhileError) -> None:
    st.warning(typo("Ces textes ont changé depuis que vous avez ouvert la fiche."))
    shown_table(overtaken_table(overtaken.overtaken), "Les deux versions de chaque texte")
    others = overtaken.others
    with st.container(horizontal=True):
        if st.button("Enregistrer ma version", type="primary", key="garder_la_mienne"):
            _save(view, held, overtaken.over_the_others)
        if st.button("Garder la version enregistrée", key="garder_l_autre"):
            if others:
                _save(view, held, others)
            _close()
            st.rerun()


def _save(view: PlanView, held: Opened, changes: Sequence[TextChange], *, reason: str = "") -> None:
    st.session_state.pop(OVERTAKEN, None)
    overtaken: list[ChangedMeanwhileError] = []

    def write(session: Session) -> int:
        try:
            return record_fiche_texts(
                session,
                view.situation.plan_code,
                held.action_code,
                changes,
                by=author(),
                reason=reason.strip(),
            )
        except ChangedMeanwhileError as error:
            overtaken.append(error)
            raise

    save(write, "fiche", saved=SAVED)
    kind, _ = st.session_state[RECEIPT]
    if overtaken:
        st.session_state[OVERTAKEN] = overtaken[0]
    elif kind == "success":
        _close()
    st.rerun()


def _close() -> None:
    st.session_state.pop(OPENED, None)
    st.session_state.pop(OVERTAKEN, None)


def _key(held: Opened) -> str:
    return f"{held.action_code}_{held.cutoff}"

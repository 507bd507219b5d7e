"""« Modifier la fiche »: its texts, lists, people and notes, previewed, then saved in one act."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from analysis.fiche.edit_tables import (
    changes_table,
    edit_table,
    is_long,
    long_change,
    overtaken_table,
    own_texts,
)
from data_model.fiche_text import ChangedMeanwhileError, FichePart, TextChange
from data_model.finding import Finding
from data_model.french import plain, typo
from loaders.entry.fiche_entry import LONGEST, FicheEntry, lines_entry, own_entry
from pages.common.fiche.edit_fields import line_fields, own_fields
from pages.common.fiche.edit_opened import LABEL, Opened, close_panel, overtaken_here
from pages.common.fiche.edit_saving import save_texts
from pages.common.frame import kept_parameters
from pages.common.saving import author, show_receipt
from pages.common.tables import shown_table

ELSEWHERE: Final = (
    "Les montants, les jours, les dates des jalons et les cibles entrent dans les calculs : ils se "
    "changent dans « Réglages du plan » et par « Recaler des dates » du calendrier."
)
TABLES: Final = {"lines": "Listes", "people": "Acteurs", "notes": "Notes"}


def edit_panel(held: Opened) -> None:
    """The fields, what is about to change, and the buttons that save or leave."""
    st.header(f"{LABEL} {held.action_code}", anchor=False)
    show_receipt()
    overtaken = overtaken_here()
    if overtaken is not None:
        _both_versions(held, overtaken)
        return
    st.caption(typo(ELSEWHERE))
    st.page_link(
        "pages/reglages.py", label="Ouvrir les réglages du plan", query_params=kept_parameters()
    )
    entries = _edited(held)
    changes = [change for entry in entries for change in entry.changes]
    findings = [finding for entry in entries for finding in entry.findings]
    _previewed(changes, findings)
    _buttons(held, changes, can_save=bool(changes) and not findings)


def _edited(held: Opened) -> list[FicheEntry]:
    code, key = held.action_code, held.key
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


def _previewed(changes: Sequence[TextChange], findings: Sequence[Finding]) -> None:
    st.header("Ce qui va changer", anchor=False)
    for finding in findings:
        st.error(f"{plain(finding.message)} {plain(finding.hint)}")
    long = [one for one in changes if is_long(one)]
    for one in long:
        st.markdown(f"**{one.part.label}**")
        for paragraph in long_change(one):
            st.markdown(paragraph)
    short = [one for one in changes if one not in long]
    if short:
        shown_table(changes_table(short), "Chaque texte, avant et après")
    elif not changes:
        st.caption("Rien pour l’instant.")


def _buttons(held: Opened, changes: Sequence[TextChange], *, can_save: bool) -> None:
    reason = st.text_input("Motif (facultatif)", max_chars=300, key=f"motif_{held.key}")
    if not author():
        st.caption("Vos initiales, dans le menu de gauche, signeront la modification.")
    with st.container(horizontal=True):
        if st.button(
            "Enregistrer les textes",
            type="primary",
            disabled=not can_save,
            key="enregistrer_fiche",
        ):
            save_texts(held, changes, reason=reason)
        if st.button("Abandonner", key="abandonner_fiche"):
            close_panel()
            st.rerun()


def _both_versions(held: Opened, overtaken: ChangedMeanwhileError) -> None:
    st.warning(typo("Ces textes ont changé depuis que vous avez ouvert la fiche."))
    shown_table(overtaken_table(overtaken.overtaken), "Les deux versions de chaque texte")
    with st.container(horizontal=True):
        if st.button("Enregistrer ma version", type="primary", key="garder_la_mienne"):
            save_texts(held, overtaken.over_the_others)
        if st.button("Garder la version enregistrée", key="garder_l_autre"):
            if overtaken.others:
                save_texts(held, overtaken.others)
            close_panel()
            st.rerun()

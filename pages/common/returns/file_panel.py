"""The second step of a drop: one file's findings, and what it would change."""

import streamlit as st

from analysis.returns.finding_table import badge_table, count_sentence, told_findings
from analysis.returns.return_tables import changes_of_kind
from analysis.returns.undo_preview import undo_sentence
from data_model.change_kind import RECORDED, counts_sentence
from data_model.draft import FileStatus
from data_model.finding import Finding, Severity
from data_model.french import plural, typo
from data_model.vocabulary import ReturnSource
from loaders.marking.receipt_tables import kept_words
from pages.common.returns.answer_form import left_out_form, questions_form
from pages.common.returns.change import preview_table
from pages.common.returns.marked import marked_up_button
from pages.common.returns.previewed import Previewed, Restored
from pages.common.returns.reception import Reception, reception
from pages.common.returns.words import kept_words_panel

MANY, TALLEST = 10, 420


def file_panel(one: Previewed, decisions: Reception | None = None) -> None:
    """One file's findings with what can be decided about them, then what it would change.

    `decisions` is where the answers go, the session's drop by default.
    """
    held = decisions or reception()
    findings = one.draft.findings
    st.header(typo(f"2. {one.name} : {count_sentence(findings)}"), anchor=False)
    if one.is_renewed:
        st.info(
            typo(
                "Un autre retour de ce répondant a été enregistré depuis le premier aperçu : "
                "l’aperçu ci-dessous en tient compte."
            )
        )
    if one.draft.status is FileStatus.BLOCKED:
        st.error(_blocked_sentence(one))
    _findings(told_findings(findings, Severity.ERROR), "Constats bloquants de ce fichier")
    left_out_form(one, held)
    questions_form(one.draft.sha256, findings, held)
    _findings(told_findings(findings, Severity.QUESTION), "Questions sans réponse possible ici")
    told = told_findings(findings, Severity.INFO)
    if told:
        with st.expander(plural(len(told), "information")):
            _findings(told, "Informations sur ce fichier")
    if one.restored is not None:
        _what_comes_back(one.restored)
        return
    marked_up_button(one.draft)
    if one.draft.status is not FileStatus.BLOCKED:
        _changes(one)
        kept_words_panel(kept_words(one.draft))


def _blocked_sentence(one: Previewed) -> str:
    cells = plural(len(one.draft.blocking), "constat bloquant", "constats bloquants")
    can_leave_out = all(finding.can_be_left_out for finding in one.draft.blocking)
    if one.draft.source is ReturnSource.ENTRY:
        way = "Corrigez la saisie" + (" ou écartez les lignes en cause." if can_leave_out else ".")
        return typo(f"Cette saisie ne peut pas encore être enregistrée : {cells}. {way}")
    way = (
        "Écartez les lignes en cause, ou corrigez le fichier puis déposez-le à nouveau."
        if can_leave_out
        else "Corrigez-le, puis déposez-le à nouveau."
    )
    return typo(
        f"Ce fichier ne sera pas intégré : {cells}. {way} Les autres fichiers peuvent être "
        "intégrés sans attendre."
    )


def _findings(shown: list[Finding], alt: str) -> None:
    """Findings that nobody is asked to answer, grouped by cause."""
    if shown:
        st.table(badge_table(shown), border="horizontal", hide_index=True, alt=alt)


def _what_comes_back(restored: Restored) -> None:
    st.markdown(f"**Ce que rétablir le retour n°\u00a0{restored.number} changerait**")
    st.markdown(undo_sentence(restored.preview, withdraws=False))
    preview_table(restored.preview)


def _changes(one: Previewed) -> None:
    """What the file would change, by kind of change."""
    if one.table is None or one.changes is None:
        return
    st.caption(counts_sentence(one.changes))
    counted = one.changes.by_kind
    kind = st.segmented_control(
        "Changements",
        RECORDED,
        format_func=lambda kind: f"{kind.plural_label.capitalize()} {counted[kind]}",
        default=next((kind for kind in RECORDED if counted[kind]), RECORDED[0]),
        required=True,
        key=f"changements_{one.draft.sha256[:12]}",
    )
    if not counted[kind]:
        st.caption("Aucune valeur de cette sorte dans ce fichier.")
        return
    with st.container(height=TALLEST if counted[kind] > MANY else "content", border=False):
        st.table(
            changes_of_kind(one.table, kind),
            border="horizontal",
            hide_index=True,
            alt="Ce que ce fichier changerait",
        )

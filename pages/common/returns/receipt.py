"""The receipt of one recorded return: counts that add up, lines, answers, downloads."""

import pandas as pd
import streamlit as st

from analysis.returns.receipt_words import excluded_words, origin_lines
from analysis.returns.return_basis import plan_index, return_basis
from analysis.returns.return_record import ReturnRecord
from analysis.returns.what_if import if_active
from data_model.change_kind import counts_sentence
from data_model.french import plural
from loaders.checks.preview import counts, preview
from loaders.marking.receipt import ReceiptHead, receipt_name, receipt_workbook
from loaders.marking.receipt_tables import asked_table, kept_words, shown_lines, told_table
from pages.common.original_file import original_file_button
from pages.common.plan_view import PlanView
from pages.common.returns.words import kept_words_panel

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MANY, TALLEST = 12, 400


def receipt_panel(view: PlanView, record: ReturnRecord) -> None:
    """What one return said, beside what was in force just before it was recorded."""
    origin, draft = record.origin, record.draft
    for line in origin_lines(record):
        st.markdown(line)
    before = if_active(view.snapshot, record.stored, record.active_before - {origin.number})
    index = plan_index(before)
    basis = return_basis(before, origin.respondent_code, origin.period_code)
    if basis is None:
        return
    counted, lines = counts(draft, basis), preview(draft, basis, index=index)
    st.markdown(f"**{counts_sentence(counted)}**")
    if excluded := excluded_words(record):
        st.markdown(excluded)
    if len(lines):
        with st.container(height=TALLEST if len(lines) > MANY else "content", border=False):
            st.table(
                shown_lines(lines),
                border="horizontal",
                hide_index=True,
                alt=f"Les lignes du retour n° {origin.number}",
            )
    words = kept_words(draft)
    _folded(asked_table(draft.findings), "question posée", "questions posées")
    _folded(told_table(draft.findings), "information")
    kept_words_panel(words)
    head = ReceiptHead(
        short_title=view.situation.short_title,
        plan_title=view.situation.plan_title,
        respondent_code=origin.respondent_code,
        respondent=basis.respondent.name,
        period_code=origin.period_code,
        number=origin.number,
        received_on=origin.received_on,
        recorded_at=origin.recorded_at,
        recorded_by=origin.recorded_by,
        sender=origin.sender,
        file_name=origin.file_name,
        sha256=origin.sha256,
        is_partial=origin.is_partial,
        nothing_to_report=origin.nothing_to_report,
        is_demonstration=index.is_demonstration,
    )
    with st.container(horizontal=True):
        original_file_button(view, origin)
        st.download_button(
            "Télécharger le reçu",
            lambda: receipt_workbook(
                head, lines, counts=counted, findings=draft.findings, words=words
            ),
            receipt_name(head),
            mime=XLSX,
            on_click="ignore",
        )


def _folded(table: pd.DataFrame, one: str, many: str | None = None) -> None:
    """What was asked or told of the return, out of the way until it is looked for."""
    if table.empty:
        return
    heading = plural(len(table), one, many)
    with st.expander(heading):
        st.table(table, border="horizontal", hide_index=True, alt=heading)

"""The receipt of a recorded return, as a workbook: who, when, which file, and every line of it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
import xlsxwriter

from data_model.as_of import PARIS
from data_model.change_kind import ChangeCounts
from data_model.finding import Finding
from data_model.french import clock, day, plural, quarter_label, typo
from data_model.workbook_options import WORKBOOK_OPTIONS
from loaders.formats.cells import clean_text
from loaders.issuing.issue import plain_name
from loaders.issuing.issue_styles import Styles
from loaders.issuing.issue_table import protect_and_set_paper
from loaders.marking.receipt_tables import receipt_counts, receipt_findings, receipt_lines

HEAD_SHEET, LINES_SHEET, FINDINGS_SHEET = "Reçu", "Lignes", "Questions et réponses"
WORDS_SHEET = "Mots gardés"
LINE_WIDTHS = (12, 36, 30, 18, 18, 11, 18, 24)
FINDING_WIDTHS = (11, 20, 22, 62, 22, 24)
WORDS_WIDTHS = (20, 14, 16, 96)
HEAD_WIDTHS = (30, 74)
NO_QUESTION = "Aucun constat n’a été fait à l’intégration."
NO_WORDS = "Ce retour n’a ni commentaire ni fait marquant."
SUM_IS_RIGHT, SUM_IS_WRONG = "Le compte est juste", "Le compte est à vérifier"


@dataclass(frozen=True, kw_only=True)
class ReceiptHead:
    """Which return a receipt is of."""

    short_title: str
    plan_title: str
    respondent_code: str
    respondent: str
    period_code: str
    number: int
    received_on: date
    recorded_at: datetime
    recorded_by: str = ""
    sender: str = ""
    file_name: str = ""
    sha256: str = ""
    is_partial: bool = False
    nothing_to_report: bool = False
    is_demonstration: bool = False


def receipt_rows(head: ReceiptHead) -> list[tuple[str, str]]:
    """Label and words of each line of the head, those that say nothing left out."""
    recorded = head.recorded_at.astimezone(PARIS)
    rows = (
        ("Répondant", f"{head.respondent} ({head.respondent_code})"),
        ("Période", quarter_label(head.period_code)),
        ("Retour", f"n°\u00a0{head.number}" + (" (partiel)" if head.is_partial else "")),
        ("Reçu le", day(head.received_on)),
        ("Intégré le", f"{day(recorded.date())} à {clock(recorded)}"),
        ("Intégré par", head.recorded_by),
        ("Expéditeur", head.sender),
        ("Fichier", head.file_name or "saisie dans l’application"),
        ("Empreinte (SHA-256)", head.sha256),
        ("Rien à signaler", "oui" if head.nothing_to_report else ""),
        ("Attention", "Données de démonstration, fictives" if head.is_demonstration else ""),
    )
    return [(label, typo(words)) for label, words in rows if words]


def receipt_name(head: ReceiptHead) -> str:
    """`Recu_PLDESS_2026-T3_93005_retour-12.xlsx`."""
    parts = (head.short_title, head.period_code, head.respondent_code, f"retour-{head.number}")
    return "_".join(("Recu", *(plain_name(part) for part in parts))) + ".xlsx"


def receipt_workbook(
    head: ReceiptHead,
    preview: pd.DataFrame,
    *,
    counts: ChangeCounts,
    findings: Sequence[Finding],
    words: pd.DataFrame,
) -> bytes:
    """The .xlsx of a receipt; `preview` and `counts` (`loaders.checks.preview`) were confirmed.

    `words` is `kept_words` of the return.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, WORKBOOK_OPTIONS) as book:
        book.set_properties({"title": f"Reçu du retour n° {head.number}"})
        styles = Styles(book)
        _write_head(book.add_worksheet(HEAD_SHEET), styles, head, counts)
        lines = receipt_lines(preview)
        _write_frame(
            book.add_worksheet(LINES_SHEET),
            styles,
            lines,
            LINE_WIDTHS,
            otherwise=plural(0, "ligne"),
        )
        told = receipt_findings(findings)
        _write_frame(
            book.add_worksheet(FINDINGS_SHEET), styles, told, FINDING_WIDTHS, otherwise=NO_QUESTION
        )
        _write_frame(
            book.add_worksheet(WORDS_SHEET), styles, words, WORDS_WIDTHS, otherwise=NO_WORDS
        )
    return stream.getvalue()


def _write_head(sheet: Any, styles: Styles, head: ReceiptHead, counts: ChangeCounts) -> None:
    for place, width in enumerate(HEAD_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, clean_text(f"Reçu · {typo(head.plan_title)}"), styles.title)
    row = 2
    for label, words in receipt_rows(head):
        sheet.write_string(row, 0, label, styles.strong)
        sheet.write_string(row, 1, clean_text(words), styles.text)
        row += 1
    row += 1
    sheet.write_string(row, 0, "Valeurs lues", styles.header)
    sheet.write_number(row, 1, counts.read, styles.header)
    first = row + 1
    for row, (label, number) in enumerate(receipt_counts(counts).itertuples(index=False), first):
        sheet.write_string(row, 0, f"dont {label}", styles.line)
        sheet.write_number(row, 1, number, styles.count)
    # Live: whoever edits a number sees at once that the receipt no longer adds up.
    total = f"SUM(B{first + 1}:B{row + 1})"
    sheet.write_string(row + 1, 0, "Somme", styles.line)
    sheet.write_formula(row + 1, 1, f"={total}", styles.count, counts.read)
    check = f'=IF({total}=B{first},"{SUM_IS_RIGHT}","{SUM_IS_WRONG}")'
    sheet.write_formula(row + 2, 1, check, styles.text, SUM_IS_RIGHT)
    protect_and_set_paper(sheet, is_landscape=False)


def _write_frame(
    sheet: Any, styles: Styles, frame: pd.DataFrame, widths: Sequence[int], *, otherwise: str
) -> None:
    for place, (label, width) in enumerate(zip(frame.columns, widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, label, styles.header)
    for row, values in enumerate(frame.itertuples(index=False), start=1):
        for place, value in enumerate(values):
            sheet.write_string(row, place, clean_text(str(value)), styles.line)
    if frame.empty:
        sheet.write_string(1, 0, typo(otherwise), styles.text)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(len(frame), 1), len(widths) - 1)
    protect_and_set_paper(sheet)

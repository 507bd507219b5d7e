"""The workbook that is sent out, pre-filled, from the same columns that read it back."""

import io
import re
import unicodedata
from datetime import datetime
from typing import Any

import xlsxwriter

from data_model.period import parse_period
from data_model.plan_index import PlanIndex, ReturnBasis
from data_model.workbook_options import WORKBOOK_OPTIONS
from loaders.issuing.issue_notice import write_notice
from loaders.issuing.issue_rows import budget_rows, calendar_rows, indicator_rows
from loaders.issuing.issue_styles import Styles
from loaders.issuing.issue_table import FUNDERS_NAME, protect_and_set_paper, write_table
from loaders.template.columns import BUDGET, CALENDAR, INDICATORS
from loaders.template.template import (
    META_CHECKSUM,
    META_KEYS,
    META_SHEET,
    NOTICE_SHEET,
    TEMPLATE_VERSION,
    Filled,
    checksum,
)

LIST_COLUMN = 3


def issue_workbook(
    index: PlanIndex,
    basis: ReturnBasis,
    *,
    issued_at: datetime,
    filled: Filled | None = None,
    ask_whom: str = "",
) -> bytes:
    """The .xlsx of one respondent and period; `filled` puts values in its input cells.

    `ask_whom` is the name or address that « Notice » gives for questions.
    """
    content = filled or Filled()
    period = parse_period(basis.period_code).label
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, WORKBOOK_OPTIONS) as book:
        book.set_properties(
            {
                "title": f"{index.short_title}, {period}",
                "created": issued_at.replace(tzinfo=None),
            }
        )
        styles = Styles(book)
        notice = book.add_worksheet(NOTICE_SHEET)
        write_notice(
            notice,
            styles,
            index,
            basis,
            nothing_to_report=content.nothing_to_report,
            ask_whom=ask_whom,
        )
        protect_and_set_paper(notice, is_landscape=False)
        for spec, rows in (
            (INDICATORS, indicator_rows(index, basis, content)),
            (BUDGET, budget_rows(index, basis, content)),
            (CALENDAR, calendar_rows(index, basis, content)),
        ):
            write_table(
                book.add_worksheet(spec.label),
                styles,
                spec,
                rows,
                title=f"{index.short_title} · {basis.respondent.name} · {period} · {spec.label}",
                has_funders=bool(index.funders),
            )
        _write_meta(book.add_worksheet(META_SHEET), index, basis, issued_at)
        if index.funders:
            letter = chr(ord("A") + LIST_COLUMN)
            cells = f"{META_SHEET}!${letter}$1:${letter}${len(index.funders)}"
            book.define_name(FUNDERS_NAME, f"={cells}")
    return stream.getvalue()


def workbook_name(index: PlanIndex, basis: ReturnBasis) -> str:
    """`PLDESS_2026-T3_93005_Aulnay-sous-Bois.xlsx`."""
    parts = (index.short_title, basis.period_code, basis.respondent.code, basis.respondent.name)
    return "_".join(plain_name(part) for part in parts) + ".xlsx"


def plain_name(text: str) -> str:
    """Letters and digits without accents, joined by hyphens: a name that every system takes."""
    words = re.findall(r"[^\W_]+", text)
    decomposed = unicodedata.normalize("NFKD", "-".join(words))
    return decomposed.encode("ascii", "ignore").decode()


def _write_meta(sheet: Any, index: PlanIndex, basis: ReturnBasis, issued_at: datetime) -> None:
    values = (
        TEMPLATE_VERSION,
        index.plan_code,
        basis.respondent.code,
        basis.period_code,
        issued_at.isoformat(timespec="seconds"),
    )
    for row, (key, value) in enumerate(zip(META_KEYS, values, strict=True)):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    sheet.write_string(len(values), 0, META_CHECKSUM)
    sheet.write_string(len(values), 1, checksum(values))
    for row, funder in enumerate(index.funders):
        sheet.write_string(row, LIST_COLUMN, funder)
    sheet.protect("")
    sheet.hide()

"""The workbook that is sent out, pre-filled, from the same columns that read it back."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from data_model.period import parse_period
from data_model.plan_index import PlanIndex, ReturnBasis
from loaders.column_spec import ColumnSpec, SheetSpec
from loaders.columns import BUDGET, CALENDAR, INDICATORS
from loaders.issue_notice import write_notice
from loaders.issue_rows import IssuedRow, budget_rows, calendar_rows, indicator_rows
from loaders.issue_styles import Styles
from loaders.template import (
    META_CHECKSUM,
    META_KEYS,
    META_SHEET,
    NOTICE_SHEET,
    TEMPLATE_VERSION,
    Filled,
    checksum,
)

WORKBOOK_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
PROTECTION = {"format_columns": True, "format_rows": True, "insert_rows": True, "autofilter": True}
TITLE_ROW, HEADER_ROW = 0, 2
A4, LIST_COLUMN = 9, 3
MAX_HELP, MAX_HELP_TITLE = 255, 32


def issue_workbook(
    index: PlanIndex, basis: ReturnBasis, *, issued_at: datetime, filled: Filled | None = None
) -> bytes:
    """The .xlsx of one respondent and period; `filled` puts values in its input cells."""
    content = filled or Filled()
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, WORKBOOK_OPTIONS) as book:
        book.set_properties(
            {
                "title": f"{index.short_title}, {parse_period(basis.period_code).label}",
                "created": issued_at.replace(tzinfo=None),
            }
        )
        styles = Styles(book)
        notice = book.add_worksheet(NOTICE_SHEET)
        write_notice(notice, styles, index, basis, nothing_to_report=content.nothing_to_report)
        _protected(notice, is_landscape=False)
        for spec, rows in (
            (INDICATORS, indicator_rows(index, basis, content)),
            (BUDGET, budget_rows(index, basis, content)),
            (CALENDAR, calendar_rows(index, basis, content)),
        ):
            _write_table(book.add_worksheet(spec.label), styles, spec, rows, index, basis)
        _write_meta(book.add_worksheet(META_SHEET), index, basis, issued_at)
    return stream.getvalue()


def workbook_name(index: PlanIndex, basis: ReturnBasis) -> str:
    """`PLDESS_2026-T3_93005_Aulnay-sous-Bois.xlsx`."""
    parts = (index.short_title, basis.period_code, basis.respondent.code, basis.respondent.name)
    return "_".join(_plain(part) for part in parts) + ".xlsx"


def issue_archive(index: PlanIndex, bases: Sequence[ReturnBasis], *, issued_at: datetime) -> bytes:
    """The workbooks of several respondents, in one .zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for basis in bases:
            entry = zipfile.ZipInfo(workbook_name(index, basis), issued_at.timetuple()[:6])
            archive.writestr(entry, issue_workbook(index, basis, issued_at=issued_at))
    return stream.getvalue()


def _plain(text: str) -> str:
    """Letters and digits without accents, joined by hyphens: a name that every system takes."""
    words = re.findall(r"[^\W_]+", text)
    decomposed = unicodedata.normalize("NFKD", "-".join(words))
    return decomposed.encode("ascii", "ignore").decode()


def _protected(sheet: Any, *, is_landscape: bool = True) -> None:
    sheet.protect("", PROTECTION)
    sheet.set_paper(A4)
    if is_landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&RPage &P / &N")


def _write_table(
    sheet: Any,
    styles: Styles,
    spec: SheetSpec,
    rows: Iterable[IssuedRow],
    index: PlanIndex,
    basis: ReturnBasis,
) -> None:
    period = parse_period(basis.period_code).label
    title = f"{index.short_title} · {basis.respondent.name} · {period} · {spec.label}"
    sheet.write_string(TITLE_ROW, 0, title, styles.title)
    for place, column in enumerate(spec.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(HEADER_ROW, place, column.label, styles.header)
    last = HEADER_ROW
    for last, row in enumerate(rows, start=HEADER_ROW + 1):
        for place, column in enumerate(spec.columns):
            _write_cell(sheet, styles, (last, place), column, row)
            if column.key in row.inputs:
                _guide(sheet, (last, place), column, row, n_funders=len(index.funders))
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.autofilter(HEADER_ROW, 0, last, len(spec.columns) - 1)
    _protected(sheet)


def _write_cell(
    sheet: Any, styles: Styles, place: tuple[int, int], column: ColumnSpec, row: IssuedRow
) -> None:
    content = row.cells.get(column.key)
    is_input = column.key in row.inputs
    number_format = row.formats.get(column.key, "dd/mm/yyyy" if column.kind == "date" else "")
    style = styles.cell(is_input=is_input, number_format=number_format)
    if content is None or content == "":
        sheet.write_blank(*place, None, style)
    elif isinstance(content, int | Decimal):
        sheet.write_number(*place, float(content), style)
    elif isinstance(content, date):
        sheet.write_datetime(*place, datetime(content.year, content.month, content.day), style)  # noqa: DTZ001  Excel has no time zone
    else:
        sheet.write_string(*place, content, style)


def _guide(
    sheet: Any, place: tuple[int, int], column: ColumnSpec, row: IssuedRow, *, n_funders: int
) -> None:
    """Tell what is expected when the cell is entered, and offer the list where there is one."""
    guide: dict[str, Any] = {
        "validate": "any",
        "input_title": column.label[:MAX_HELP_TITLE],
        "input_message": column.help[:MAX_HELP],
    }
    choices = row.choices.get(column.key, column.choices)
    if choices:
        guide |= {"validate": "list", "source": list(choices)}
    elif column.key == "funder" and n_funders:
        letter = chr(ord("A") + LIST_COLUMN)
        source = f"={META_SHEET}!${letter}$1:${letter}${n_funders}"
        guide |= {"validate": "list", "source": source}
    if guide["validate"] == "list":
        # A warning lets « n.c. » or « effacer » through; what is odd is told when it comes back.
        guide |= {
            "error_type": "warning",
            "error_title": column.label[:MAX_HELP_TITLE],
            "error_message": "Cette valeur n’est pas dans la liste.",
        }
    sheet.data_validation(*place, *place, guide)


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

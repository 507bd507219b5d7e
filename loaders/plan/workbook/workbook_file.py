"""The plan as a workbook, empty or filled, from the same columns that read it back."""

import io
import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

import xlsxwriter

from data_model.french import typo
from data_model.workbook_options import WORKBOOK_OPTIONS
from loaders.issuing.issue import plain_name
from loaders.issuing.issue_styles import BORDER, FONT, Styles
from loaders.issuing.issue_table import (
    A4,
    CHARACTERS_A_WIDTH,
    MAX_HELP,
    MAX_HELP_TITLE,
    NEXT_LINE,
    ONE_LINE,
)
from loaders.plan.sheets.plan_sheet import PlanColumn, PlanSheet
from loaders.plan.sheets.plan_sheets import PLAN_SHEETS
from loaders.plan.text_table import Row
from loaders.plan.workbook.file_cells import content_of, number_format, write_content
from loaders.plan.workbook.guide import GUIDE_SHEET, write_guide
from loaders.plan.workbook.long_texts import long_texts_sentence

NEW_PLAN: Final = "Nouveau plan"
TITLE_ROW, PURPOSE_ROW, HEADER_ROW = 0, 1, 2
HEADER_HEIGHT: Final = 42
MAX_LINES: Final = 6
LOOK: Final = {"text_wrap": True, "valign": "top", "align": "left"}
ROWS_TO_ADD: Final = 300
"""Under the last row, as many are ready to be filled in."""
HELP_COLUMN: Final = 2
RARE_TAB: Final = BORDER


def plan_workbook(rows: Mapping[str, Sequence[Row]] | None = None, *, made_at: datetime) -> bytes:
    """The .xlsx of a plan's text tables, as `stored_rows` gives them; empty without any.

    Raises: ValueError where a text is too long for a cell.
    """
    tables = rows or {}
    if too_long := long_texts_sentence(tables):
        raise ValueError(too_long)
    plan = next(iter(tables.get("plan", ())), {})
    title = plan.get("title") or NEW_PLAN
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, WORKBOOK_OPTIONS) as book:
        book.set_properties({"title": title, "created": made_at.replace(tzinfo=None)})
        styles = Styles(book)
        plain = book.add_format(FONT)
        guide = book.add_worksheet(GUIDE_SHEET)
        write_guide(guide, styles, title=title)
        _set_paper(guide)
        for spec in PLAN_SHEETS:
            sheet = book.add_worksheet(spec.label)
            sheet.write_string(TITLE_ROW, 0, f"{spec.label} · {title}", styles.title)
            sheet.write_string(PURPOSE_ROW, 0, typo(spec.purpose), plain)
            if spec.is_form:
                _write_form(sheet, styles, spec, tables)
            else:
                _write_table(book, sheet, styles, spec, tables.get(spec.table, ()))
            if spec.is_rare:
                sheet.set_tab_color(RARE_TAB)
            _set_paper(sheet)
    return stream.getvalue()


def plan_workbook_name(plan_code: str, day: date) -> str:
    """« pldess-t7_plan_2026-11-23.xlsx », as the other files that leave are called."""
    return f"{plain_name(plan_code).lower() or 'nouveau'}_plan_{day.isoformat()}.xlsx"


def _write_form(
    sheet: Any, styles: Styles, spec: PlanSheet, tables: Mapping[str, Sequence[Row]]
) -> None:
    for place, width in enumerate((26, 60, 70)):
        sheet.set_column(place, place, width)
    for row, column in enumerate(spec.columns, start=HEADER_ROW):
        values = next(iter(tables.get(column.table or spec.table, ())), {})
        sheet.write_string(row, 0, column.heading, styles.header)
        style = styles.cell(is_input=True, number_format=number_format(column), align="left")
        write_content(sheet, (row, 1), content_of(column, values), style)
        sheet.write_string(row, HELP_COLUMN, typo(column.help), styles.text)
        sheet.data_validation(row, 1, row, 1, _guide(column))


def _write_table(
    book: Any, sheet: Any, styles: Styles, spec: PlanSheet, rows: Sequence[Row]
) -> None:
    first, last = HEADER_ROW + 1, HEADER_ROW + len(rows) + ROWS_TO_ADD
    sheet.set_row(HEADER_ROW, HEADER_HEIGHT)
    for number, row in enumerate(rows, start=first):
        _set_height(sheet, number, spec, row)
    for place, column in enumerate(spec.columns):
        style = book.add_format(FONT | LOOK | {"num_format": number_format(column) or "General"})
        sheet.set_column(place, place, column.width, style)
        sheet.write_string(HEADER_ROW, place, column.heading, styles.header)
        sheet.data_validation(first, place, last, place, _guide(column))
        for number, row in enumerate(rows, start=first):
            content = content_of(column, row)
            if content != "":
                write_content(sheet, (number, place), content, style)
        if column.key == spec.key[0]:
            letter = chr(ord("A") + place)
            cells = f"'{spec.label}'!${letter}${first + 1}:${letter}${last + 1}"
            book.define_name(_codes_name(spec.table), f"={cells}")
    sheet.freeze_panes(first, 1)
    sheet.repeat_rows(HEADER_ROW)
    sheet.autofilter(HEADER_ROW, 0, max(HEADER_ROW + len(rows), first), len(spec.columns) - 1)


def _set_height(sheet: Any, number: int, spec: PlanSheet, row: Row) -> None:
    """Room for the longest text of the row, up to a few lines."""
    n_lines = max(
        sum(
            math.ceil(len(line) / (column.width * CHARACTERS_A_WIDTH)) or 1
            for line in row.get(column.key, "").split("\n")
        )
        for column in spec.columns
    )
    if n_lines > 1:
        sheet.set_row(number, ONE_LINE + NEXT_LINE * (min(n_lines, MAX_LINES) - 1))


def _codes_name(table: str) -> str:
    return f"codes_{table}"


def _guide(column: PlanColumn) -> dict[str, Any]:
    """What is told when a cell is entered, and the list that it offers where there is one."""
    guide: dict[str, Any] = {
        "validate": "any",
        "input_title": column.label[:MAX_HELP_TITLE],
        "input_message": typo(column.help)[:MAX_HELP],
    }
    if column.words:
        guide |= {"validate": "list", "source": list(column.words)}
    elif len(column.refers_to) == 1:
        guide |= {"validate": "list", "source": f"={_codes_name(column.refers_to[0])}"}
    if guide["validate"] == "list":
        # What is not in the list is told when the workbook comes back, with what is near.
        guide |= {
            "error_type": "information",
            "error_title": column.label[:MAX_HELP_TITLE],
            "error_message": "Cette valeur n’est pas dans la liste.",
        }
    return guide


def _set_paper(sheet: Any) -> None:
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&RPage &P / &N")

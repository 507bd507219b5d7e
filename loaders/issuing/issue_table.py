"""One table sheet of the issued workbook: its rows, what may be typed where, and how it prints."""

import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from loaders.issuing.issue_rows import IssuedRow
from loaders.issuing.issue_styles import Styles
from loaders.template.column_spec import ColumnSpec, SheetSpec

TITLE_ROW, HEADER_ROW = 0, 2
# A list in a range's name, not in another sheet's cells: Excel keeps it in the part of the file
# that every other program reads.
FUNDERS_NAME = "Financeurs"
ROWS_TO_ADD = 60
MAX_HELP, MAX_HELP_TITLE = 255, 32
A4 = 9
HEADER_HEIGHT, ONE_LINE, NEXT_LINE = 28, 15, 12
# Arial 9 in columns measured in the default font's digits.
CHARACTERS_A_WIDTH = 1.5
PROTECTION = {"format_columns": True, "format_rows": True, "insert_rows": True, "autofilter": True}


def write_table(
    sheet: Any,
    styles: Styles,
    spec: SheetSpec,
    rows: Iterable[IssuedRow],
    *,
    title: str,
    has_funders: bool,
) -> None:
    """Write title, header and rows; what lies under the last row is open, for rows to add."""
    for place, column in enumerate(spec.columns):
        sheet.set_column(place, place, column.width, styles.open)
        sheet.write_string(HEADER_ROW, place, column.label, styles.header)
    sheet.write_string(TITLE_ROW, 0, title, styles.title)
    sheet.set_row(HEADER_ROW, HEADER_HEIGHT)
    last = HEADER_ROW
    for last, row in enumerate(rows, start=HEADER_ROW + 1):
        _set_height(sheet, last, spec, row.cells)
        for place, column in enumerate(spec.columns):
            _write_cell(sheet, styles, (last, place), column, row)
            if column.key in row.inputs:
                choices = row.choices.get(column.key, column.choices)
                hint = row.hints.get(column.key, "")
                guide = _guide(column, choices, hint=hint, has_funders=has_funders)
                sheet.data_validation(last, place, last, place, guide)
    for place, column in enumerate(spec.columns):
        guide = _guide(column, column.choices, hint="", has_funders=has_funders)
        if guide["validate"] == "list":
            sheet.data_validation(last + 1, place, last + ROWS_TO_ADD, place, guide)
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.autofilter(HEADER_ROW, 0, max(last, HEADER_ROW + 1), len(spec.columns) - 1)
    protect_and_set_paper(sheet)


def protect_and_set_paper(sheet: Any, *, is_landscape: bool = True) -> None:
    """Lock what is not open to input, without a password; A4, one page wide."""
    sheet.protect("", PROTECTION)
    sheet.set_paper(A4)
    if is_landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&RPage &P / &N")


def _set_height(sheet: Any, row: int, spec: SheetSpec, cells: Mapping[str, Any]) -> None:
    """Room for long labels; a row of one line is left to grow with what is typed in it."""
    n_lines = max(
        math.ceil(len(str(cells.get(column.key) or "")) / (column.width * CHARACTERS_A_WIDTH))
        for column in spec.columns
    )
    if n_lines > 1:
        sheet.set_row(row, ONE_LINE + NEXT_LINE * (n_lines - 1))


def _write_cell(
    sheet: Any, styles: Styles, place: tuple[int, int], column: ColumnSpec, row: IssuedRow
) -> None:
    content = row.cells.get(column.key)
    is_input = column.key in row.inputs
    number_format = row.formats.get(column.key, "dd/mm/yyyy" if column.kind == "date" else "")
    align = "left" if isinstance(content, str) and content else ""
    style = styles.cell(is_input=is_input, number_format=number_format, align=align)
    if content is None or content == "":
        sheet.write_blank(*place, None, style)
    elif isinstance(content, int | Decimal):
        sheet.write_number(*place, float(content), style)
    elif isinstance(content, date):
        sheet.write_datetime(*place, datetime(content.year, content.month, content.day), style)  # noqa: DTZ001  Excel has no time zone
    else:
        sheet.write_string(*place, content, style)


def _guide(
    column: ColumnSpec, choices: tuple[str, ...], *, hint: str, has_funders: bool
) -> dict[str, Any]:
    """What is told when the cell is entered, and the list that it offers where there is one."""
    guide: dict[str, Any] = {
        "validate": "any",
        "input_title": column.label[:MAX_HELP_TITLE],
        "input_message": f"{hint}{column.help}"[:MAX_HELP],
    }
    if choices:
        guide |= {"validate": "list", "source": list(choices)}
    elif column.key == "funder" and has_funders:
        guide |= {"validate": "list", "source": f"={FUNDERS_NAME}"}
    if guide["validate"] == "list":
        # A warning lets « n.c. » or « effacer » through; what is odd is told when it comes back.
        guide |= {
            "error_type": "warning",
            "error_title": column.label[:MAX_HELP_TITLE],
            "error_message": "Cette valeur n’est pas dans la liste.",
        }
    return guide

"""A workbook of another format written anew as .xlsx, from the cells that were read."""

import io
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from data_model.workbook_options import WORKBOOK_OPTIONS
from loaders.formats.cells import Cell, CellKind, Sheet, Workbook, clean_text
from loaders.recognition.table import cell_text

FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
NARROWEST, WIDEST = 8, 40
A4 = 9
PLAIN_FORMAT, DATE_FORMAT = "General", "dd/mm/yyyy"


def rebuilt(workbook: Workbook) -> tuple[bytes, Mapping[str, str]]:
    """The same sheets, values, dates, number formats, notes and merged blocks; no formula.

    The second is each sheet's name → the name it bears now, where .xlsx allows no such name.
    """
    stream = io.BytesIO()
    name_of: dict[str, str] = {}
    with xlsxwriter.Workbook(stream, WORKBOOK_OPTIONS) as book:
        formats: dict[tuple[str, bool, bool], Any] = {}

        def look(number_format: str, *, is_wrapped: bool = False, is_struck: bool = False) -> Any:
            key = (number_format, is_wrapped, is_struck)
            if key not in formats:
                style: dict[str, object] = {"num_format": number_format}
                if number_format == PLAIN_FORMAT:
                    style = {}
                style |= {"text_wrap": is_wrapped, "font_strikeout": is_struck, "valign": "top"}
                formats[key] = book.add_format(style)
            return formats[key]

        first_shown = True
        for sheet in workbook.sheets:
            name = _allowed(sheet.name, set(name_of.values()))
            name_of[sheet.name] = name
            written = book.add_worksheet(name)
            if sheet.hidden:
                written.hide()
            elif first_shown:
                written.activate()
                written.set_first_sheet()
                first_shown = False
            _write_sheet(written, sheet, look)
    return stream.getvalue(), name_of


def _allowed(name: str, taken: set[str]) -> str:
    plain = FORBIDDEN_IN_NAME.sub(" ", clean_text(name)).strip("' \t\n")[:LONGEST_NAME] or "Feuille"
    lowered = {other.casefold() for other in taken}
    rank, allowed = 1, plain
    while allowed.casefold() in lowered:
        rank += 1
        allowed = f"{plain[: LONGEST_NAME - 4]} {rank}"
    return allowed


def _write_sheet(written: Any, sheet: Sheet, look: Any) -> None:
    for (top, left), (bottom, right) in _blocks(sheet):
        written.merge_range(top - 1, left - 1, bottom - 1, right - 1, None)
    widths: dict[int, int] = {}
    for cell in sheet.cells:
        _write_cell(written, cell, look)
        longest = max((len(line) for line in cell_text(cell).splitlines()), default=0)
        widths[cell.column] = max(widths.get(cell.column, 0), longest)
    written.set_landscape()
    written.set_paper(A4)
    written.fit_to_pages(1, 0)
    for column, width in widths.items():
        written.set_column(column - 1, column - 1, min(max(width + 1, NARROWEST), WIDEST))


def _blocks(sheet: Sheet) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The first and last place of each merged block."""
    members: dict[str, list[tuple[int, int]]] = {}
    for cell in sheet.cells:
        if cell.merge_anchor:
            members.setdefault(cell.merge_anchor, []).append((cell.row, cell.column))
    corners = []
    for places in members.values():
        rows, columns = {row for row, _ in places}, {column for _, column in places}
        if len(places) > 1:
            corners.append(((min(rows), min(columns)), (max(rows), max(columns))))
    return corners


def _write_cell(written: Any, cell: Cell, look: Any) -> None:
    place = (cell.row - 1, cell.column - 1)
    value, is_struck = cell.value, cell.standing is not None
    if isinstance(value, bool):
        written.write_boolean(*place, value, look(PLAIN_FORMAT, is_struck=is_struck))
    elif isinstance(value, Decimal):
        shown = look(cell.number_format, is_struck=is_struck)
        written.write_number(*place, float(value), shown)
    elif isinstance(value, date):
        shown = cell.number_format if cell.number_format != PLAIN_FORMAT else DATE_FORMAT
        moment = datetime(value.year, value.month, value.day)  # noqa: DTZ001  Excel has no time zone
        written.write_datetime(*place, moment, look(shown, is_struck=is_struck))
    elif cell.kind is not CellKind.EMPTY:
        _write_words(written, place, cell, look)
    if cell.note:
        written.write_comment(*place, cell.note)


def _write_words(written: Any, place: tuple[int, int], cell: Cell, look: Any) -> None:
    """The words, struck where they were; all of them where what stands is in several pieces."""
    words, struck = clean_text(cell_text(cell)), look(PLAIN_FORMAT, is_struck=True)
    if cell.standing and cell.standing in words and cell.standing != words:
        before, standing, after = words.partition(cell.standing)
        told = [
            *((struck, before) if before else ()),
            standing,
            *((struck, after) if after else ()),
        ]
        written.write_rich_string(*place, *told, look(PLAIN_FORMAT, is_wrapped=True))
        return
    is_struck = cell.standing is not None
    written.write_string(*place, words, look(PLAIN_FORMAT, is_wrapped=True, is_struck=is_struck))

"""Cells of an .xls workbook (Excel 2 to 2003), through xlrd; runs in the reading child only."""

import io
import re
from datetime import timedelta
from itertools import pairwise
from typing import Any

import xlrd
from xlrd.biffh import XLRDError, error_text_from_code
from xlrd.xldate import XLDateError, xldate_as_datetime

from loaders.formats.cells import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_SHEETS,
    CellKind,
    CellValue,
    Sheet,
    Workbook,
    clean_text,
)
from loaders.formats.sheet_parts import Block, SheetParts, kind_and_value

ELAPSED_TIME = re.compile(r"\[[hms]+\]", re.IGNORECASE)


class EncryptedError(Exception):
    """The workbook opens with a password only."""


def xls_workbook(data: bytes) -> Workbook:
    """The cells of a workbook; xlrd gives a formula's result, never the formula.

    Raises: EncryptedError, or whatever xlrd raises on a file it cannot read.
    """
    book = _opened(data)
    sheets: list[Sheet] = []
    n_cells_left = MAX_CELLS
    names = book.sheet_names()
    for index, name in enumerate(names[:MAX_SHEETS]):
        source = book.sheet_by_index(index)
        parts = SheetParts(
            name=clean_text(name), is_hidden=source.visibility != 0, max_cells=n_cells_left
        )
        _fill(parts, book, source)
        book.unload_sheet(index)
        sheets.append(parts.sheet())
        n_cells_left -= len(sheets[-1].cells)
    return Workbook(
        sheets=tuple(sheets),
        sheets_left_out=tuple(clean_text(name) for name in names[MAX_SHEETS:]),
        epoch1904=book.datemode == 1,
    )


def _opened(data: bytes) -> Any:
    try:
        return xlrd.open_workbook(
            file_contents=data,
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
    except XLRDError as error:
        if "encrypted" in str(error).lower():
            raise EncryptedError from error
        raise


def _fill(parts: SheetParts, book: Any, source: Any) -> None:
    for row in range(source.nrows):
        for column, cell in enumerate(source.row(row)):
            shown_as = _number_format(book, cell.xf_index)
            kind, value = _kind_and_value(cell, shown_as=shown_as, datemode=book.datemode)
            if kind is not CellKind.EMPTY:
                parts.put(
                    row + 1,
                    column + 1,
                    kind=kind,
                    value=value,
                    number_format=shown_as,
                    standing=_standing(book, cell, source.rich_text_runlist_map.get((row, column))),
                )
    for (row, column), note in source.cell_note_map.items():
        parts.note(row + 1, column + 1, note.text)
    parts.hidden_rows = {row + 1 for row, told in source.rowinfo_map.items() if told.hidden}
    parts.hidden_columns = {
        column + 1
        for column, told in source.colinfo_map.items()
        if told.hidden and column < MAX_COLUMNS
    }
    # xlrd gives the first place after the block, counted from 0: our last one, counted from 1.
    for top, bottom, left, right in source.merged_cells:
        parts.blocks.append(Block(top + 1, left + 1, bottom, right))


def _kind_and_value(cell: Any, *, shown_as: str, datemode: int) -> tuple[CellKind, CellValue]:
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return CellKind.ERROR, error_text_from_code.get(cell.value, "#VALUE!")
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return CellKind.BOOL, bool(cell.value)
    if cell.ctype != xlrd.XL_CELL_DATE:
        return kind_and_value(cell.value)
    if 0 <= cell.value < 1 or ELAPSED_TIME.search(shown_as):
        return kind_and_value(timedelta(days=cell.value))
    try:
        return kind_and_value(xldate_as_datetime(cell.value, datemode))
    # Excel shows ##### for such a date: its number says more than that.
    except (XLDateError, OverflowError, ValueError):
        return kind_and_value(cell.value)


def _standing(book: Any, cell: Any, runs: list[tuple[int, int]] | None) -> str | None:
    """The words that are not struck through, "" where all are; None where nothing is struck."""
    known = book.xf_list
    is_styled = cell.xf_index is not None and 0 <= cell.xf_index < len(known)
    first_font = known[cell.xf_index].font_index if is_styled else 0
    if not runs or not isinstance(cell.value, str):
        return "" if _is_struck(book, first_font) else None
    changes = [(0, first_font), *runs, (len(cell.value), first_font)]
    pieces = [
        (_is_struck(book, font), cell.value[start:end])
        for (start, font), (end, _) in pairwise(changes)
    ]
    if not any(is_out and words for is_out, words in pieces):
        return None
    return clean_text("".join(words for is_out, words in pieces if not is_out)).strip()


def _is_struck(book: Any, font_index: int) -> bool:
    fonts = book.font_list
    return 0 <= font_index < len(fonts) and bool(fonts[font_index].struck_out)


def _number_format(book: Any, xf_index: int | None) -> str:
    known = book.xf_list
    if xf_index is None or not 0 <= xf_index < len(known):
        return "General"
    told = book.format_map.get(known[xf_index].format_key)
    return clean_text(told.format_str) if told else "General"

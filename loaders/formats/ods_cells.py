"""Cells of an .ods workbook, straight from its content.xml; runs in the reading child only.

The rows are taken as they are parsed, and a repeated row or cell is counted, not copied, once it
lies beyond the limits: a sheet may announce a million of them in a few bytes.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from defusedxml.ElementTree import iterparse

from loaders.formats.cells import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    Sheet,
    Workbook,
    clean_text,
)
from loaders.formats.ods_styles import OdsStyles
from loaders.formats.ods_text import OFFICE, STYLE, TABLE
from loaders.formats.ods_values import cell_content, note_text
from loaders.formats.sheet_parts import Block, SheetParts

CONTENT, STYLES = "content.xml", "styles.xml"
SHEET, COLUMN, ROW = f"{TABLE}table", f"{TABLE}table-column", f"{TABLE}table-row"
CELLS = {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}
# A copy that LibreOffice keeps of a sheet of another file.
LINKED = f"{TABLE}table-source"
HIDING = {"collapse", "filter"}
DEFAULT_STYLE = f"{TABLE}default-cell-style-name"
COMMON_STYLES = f"{OFFICE}styles"

Events = Iterator[tuple[str, Any]]


@dataclass(kw_only=True)
class _Place:
    """Where the next row and the next column start, and whether the sheet is another file's."""

    row: int = 1
    column: int = 1
    is_linked: bool = False
    column_styles: list[tuple[range, str]] = field(default_factory=list)

    def column_style(self, column: int) -> str:
        """The style of the column's cells that have none of their own."""
        return next((name for columns, name in self.column_styles if column in columns), "")


def ods_workbook(data: bytes) -> Workbook:
    """The cells of a workbook that has passed the door.

    Raises: ParseError, DefusedXmlException, KeyError, ValueError.
    """
    styles = OdsStyles()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if STYLES in archive.namelist():
            with archive.open(STYLES) as source:
                _take_common(source, styles)
        with archive.open(CONTENT) as source:
            return _workbook(iterparse(source, events=("start", "end"), forbid_dtd=True), styles)


def _take_common(source: Any, styles: OdsStyles) -> None:
    """The styles that the cells' own descend from; those of the printed page are not asked."""
    for _, element in iterparse(source, forbid_dtd=True):
        if element.tag == COMMON_STYLES:
            return
        styles.take(element)


def _workbook(events: Events, styles: OdsStyles) -> Workbook:
    sheets: list[Sheet] = []
    left_out: list[str] = []
    hidden_styles: set[str] = set()
    n_cells_left = MAX_CELLS
    for event, element in events:
        if event == "end" and element.tag == f"{STYLE}style":
            hidden_styles |= _hidden_style(element)
        if event == "end":
            styles.take(element)
        if event == "end" or element.tag != SHEET:
            continue
        parts = SheetParts(
            name=clean_text(element.get(f"{TABLE}name", "")),
            is_hidden=element.get(f"{TABLE}style-name") in hidden_styles,
            max_cells=n_cells_left,
        )
        if _fill(parts, events, element, styles).is_linked:
            continue
        if len(sheets) == MAX_SHEETS:
            left_out.append(parts.name)
            continue
        sheets.append(parts.sheet())
        n_cells_left -= len(sheets[-1].cells)
    return Workbook(sheets=tuple(sheets), sheets_left_out=tuple(left_out))


def _hidden_style(style: Any) -> set[str]:
    """The name of a style that hides its sheet, or nothing."""
    told = style.find(f"{STYLE}table-properties")
    is_hiding = told is not None and told.get(f"{TABLE}display") == "false"
    return {style.get(f"{STYLE}name")} if is_hiding else set()


def _fill(parts: SheetParts, events: Events, sheet: Any, styles: OdsStyles) -> _Place:
    """Take the events of one sheet, up to its end."""
    place = _Place()
    depth = 1
    for event, element in events:
        if element.tag == SHEET:
            depth += 1 if event == "start" else -1
            if depth == 0:
                break
        # A table may stand inside a cell: its rows are not the sheet's.
        if event == "start" or depth > 1:
            continue
        if element.tag == LINKED:
            place.is_linked = True
        elif element.tag == COLUMN:
            _pass_columns(parts, element, place)
        elif element.tag == ROW:
            _put_row(parts, element, place, styles)
            element.clear()
            # The row itself too, so that a long sheet does not stay in memory.
            sheet.clear()
    return place


def _pass_columns(parts: SheetParts, element: Any, place: _Place) -> None:
    n_columns = _count(element, "number-columns-repeated")
    if element.get(f"{TABLE}visibility") in HIDING:
        end = min(place.column + n_columns, MAX_COLUMNS + 1)
        parts.hidden_columns.update(range(place.column, end))
    if place.column <= MAX_COLUMNS:
        columns = range(place.column, place.column + n_columns)
        place.column_styles.append((columns, element.get(DEFAULT_STYLE, "")))
    place.column += n_columns


def _put_row(parts: SheetParts, element: Any, place: _Place, styles: OdsStyles) -> None:
    n_rows = _count(element, "number-rows-repeated")
    rows = range(place.row, min(place.row + n_rows, MAX_ROWS + 1))
    if element.get(f"{TABLE}visibility") in HIDING:
        parts.hidden_rows.update(rows)
    row_style = element.get(DEFAULT_STYLE, "")
    column = 1
    for cell in element:
        if cell.tag not in CELLS:
            continue
        n_columns = _count(cell, "number-columns-repeated")
        style = cell.get(f"{TABLE}style-name") or row_style or place.column_style(column)
        content = cell_content(cell, styles, style)
        if content is not None:
            columns = range(column, min(column + n_columns, MAX_COLUMNS + 1))
            for row in rows:
                for each in columns:
                    parts.put(row, each, **content)
            n_beyond = n_rows * n_columns - len(rows) * len(columns)
            if n_beyond:
                is_wide = len(columns) < n_columns
                first = (0, len(columns)) if is_wide else (len(rows), 0)
                parts.leave_out(place.row + first[0], column + first[1], n_cells=n_beyond)
        _put_surroundings(parts, cell, place.row, column)
        column += n_columns
    place.row += n_rows


def _put_surroundings(parts: SheetParts, cell: Any, row: int, column: int) -> None:
    parts.note(row, column, note_text(cell))
    height, width = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
    if height > 1 or width > 1:
        parts.blocks.append(Block(row, column, row + height - 1, column + width - 1))


def _count(element: Any, attribute: str) -> int:
    return max(int(element.get(f"{TABLE}{attribute}", "1")), 1)

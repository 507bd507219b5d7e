"""Cells of an .xlsx or .xlsm workbook, through openpyxl; runs in the reading child only.

openpyxl's own loading follows pictures, charts, pivot tables and hyperlinks, builds every cell of
a merged block, and cannot give a formula and its value at once. Its parser, used directly, yields
just the cells that the file holds, row by row, so that the limits count as they go.
"""

import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser
from openpyxl.xml.constants import COMMENTS_NS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from loaders.cells import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    Cell,
    CellKind,
    CellValue,
    Sheet,
    Workbook,
    cell_address,
    clean_text,
)

MAX_FORMULA_LENGTH = 500
NAMESPACE_WITHIN_BYTES = 8_192

Position = tuple[int, int]


@dataclass(kw_only=True)
class _Surroundings:
    """What a sheet says about its cells outside of them."""

    notes: Mapping[Position, str]
    hidden_rows: set[int]
    hidden_columns: set[int]
    anchors: Mapping[Position, str] = field(default_factory=dict)

    def wrap(self, sheet: str, position: Position, content: Mapping[str, Any]) -> Cell:
        row, column = position
        return Cell(
            sheet=sheet,
            row=row,
            column=column,
            note=self.notes.get(position, ""),
            hidden=row in self.hidden_rows or column in self.hidden_columns,
            merge_anchor=self.anchors.get(position, ""),
            **content,
        )


def xlsx_workbook(data: bytes) -> Workbook:
    """The cells of a workbook that has passed the door; no sheet for a « Strict Open XML » one.

    Raises: whatever openpyxl raises on a file it cannot read.
    """
    reader = ExcelReader(io.BytesIO(data), data_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    sheets: list[Sheet] = []
    left_out: list[str] = []
    n_cells_left = MAX_CELLS
    for declared, relation in reader.parser.find_sheets():
        if relation.target not in reader.valid_files or "chartsheet" in relation.Type:
            continue
        name = clean_text(declared.name)
        if len(sheets) == MAX_SHEETS:
            left_out.append(name)
            continue
        if not _has_known_namespace(reader.archive, relation.target):
            return Workbook()
        is_hidden = declared.state != "visible"
        sheet = _sheet(reader, relation.target, name, is_hidden=is_hidden, max_cells=n_cells_left)
        n_cells_left -= len(sheet.cells)
        sheets.append(sheet)
    return Workbook(
        sheets=tuple(sheets),
        sheets_left_out=tuple(left_out),
        epoch1904=reader.wb.epoch == CALENDAR_MAC_1904,
    )


def _sheet(reader: Any, path: str, name: str, *, is_hidden: bool, max_cells: int) -> Sheet:
    contents: dict[Position, dict[str, Any]] = {}
    n_left_out = 0
    with reader.archive.open(path) as source:
        parser = _formula_keeping_parser(reader, source)
        for parsed in _parsed_cells(parser):
            content = _content(reader.wb, parsed)
            if content is None:
                continue
            row, column = parsed["row"], parsed["column"]
            if row > MAX_ROWS or column > MAX_COLUMNS or len(contents) >= max_cells:
                n_left_out += 1
            else:
                contents[row, column] = content
    n_rows = max((row for row, _ in contents), default=0)
    n_columns = max((column for _, column in contents), default=0)
    around = _Surroundings(
        notes=_notes(reader, path),
        hidden_rows=_hidden_rows(parser.row_dimensions),
        hidden_columns=_hidden_columns(parser.column_dimensions),
        anchors=dict(_anchors(parser.merged_cells, n_rows, n_columns, max_cells=max_cells)),
    )
    # Cells without a value are told only where a note or a merged block gives them a meaning.
    positions = [*contents, *sorted(({*around.notes, *around.anchors}) - contents.keys())]
    empty = {"kind": CellKind.EMPTY}
    return Sheet(
        name=name,
        hidden=is_hidden,
        cells=tuple(
            around.wrap(name, position, contents.get(position, empty))
            for position in positions[:max_cells]
        ),
        n_rows=n_rows,
        n_columns=n_columns,
        n_left_out=n_left_out,
    )


def _has_known_namespace(archive: Any, path: str) -> bool:
    """Whether the parser knows the sheet's tags: of any others it would see nothing, in silence."""
    with archive.open(path) as source:
        head: bytes = source.read(NAMESPACE_WITHIN_BYTES)
    return SHEET_MAIN_NS.encode() in head.replace(b"\0", b"")


def _formula_keeping_parser(reader: Any, source: Any) -> Any:
    parser = WorkSheetParser(
        source,
        reader.shared_strings,
        data_only=True,
        epoch=reader.wb.epoch,
        date_formats=reader.wb._date_formats,
        timedelta_formats=reader.wb._timedelta_formats,
    )
    parse_value = parser.parse_cell

    def parse_cell(element: Any) -> dict[str, Any]:
        parsed: dict[str, Any] = parse_value(element)
        formula = element.find(FORMULA_TAG)
        if formula is not None:
            parsed["formula"] = "=" + (formula.text or "")[:MAX_FORMULA_LENGTH]
        return parsed

    parser.parse_cell = parse_cell
    return parser


def _parsed_cells(parser: Any) -> Iterator[dict[str, Any]]:
    for _, cells in parser.parse():
        yield from cells


def _content(workbook: Any, parsed: Mapping[str, Any]) -> dict[str, Any] | None:
    """Kind, value, number format and formula; None for a cell that holds nothing."""
    formula = parsed.get("formula", "")
    kind, value = _kind_and_value(parsed["value"], parsed["data_type"])
    # A formula whose result is the empty text keeps the type "str"; one never computed has none.
    if formula and parsed["value"] is None and parsed["data_type"] != "str":
        kind = CellKind.FORMULA_WITHOUT_VALUE
    if kind is CellKind.EMPTY and not formula:
        return None
    style = workbook._cell_styles[parsed["style_id"]]
    return {
        "kind": kind,
        "value": value,
        "number_format": _number_format(workbook, style.numFmtId),
        "formula": clean_text(formula),
    }


def _kind_and_value(value: Any, data_type: str) -> tuple[CellKind, CellValue]:
    if data_type == "e" and value is not None:
        return CellKind.ERROR, clean_text(str(value))
    if isinstance(value, bool):
        return CellKind.BOOL, value
    if isinstance(value, int | float):
        if not math.isfinite(value):
            return CellKind.ERROR, "#NUM!"
        return CellKind.NUMBER, Decimal(repr(value))
    if isinstance(value, datetime):
        return CellKind.DATE, value.date()
    if isinstance(value, date):
        return CellKind.DATE, value
    # Hours and durations have no place in a return: they come out as the text they show.
    text = clean_text(str(value)) if value is not None else ""
    return (CellKind.TEXT, text) if text else (CellKind.EMPTY, None)


def _number_format(workbook: Any, format_id: int) -> str:
    if format_id < BUILTIN_FORMATS_MAX_SIZE:
        return str(BUILTIN_FORMATS.get(format_id, "General"))
    custom = workbook._number_formats
    index = format_id - BUILTIN_FORMATS_MAX_SIZE
    return clean_text(custom[index]) if index < len(custom) else "General"


def _notes(reader: Any, path: str) -> dict[Position, str]:
    relations_path = get_rels_path(path)
    if relations_path not in reader.valid_files:
        return {}
    notes: dict[Position, str] = {}
    for relation in get_dependents(reader.archive, relations_path).find(COMMENTS_NS):
        comments = CommentSheet.from_tree(fromstring(reader.archive.read(relation.target)))
        for comment in comments.commentList:
            column, row, *_ = range_boundaries(comment.ref)
            if row <= MAX_ROWS and column <= MAX_COLUMNS:
                notes[row, column] = clean_text(comment.content)
    return notes


def _hidden_rows(dimensions: Mapping[str, Mapping[str, str]]) -> set[int]:
    return {int(row) for row, attributes in dimensions.items() if _is_hidden(attributes)}


def _hidden_columns(dimensions: Mapping[str, Mapping[str, str]]) -> set[int]:
    hidden: set[int] = set()
    for attributes in dimensions.values():
        if _is_hidden(attributes):
            first, last = int(attributes["min"]), int(attributes["max"])
            hidden.update(range(first, min(last, MAX_COLUMNS) + 1))
    return hidden


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return attributes.get("hidden", "0") in {"1", "true"}


def _anchors(
    merged: Any, n_rows: int, n_columns: int, *, max_cells: int
) -> Iterator[tuple[Position, str]]:
    """Position → anchor, inside the filled rectangle only: a block may span a million rows."""
    n_told = 0
    for block in merged.mergeCell if merged else ():
        left, top, right, bottom = range_boundaries(block.ref)
        for row in range(top, min(bottom, n_rows) + 1):
            for column in range(left, min(right, n_columns) + 1):
                if n_told >= max_cells:
                    return
                n_told += 1
                yield (row, column), cell_address(top, left)

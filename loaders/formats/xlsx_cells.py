"""Cells of an .xlsx or .xlsm workbook, through openpyxl; runs in the reading child only.

openpyxl's own loading follows pictures, charts, pivot tables and hyperlinks, builds every cell of
a merged block, and cannot give a formula and its value at once. Its parser, used directly, yields
just the cells that the file holds, row by row, so that the limits count as they go.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser
from openpyxl.xml.constants import COMMENTS_NS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

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
from loaders.formats.strict_xlsx import transitional
from loaders.formats.struck_text import Runs, standing_words, struck_strings

NO_SIZE = re.compile(r"0+(?:\.0*)?")
MAX_FORMULA_LENGTH = 500
NAMESPACE_WITHIN_BYTES = 8_192
WORKSHEET_TYPE = "/worksheet"
GENERAL = "General"


class Look(NamedTuple):
    """How a style shows a cell."""

    number_format: str
    is_struck: bool


NO_LOOK = Look(GENERAL, is_struck=False)


class BrokenArchiveError(Exception):
    """A sheet that the workbook declares is not in the archive."""


def xlsx_workbook(data: bytes) -> Workbook:
    """The cells of a workbook that has passed the door; no sheet where its tags are unknown.

    Raises: BrokenArchiveError, or whatever openpyxl raises on a file it cannot read.
    """
    reader = ExcelReader(io.BytesIO(transitional(data)), data_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    struck = struck_strings(reader)
    looks = _looks(reader.wb)
    sheets: list[Sheet] = []
    left_out: list[str] = []
    n_cells_left = MAX_CELLS
    for declared, relation in reader.parser.find_sheets():
        if relation.target not in reader.valid_files and relation.Type.endswith(WORKSHEET_TYPE):
            raise BrokenArchiveError(relation.target)
        if relation.target not in reader.valid_files or "chartsheet" in relation.Type:
            continue
        name = clean_text(declared.name)
        if len(sheets) == MAX_SHEETS:
            left_out.append(name)
            continue
        if not _has_known_namespace(reader.archive, relation.target):
            return Workbook()
        is_hidden = declared.state != "visible"
        sheet = _sheet(
            reader,
            relation.target,
            name,
            struck=struck,
            looks=looks,
            is_hidden=is_hidden,
            max_cells=n_cells_left,
        )
        n_cells_left -= len(sheet.cells)
        sheets.append(sheet)
    return Workbook(
        sheets=tuple(sheets),
        sheets_left_out=tuple(left_out),
        epoch1904=reader.wb.epoch == CALENDAR_MAC_1904,
    )


def knows_every_sheet(data: bytes) -> bool:
    """Whether openpyxl sees what each sheet holds; of an unknown one it would make an empty one.

    Raises: whatever openpyxl raises on a file it cannot read.
    """
    reader = ExcelReader(io.BytesIO(data), data_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_workbook()
    return all(
        _has_known_namespace(reader.archive, relation.target)
        for _, relation in reader.parser.find_sheets()
        if relation.target in reader.valid_files and "chartsheet" not in relation.Type
    )


def _sheet(
    reader: Any,
    path: str,
    name: str,
    *,
    struck: Mapping[int, Runs],
    looks: Sequence[Look],
    is_hidden: bool,
    max_cells: int,
) -> Sheet:
    parts = SheetParts(name=name, is_hidden=is_hidden, max_cells=max_cells)
    with reader.archive.open(path) as source:
        parser = _formula_keeping_parser(reader, source, struck, looks)
        for parsed in _parsed_cells(parser):
            content = _content(parsed)
            if content is not None:
                parts.put(parsed["row"], parsed["column"], **content)
    parts.hidden_rows = _hidden_rows(parser.row_dimensions)
    parts.hidden_columns = _hidden_columns(parser.column_dimensions)
    for merged in parser.merged_cells.mergeCell if parser.merged_cells else ():
        left, top, right, bottom = range_boundaries(merged.ref)
        parts.blocks.append(Block(top, left, bottom, right))
    _add_notes(reader, path, parts)
    return parts.sheet()


def _has_known_namespace(archive: Any, path: str) -> bool:
    """Whether the parser knows the sheet's tags: of any others it would see nothing, in silence."""
    with archive.open(path) as source:
        head: bytes = source.read(NAMESPACE_WITHIN_BYTES)
    return SHEET_MAIN_NS.encode() in head.replace(b"\0", b"")


def _formula_keeping_parser(
    reader: Any, source: Any, struck: Mapping[int, Runs], looks: Sequence[Look]
) -> Any:
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
        # Excel shows ##### for a date before 1900 or after 9999: its number says more than that.
        if parsed["data_type"] == "e" and element.get("t") != "e":
            parsed |= {"value": float(element.findtext(VALUE_TAG)), "data_type": "n"}
        formula = element.find(FORMULA_TAG)
        if formula is not None:
            parsed["formula"] = "=" + (formula.text or "")[:MAX_FORMULA_LENGTH]
        style = parsed["style_id"]
        # A file without its styles still holds its words and numbers, and its errors.
        look = looks[style] if style < len(looks) else NO_LOOK
        parsed["number_format"] = look.number_format
        parsed["standing"] = standing_words(element, struck, is_font_struck=look.is_struck)
        return parsed

    parser.parse_cell = parse_cell
    return parser


def _parsed_cells(parser: Any) -> Iterator[dict[str, Any]]:
    for _, cells in parser.parse():
        yield from cells


def _content(parsed: Mapping[str, Any]) -> dict[str, Any] | None:
    """Kind, value, number format and formula; None for a cell that holds nothing."""
    formula = parsed.get("formula", "")
    kind, value = _kind_and_value(parsed["value"], parsed["data_type"])
    # A formula whose result is the empty text keeps the type "str"; one never computed has none.
    if formula and parsed["value"] is None and parsed["data_type"] != "str":
        kind = CellKind.FORMULA_WITHOUT_VALUE
    if kind is CellKind.EMPTY and not formula:
        return None
    return {
        "kind": kind,
        "value": value,
        "number_format": parsed["number_format"],
        "formula": clean_text(formula),
        "standing": None if parsed["standing"] is None else clean_text(parsed["standing"]),
    }


def _kind_and_value(value: Any, data_type: str) -> tuple[CellKind, CellValue]:
    if data_type == "e" and value is not None:
        return CellKind.ERROR, clean_text(str(value))
    return kind_and_value(value)


def _looks(workbook: Any) -> list[Look]:
    """What each style of the workbook says, found once: cells by the thousand share a few."""
    return [
        Look(_number_format(workbook, style.numFmtId), _is_struck(workbook, style.fontId))
        for style in workbook._cell_styles
    ]


def _number_format(workbook: Any, format_id: int) -> str:
    if format_id < BUILTIN_FORMATS_MAX_SIZE:
        return str(BUILTIN_FORMATS.get(format_id, GENERAL))
    custom = workbook._number_formats
    index = format_id - BUILTIN_FORMATS_MAX_SIZE
    return clean_text(custom[index]) if index < len(custom) else GENERAL


def _is_struck(workbook: Any, font_id: int) -> bool:
    return font_id < len(workbook._fonts) and bool(workbook._fonts[font_id].strike)


def _add_notes(reader: Any, path: str, parts: SheetParts) -> None:
    relations_path = get_rels_path(path)
    if relations_path not in reader.valid_files:
        return
    for relation in get_dependents(reader.archive, relations_path).find(COMMENTS_NS):
        comments = CommentSheet.from_tree(fromstring(reader.archive.read(relation.target)))
        for comment in comments.commentList:
            column, row, *_ = range_boundaries(comment.ref)
            parts.note(row, column, comment.content)


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
    # Dragged to nothing, a row or a column is as hidden as by the menu.
    sizes = [attributes.get(name, "") for name in ("ht", "width")]
    return attributes.get("hidden", "0") in {"1", "true"} or any(map(NO_SIZE.fullmatch, sizes))

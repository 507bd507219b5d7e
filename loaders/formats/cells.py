"""What a workbook holds once read: sheets of cells, the same whatever the format was."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from data_model.finding import Finding

MAX_SHEETS = 50
MAX_ROWS = 5_000
MAX_COLUMNS = 200
MAX_CELLS = 60_000
COLUMNS_KEPT = 1_024

# Excel writes a control character that XML cannot carry as _x000D_.
ESCAPE = "_x00"
ESCAPED_CONTROL = re.compile(rf"{ESCAPE}([01][0-9A-Fa-f])_")
# C0 and C1 controls but tab and line feed; marks that turn the reading direction or take no room.
CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)

CellValue = str | bool | Decimal | date | None


class CellKind(StrEnum):
    """What sort of value a cell holds."""

    NUMBER = "number"
    TEXT = "text"
    BOOL = "bool"
    DATE = "date"
    ERROR = "error"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    EMPTY = "empty"


KINDS = {kind.value: kind for kind in CellKind}


class Cell(NamedTuple):
    """One cell: a Decimal for a number, a date, a bool, a text (also `#REF!`), or None.

    A workbook has thousands: a tuple is made in a quarter of the time of a frozen dataclass.
    `merge_anchor` is the address that holds the value of the merged block, "" outside of one.
    `standing` is what is not struck through, "" where all is; None where nothing is struck.
    """

    sheet: str
    row: int
    column: int
    kind: CellKind
    value: CellValue = None
    number_format: str = "General"
    formula: str = ""
    note: str = ""
    hidden: bool = False
    merge_anchor: str = ""
    standing: str | None = None

    @property
    def address(self) -> str:
        """`H14`."""
        return cell_address(self.row, self.column)

    @property
    def is_under_merge(self) -> bool:
        """Whether it is a part of a merged block that shows what another cell holds."""
        return bool(self.merge_anchor) and self.merge_anchor != self.address


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet; `n_left_out` counts the filled cells that lie beyond the limits of reading.

    `first_left_out` is the address of one of them, "" where there is none.
    """

    name: str
    hidden: bool
    cells: tuple[Cell, ...]
    n_rows: int
    n_columns: int
    n_left_out: int = 0
    first_left_out: str = ""

    @cached_property
    def by_position(self) -> Mapping[tuple[int, int], Cell]:
        """(row, column) → cell; an empty cell is absent."""
        return {(cell.row, cell.column): cell for cell in self.cells}


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """One file read; without sheets, `findings` says why it could not be.

    `unusual_encoding` names that of a text where it had to be recognised, "" elsewhere.
    """

    sheets: tuple[Sheet, ...] = ()
    sheets_left_out: tuple[str, ...] = ()
    epoch1904: bool = False
    unusual_encoding: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.sheets)


def clean_text(text: str) -> str:
    """The text without control characters; line breaks become line feeds."""
    # As most texts are; every control is a sign that does not print.
    if text.isprintable() and ESCAPE not in text:
        return text
    text = ESCAPED_CONTROL.sub(lambda escape: chr(int(escape.group(1), 16)), text)
    return CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


# Every row of a sheet names the same columns.
@lru_cache(maxsize=COLUMNS_KEPT)
def column_letters(column: int) -> str:
    """1 → `A`, 27 → `AA`."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """(14, 8) → `H14`."""
    return f"{column_letters(column)}{row}"


def encode_workbook(workbook: Workbook) -> str:
    """The workbook, but for its findings, as a line of JSON; numbers as text: no digit is lost."""
    plain = {
        "epoch1904": workbook.epoch1904,
        "unusual_encoding": workbook.unusual_encoding,
        "sheets_left_out": workbook.sheets_left_out,
        "sheets": [
            {
                "name": sheet.name,
                "hidden": sheet.hidden,
                "n_rows": sheet.n_rows,
                "n_columns": sheet.n_columns,
                "n_left_out": sheet.n_left_out,
                "first_left_out": sheet.first_left_out,
                "cells": [_encode_cell(cell) for cell in sheet.cells],
            }
            for sheet in workbook.sheets
        ],
    }
    return json.dumps(plain, ensure_ascii=True, separators=(",", ":"))


def decode_workbook(line: str | bytes) -> Workbook:
    """The workbook of one line of JSON.

    Raises: ValueError where the line is not what `encode_workbook` writes.
    """
    try:
        plain = json.loads(line)
        return Workbook(
            epoch1904=bool(plain["epoch1904"]),
            unusual_encoding=str(plain["unusual_encoding"]),
            sheets_left_out=tuple(str(name) for name in plain["sheets_left_out"]),
            sheets=tuple(_decode_sheet(sheet) for sheet in plain["sheets"]),
        )
    except (LookupError, TypeError, ArithmeticError, RecursionError) as error:
        raise ValueError("La lecture du classeur est incomplète.") from error


def _encode_cell(cell: Cell) -> list[Any]:
    value = cell.value
    if isinstance(value, Decimal):
        value = str(value)
    elif isinstance(value, date):
        value = value.isoformat()
    return [
        *(cell.row, cell.column, cell.kind.value, value, cell.number_format),
        *(cell.formula, cell.note, cell.hidden, cell.merge_anchor, cell.standing),
    ]


def _decode_sheet(plain: Mapping[str, Any]) -> Sheet:
    name = str(plain["name"])
    return Sheet(
        name=name,
        hidden=bool(plain["hidden"]),
        cells=tuple(_decode_cell(fields, name) for fields in plain["cells"]),
        n_rows=int(plain["n_rows"]),
        n_columns=int(plain["n_columns"]),
        n_left_out=int(plain["n_left_out"]),
        first_left_out=str(plain["first_left_out"]),
    )


def _decode_cell(fields: list[Any], sheet: str) -> Cell:
    row, column, kind_code, value, *around = fields
    kind = KINDS[kind_code]
    if kind is CellKind.NUMBER:
        value = Decimal(value)
    elif kind is CellKind.DATE:
        value = date.fromisoformat(value)
    # In the order of the fields, and none may be missing.
    return Cell._make((sheet, row, column, kind, value, *around))

"""A sheet as it is gathered by the reader of any format: what a limit leaves out is counted."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from loaders.formats.cells import (
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    CellKind,
    CellValue,
    Sheet,
    cell_address,
    clean_text,
)

LARGEST_EXACT_FLOAT = 1e15
Position = tuple[int, int]


class Block(NamedTuple):
    """A merged block, its four sides included, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(kw_only=True)
class SheetParts:
    """One sheet being read: filled cells by position, and what is said about them elsewhere."""

    name: str
    max_cells: int
    is_hidden: bool = False
    cells: dict[Position, Cell] = field(default_factory=dict)
    notes: dict[Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    blocks: list[Block] = field(default_factory=list)
    n_left_out: int = 0
    first_left_out: str = ""

    def put(self, row: int, column: int, **content: Any) -> None:
        """Keep one filled cell, or count it where it lies beyond the limits."""
        if row > MAX_ROWS or column > MAX_COLUMNS or len(self.cells) >= self.max_cells:
            self.leave_out(row, column)
        else:
            self.cells[row, column] = Cell(sheet=self.name, row=row, column=column, **content)

    def leave_out(self, row: int, column: int, *, n_cells: int = 1) -> None:
        """Count filled cells that are not kept; the first of them is told."""
        self.n_left_out += n_cells
        self.first_left_out = self.first_left_out or cell_address(row, column)

    def note(self, row: int, column: int, text: str) -> None:
        """Keep one note, unless it lies beyond the limits."""
        if text and row <= MAX_ROWS and column <= MAX_COLUMNS:
            self.notes[row, column] = clean_text(text)

    def sheet(self) -> Sheet:
        """The sheet, with what surrounds its cells written on each."""
        n_rows = max((row for row, _ in self.cells), default=0)
        n_columns = max((column for _, column in self.cells), default=0)
        anchors = dict(self._anchors(n_rows, n_columns))
        # Cells without a value are told only where a note or a merged block gives them a meaning.
        empty = [
            Cell(sheet=self.name, row=row, column=column, kind=CellKind.EMPTY)
            for row, column in sorted({*self.notes, *anchors} - self.cells.keys())
        ]
        told = [*self.cells.values(), *empty][: self.max_cells]
        return Sheet(
            name=self.name,
            hidden=self.is_hidden,
            cells=tuple(self._surrounded(cell, anchors) for cell in told),
            n_rows=n_rows,
            n_columns=n_columns,
            n_left_out=self.n_left_out,
            first_left_out=self.first_left_out,
        )

    def _surrounded(self, cell: Cell, anchors: Mapping[Position, str]) -> Cell:
        position = (cell.row, cell.column)
        note, anchor = self.notes.get(position, ""), anchors.get(position, "")
        hidden = cell.row in self.hidden_rows or cell.column in self.hidden_columns
        # Most cells have nothing around them.
        if not (note or anchor or hidden):
            return cell
        return cell._replace(note=note, hidden=hidden, merge_anchor=anchor)

    def _anchors(self, n_rows: int, n_columns: int) -> Iterator[tuple[Position, str]]:
        """Position → anchor, inside the filled rectangle only: a block may span a million rows."""
        n_told = 0
        for block in self.blocks:
            anchor = cell_address(block.top, block.left)
            for row in range(block.top, min(block.bottom, n_rows) + 1):
                for column in range(block.left, min(block.right, n_columns) + 1):
                    if n_told >= self.max_cells:
                        return
                    n_told += 1
                    yield (row, column), anchor


def kind_and_value(value: Any) -> tuple[CellKind, CellValue]:
    """What a library's value is to us; nothing and the empty text are both an empty cell."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return CellKind.BOOL, value
    if isinstance(value, Decimal):
        return (CellKind.NUMBER, value) if value.is_finite() else (CellKind.ERROR, "#NUM!")
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        return CellKind.DATE, value.date()
    if isinstance(value, date):
        return CellKind.DATE, value
    # Hours and durations have no place in a return: they come out as the text they show.
    if isinstance(value, timedelta):
        return _text(_duration_text(value))
    return _text(str(value)) if value is not None else (CellKind.EMPTY, None)


def _text(value: str) -> tuple[CellKind, CellValue]:
    text = clean_text(value)
    return (CellKind.TEXT, text) if text else (CellKind.EMPTY, None)


def _duration_text(duration: timedelta) -> str:
    """`26:00:00`, as a spreadsheet shows it."""
    minutes, seconds = divmod(round(duration.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _number(value: float) -> tuple[CellKind, CellValue]:
    if not math.isfinite(value):
        return CellKind.ERROR, "#NUM!"
    # Some formats store every number as a float: 12.0 is what the user sees as 12.
    is_whole = abs(value) < LARGEST_EXACT_FLOAT and value == int(value)
    return CellKind.NUMBER, Decimal(int(value)) if is_whole else Decimal(repr(value))

"""Cells of a table in text: one sheet, every cell a text; runs in the reading child only."""

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator

from loaders.formats.cells import MAX_CELLS, CellKind, Workbook, clean_text
from loaders.formats.csv_text import decoded
from loaders.formats.sheet_parts import SheetParts

# In the order of preference: a comma is also a decimal sign.
SEPARATORS = (";", "\t", ",", "|")
SEPARATOR_LINE = "sep="
SAMPLE_ROWS = 50
# Fewer separators may well stand in a comment of two lines.
MIN_COLUMNS = 5


class OpenQuoteError(csv.Error):
    """A quotation mark that is never closed takes the rows that follow into its cell."""


def csv_workbook(data: bytes, name: str) -> Workbook:
    """The one sheet of a table in text, called `name`.

    Raises: OpenQuoteError, csv.Error, UnicodeError.
    """
    text, unusual = decoded(data)
    parts = SheetParts(name=name, max_cells=MAX_CELLS)
    separator, rows = _rows(text)
    n_columns = MIN_COLUMNS
    for row, values in enumerate(rows, start=1):
        n_columns = max(n_columns, len(values))
        for column, value in enumerate(values, start=1):
            if _holds_a_row(value, separator, n_columns=n_columns):
                raise OpenQuoteError
            if kept := clean_text(value):
                parts.put(row, column, kind=CellKind.TEXT, value=kept)
    return Workbook(sheets=(parts.sheet(),), unusual_encoding=unusual)


def separator_of(text: str) -> str:
    """The sign that cuts most rows into one and the same number of columns."""
    return max(SEPARATORS, key=lambda sign: _agreement(text, sign))


def _rows(text: str) -> tuple[str, Iterator[list[str]]]:
    """The separator and the rows that it cuts."""
    first, _, rest = text.partition("\n")
    announced = first.strip().strip('"').lower()
    # A line that only Excel writes, and does not count as a row.
    if announced.startswith(SEPARATOR_LINE) and len(announced) == len(SEPARATOR_LINE) + 1:
        text, separator = rest, announced[-1]
    else:
        separator = separator_of(text)
    return separator, csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _holds_a_row(value: str, separator: str, *, n_columns: int) -> bool:
    """Whether a line of a cell, but its first, has as many separators as a row of the table."""
    return any(line.count(separator) >= n_columns - 1 for line in value.splitlines()[1:])


def _agreement(text: str, separator: str) -> tuple[int, int]:
    """How many of the first rows have the commonest width above one, and that width."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    widths = Counter(len(row) for row in itertools.islice(rows, SAMPLE_ROWS))
    widths.pop(0, None)
    widths.pop(1, None)
    if not widths:
        return 0, 0
    width, n_rows = max(widths.items(), key=lambda item: (item[1], item[0]))
    return n_rows, width

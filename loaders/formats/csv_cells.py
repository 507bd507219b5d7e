"""Cells of a table in text: one sheet, every cell a text; runs in the reading child only."""

import codecs
import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator

from loaders.formats.cells import MAX_CELLS, CellKind, Workbook, clean_text
from loaders.formats.sheet_parts import SheetParts

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In the order of preference: a comma is also a decimal sign.
SEPARATORS = (";", "\t", ",")
SEPARATOR_LINE = "sep="
SAMPLE_ROWS = 50


def csv_workbook(data: bytes, name: str) -> Workbook:
    """The one sheet of a table in text, called `name`.

    Raises: csv.Error, UnicodeError.
    """
    text = decoded(data)
    parts = SheetParts(name=name, max_cells=MAX_CELLS)
    for row, values in enumerate(_rows(text), start=1):
        for column, value in enumerate(values, start=1):
            if kept := clean_text(value):
                parts.put(row, column, kind=CellKind.TEXT, value=kept)
    return Workbook(sheets=(parts.sheet(),))


def decoded(data: bytes) -> str:
    """The text, in the encoding its first bytes announce, or else UTF-8, or else Windows'."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in this encoding; none of them stands in a French text.
        return data.decode("cp1252", errors="replace")


def separator_of(text: str) -> str:
    """The sign that cuts most rows into one and the same number of columns."""
    return max(SEPARATORS, key=lambda sign: _agreement(text, sign))


def _rows(text: str) -> Iterator[list[str]]:
    first, _, rest = text.partition("\n")
    announced = first.strip().strip('"').lower()
    # A line that only Excel writes, and does not count as a row.
    if announced.startswith(SEPARATOR_LINE) and len(announced) == len(SEPARATOR_LINE) + 1:
        return csv.reader(io.StringIO(rest, newline=""), delimiter=announced[-1])
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text))


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

"""What stands under a title: is it filled, and could it be the column that is looked for?"""

import re
from collections.abc import Sequence

from loaders.formats.cell_words import is_filled
from loaders.formats.cells import Cell, CellKind, Sheet
from loaders.recognition.headers import normalise_label
from loaders.template.column_spec import ColumnSpec

MIN_FITTING_PERCENT = 50
CODE = re.compile(r"[A-Za-z]{0,3}\d+(?:\.\d+)*(?:-\w+)*")
NUMBER = re.compile(r"\D{0,3}\d[\d\s.,]*\s*(?:%|€|k€|[a-zà-ÿ²]{0,12})", re.IGNORECASE)
DATE = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|.*(?<!\d)(?:19|20)\d\d(?!\d)|[tT][1-4]\b.*", re.DOTALL
)


def filled_below(sheet: Sheet, title: Cell, header_row: int) -> list[Cell]:
    """The filled cells under a title."""
    return [
        cell
        for cell in sheet.cells
        if cell.column == title.column and cell.row > header_row and is_filled(cell)
    ]


def fits_column(cells: Sequence[Cell], column: ColumnSpec) -> bool:
    """Whether at least half of the cells are what the column holds; nothing fits all but a code."""
    if not cells:
        return column.kind != "code"
    n_fitting = sum(_fits(cell, column) for cell in cells)
    return 100 * n_fitting >= MIN_FITTING_PERCENT * len(cells)


def _fits(cell: Cell, column: ColumnSpec) -> bool:
    words = str(cell.value or "").strip()
    if column.kind == "number":
        is_number = cell.kind is CellKind.NUMBER or cell.kind is CellKind.FORMULA_WITHOUT_VALUE
        return is_number or (cell.kind is CellKind.TEXT and NUMBER.fullmatch(words) is not None)
    if column.kind == "date":
        return cell.kind is CellKind.DATE or (
            cell.kind is CellKind.TEXT and DATE.fullmatch(words) is not None
        )
    if column.kind == "code":
        return CODE.fullmatch(words) is not None
    if column.choices:
        return normalise_label(words) in {normalise_label(choice) for choice in column.choices}
    return cell.kind is CellKind.TEXT

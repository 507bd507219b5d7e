"""Cells through python-calamine, the second reader of each format and the only one of .xlsb.

It runs in the reading child only: a far-away cell makes it abort the whole process. It gives no
error cell, no formula, no number format, no note; what it cannot see is told by the parent.
"""

import io
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from loaders.formats.cells import MAX_CELLS, MAX_SHEETS, CellKind, Sheet, Workbook, clean_text
from loaders.formats.sheet_parts import Block, SheetParts, kind_and_value


def calamine_workbook(data: bytes) -> Workbook:
    """The values of a workbook that has passed the door, and nothing else.

    Raises: whatever python-calamine raises, PasswordError among it.
    """
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        tables = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        sheets: list[Sheet] = []
        n_cells_left = MAX_CELLS
        for told in tables[:MAX_SHEETS]:
            parts = SheetParts(
                name=clean_text(told.name),
                is_hidden=told.visible != SheetVisibleEnum.Visible,
                max_cells=n_cells_left,
            )
            _fill(parts, book.get_sheet_by_name(told.name))
            sheets.append(parts.sheet())
            n_cells_left -= len(sheets[-1].cells)
    return Workbook(
        sheets=tuple(sheets),
        sheets_left_out=tuple(clean_text(one.name) for one in tables[MAX_SHEETS:]),
    )


def _fill(parts: SheetParts, sheet: Any) -> None:
    first_row, first_column = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(), start=first_row + 1):
        for column, raw in enumerate(values, start=first_column + 1):
            kind, value = kind_and_value(raw)
            if kind is not CellKind.EMPTY:
                parts.put(row, column, kind=kind, value=value)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        parts.blocks.append(Block(top + 1, left + 1, bottom + 1, right + 1))

"""A workbook written anew keeps what makes its cells be asked about."""

from decimal import Decimal

import pytest

from loaders.formats.cells import Cell, CellKind, CellValue, Sheet, Workbook
from loaders.formats.xlsx_cells import xlsx_workbook
from loaders.marking.rebuilt import rebuilt


@pytest.mark.parametrize(
    ("kind", "value", "standing", "kept"),
    [
        (CellKind.NUMBER, Decimal(7), "", ""),
        (CellKind.NUMBER, Decimal(7), None, None),
        (CellKind.TEXT, "douze", "", ""),
        (CellKind.TEXT, "5 8", "8", "8"),
        (CellKind.TEXT, "5 8 9", "8", "8"),
        # What stands in several pieces cannot be placed again: all is struck, and asked about.
        (CellKind.TEXT, "5 8 6 9", "89", ""),
        (CellKind.TEXT, "5 8", None, None),
    ],
)
def test_what_was_struck_is_struck_in_the_workbook_given_back(
    kind: CellKind, value: CellValue, standing: str | None, kept: str | None
) -> None:
    cell = Cell(sheet="Feuille", row=1, column=1, kind=kind, value=value, standing=standing)
    sheet = Sheet(name="Feuille", hidden=False, cells=(cell,), n_rows=1, n_columns=1)
    content, _ = rebuilt(Workbook(sheets=(sheet,)))
    (again,) = xlsx_workbook(content).sheets[0].cells
    assert (again.value, again.standing) == (value, kept)

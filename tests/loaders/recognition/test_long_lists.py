"""A list that a person reads names five at most, and counts the others."""

import pytest

from loaders.formats.cells import Cell, CellKind, Sheet
from loaders.recognition.header_findings import unknown


@pytest.mark.parametrize(
    ("n_columns", "ending"),
    [
        (1, "«\u00a0T1\u00a0» (A3)."),
        (5, "«\u00a0T5\u00a0» (E3)."),
        (6, "et 1\u00a0autre."),
        (180, "et 175\u00a0autres."),
    ],
)
def test_unknown_columns_are_five_at_most(n_columns: int, ending: str) -> None:
    cells = [
        Cell(sheet="Feuille", row=3, column=place, kind=CellKind.TEXT, value=f"T{place}")
        for place in range(1, n_columns + 1)
    ]
    sheet = Sheet(name="Feuille", hidden=False, cells=tuple(cells), n_rows=3, n_columns=n_columns)
    told = unknown(sheet, cells)
    assert told.message.endswith(ending)
    assert told.message.count("(") <= 5

"""The tables of a page as CSV for French spreadsheets."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from data_model.shown_words import shown_words
from loaders.formats.cells import clean_text
from loaders.issuing.issue import plain_name
from loaders.issuing.page_cells import CellKind, PageCell
from loaders.issuing.page_tables import WOULD_RUN, PageTable, page_cells

LONGEST_FILE_NAME: Final = 60
UNITS: Final = {
    CellKind.EUROS: " (€)",
    CellKind.PERCENT: " (%)",
    CellKind.POINTS: " (points)",
    CellKind.SHIFT: " (jours)",
    CellKind.LATENESS: " (jours de retard)",
}
UNITLESS: Final = {CellKind.NUMBER, CellKind.DAY}


def page_csv(table: PageTable) -> bytes:
    """One table for a French spreadsheet: `;`, decimal comma, a byte order mark; the unit of a
    column of like quantities stands in its header, others keep their words."""
    cells = page_cells(table.frame)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    kinds = [_kind_of(column) for column in zip(*cells, strict=True)] or [
        CellKind.TEXT for _ in table.frame.columns
    ]
    heads = [shown_words(str(column)) for column in table.frame.columns]
    units = [UNITS.get(kind, "") for kind in kinds]
    writer.writerow([_safe(head + unit) for head, unit in zip(heads, units, strict=True)])
    words = table.frame.itertuples(index=False)
    for row, shown in zip(cells, words, strict=True):
        writer.writerow(
            _in_csv(cell, kind, as_shown)
            for cell, kind, as_shown in zip(row, kinds, shown, strict=True)
        )
    return stream.getvalue().encode("utf-8-sig")


def page_archive(tables: Sequence[PageTable]) -> bytes:
    """One CSV a table, in a .zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, table in enumerate(tables, start=1):
            name = plain_name(shown_words(table.title))[:LONGEST_FILE_NAME].strip("-")
            archive.writestr(f"{number:02d}_{name}.csv", page_csv(table))
    return stream.getvalue()


def _kind_of(column: Sequence[PageCell | None]) -> CellKind:
    """The one kind of the quantities of a column; text where they differ."""
    kinds = {cell.kind for cell in column if cell and cell.kind != CellKind.TEXT}
    return kinds.pop() if len(kinds) == 1 else CellKind.TEXT


def _in_csv(cell: PageCell | None, kind: CellKind, shown: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell.value, date) and kind in UNITLESS:
        return f"{cell.value:%d/%m/%Y}"
    if isinstance(cell.value, Decimal) and (kind == cell.kind or cell.kind in UNITLESS):
        value = cell.value * 100 if cell.kind == CellKind.PERCENT else cell.value
        return f"{value:.{cell.decimals}f}".replace(".", ",")
    return _safe(shown_words(str(shown)))


def _safe(text: str) -> str:
    text = clean_text(text)
    return f"'{text}" if text.startswith(WOULD_RUN) else text

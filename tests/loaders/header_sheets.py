"""Sheets that hold titles, and numbers under them."""

from dataclasses import replace
from decimal import Decimal

from data_model.finding import Finding
from loaders.formats.cells import Cell, CellKind, Sheet
from loaders.recognition.header_questions import Header
from loaders.template.columns import INDICATORS

COLUMNS = INDICATORS.columns
LABELS = [column.label for column in COLUMNS]
KEYS = [column.key for column in COLUMNS]


def sheet_of(*rows: list[str], first_row: int = 1) -> Sheet:
    cells = tuple(
        Cell(sheet="Indicateurs", row=r, column=c, kind=CellKind.TEXT, value=text)
        for r, row in enumerate(rows, start=first_row)
        for c, text in enumerate(row, start=1)
        if text
    )
    return Sheet(name="Indicateurs", hidden=False, cells=cells, n_rows=60, n_columns=20)


def codes(match: Header) -> list[str]:
    return [finding.code for finding in match.findings]


def only(match: Header) -> Finding:
    (finding,) = match.findings
    return finding


def filled(sheet: Sheet, *columns: str) -> Sheet:
    """The sheet with numbers under its titles: « H:12,15 » puts 12 and 15 under H."""
    cells = list(sheet.cells)
    for column in columns:
        letter, values = column.split(":")
        for row, text in enumerate(values.split(","), start=2):
            kind = CellKind.NUMBER if text.isdigit() else CellKind.TEXT
            value = Decimal(text) if text.isdigit() else text
            place = ord(letter) - ord("A") + 1
            cells.append(Cell(sheet=sheet.name, row=row, column=place, kind=kind, value=value))
    return replace(sheet, cells=tuple(cells))


def titles(**renamed: str) -> list[str]:
    """The titles of the template, some of them written otherwise."""
    return [renamed.get(column.key, column.label) for column in COLUMNS]

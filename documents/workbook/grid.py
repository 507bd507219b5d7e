"""One table of a sheet: typed cells, a header that stays, totals that follow the cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from xlsxwriter.utility import xl_range

from data_model.french import NOT_KNOWN
from data_model.workbook_options import cell_words
from documents.context.figure import Figure, FigureKind
from documents.workbook.look import FORMATS, Styles

CENTS: Final = 100
TOTAL: Final = "Total"
LINE_HEIGHT: Final = 14
IN_CENTS: Final = (FigureKind.CENTS, FigureKind.CENTS_MORE)
Cell = Figure | str | int | Decimal | date | None


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its head, its width in characters, whether it is added up."""

    head: str
    width: int = 14
    number_format: str = ""
    is_summed: bool = False


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Where a table was written: what a chart refers to."""

    sheet: str
    first: int
    last: int
    total: int | None

    def cells(self, column: int) -> list[Any]:
        """The place of a column's cells, as a chart asks for it."""
        return [self.sheet, self.first, column, self.last, column]


def write_grid(
    sheet: Any,
    styles: Styles,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    *,
    top: int,
) -> Grid:
    """The header, the rows and the live totals of one table, from a row on."""
    for place, column in enumerate(columns):
        sheet.write_string(top, place, column.head, styles.header)
    first = top + 1
    for number, row in enumerate(rows):
        sheet.set_row(first + number, LINE_HEIGHT * _lines(row, columns))
        for place, (cell, column) in enumerate(zip(row, columns, strict=True)):
            write_cell(sheet, (first + number, place), cell, styles=styles, column=column)
    last = first + len(rows) - 1
    total = _totals(sheet, styles, columns, rows, first=first) if rows else None
    return Grid(sheet=sheet.get_name(), first=first, last=max(last, first), total=total)


def _lines(row: Sequence[Cell], columns: Sequence[Column]) -> int:
    """How many lines the longest text of a row takes: not every reader works it out by itself."""
    return max(
        -(-len(cell) // column.width) if isinstance(cell, str) else 1
        for cell, column in zip(row, columns, strict=True)
    )


def write_cell(
    sheet: Any, at: tuple[int, int], cell: Cell, *, styles: Styles, column: Column
) -> None:
    """One typed cell; a missing figure is said in words, which no sum takes for 0."""
    if isinstance(cell, Figure):
        _write_figure(sheet, at, cell, styles=styles)
    elif isinstance(cell, date):
        sheet.write_datetime(*at, cell, styles.number(FORMATS[FigureKind.DAY]))
    elif isinstance(cell, int | Decimal):
        sheet.write_number(*at, float(cell), styles.number(column.number_format or "#,##0.##"))
    elif cell is None:
        sheet.write_string(*at, NOT_KNOWN, styles.absent)
    else:
        sheet.write_string(*at, cell_words(cell), styles.text)


def _write_figure(sheet: Any, at: tuple[int, int], figure: Figure, *, styles: Styles) -> None:
    value = amount(figure)
    if isinstance(value, date):
        sheet.write_datetime(*at, value, styles.number(FORMATS[figure.kind]))
    elif value is None:
        sheet.write_string(*at, figure.absent, styles.absent)
    else:
        sheet.write_number(*at, float(value), styles.number(format_of(figure)))


def amount(figure: Figure) -> Decimal | date | None:
    """What a cell holds: euros for cents, everything else as it is."""
    if figure.value is None or isinstance(figure.value, date):
        return figure.value
    exact = Decimal(str(figure.value))
    return exact / CENTS if figure.kind in IN_CENTS else exact


def format_of(figure: Figure) -> str:
    """The number format of a figure; cents are shown where there are some."""
    found = FORMATS[figure.kind]
    value = amount(figure)
    if figure.kind in IN_CENTS and isinstance(value, Decimal) and value % 1:
        return found.replace("#,##0", "#,##0.00")
    return found


def _totals(
    sheet: Any,
    styles: Styles,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    *,
    first: int,
) -> int | None:
    if not any(column.is_summed for column in columns):
        return None
    at, last = first + len(rows), first + len(rows) - 1
    sheet.write_string(at, 0, TOTAL, styles.total)
    for place, column in enumerate(columns[1:], start=1):
        known = [value for row in rows if (value := _summed(row[place])) is not None]
        if not column.is_summed:
            sheet.write_blank(at, place, None, styles.total)
        elif not known:
            sheet.write_string(at, place, NOT_KNOWN, styles.total)
        else:
            found = column.number_format or "#,##0"
            sheet.write_formula(
                at,
                place,
                f"=SUM({xl_range(first, place, last, place)})",
                styles.number(found, is_total=True),
                float(sum(known)),
            )
    return at


def _summed(cell: Cell) -> Decimal | None:
    if isinstance(cell, Figure):
        found = amount(cell)
        return found if isinstance(found, Decimal) else None
    return Decimal(cell) if isinstance(cell, int | Decimal) else None

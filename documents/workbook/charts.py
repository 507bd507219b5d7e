"""Native charts over the tables of a sheet: they follow what is typed in the cells."""

from typing import Any

from documents.context.figure import FigureKind
from documents.workbook.grid import Grid
from documents.workbook.look import COMMITTED, DONE, EXPECTED, FORMATS, INK, TRACK

FONT = {"name": "Arial", "size": 9, "color": INK}
SHARE = FORMATS[FigureKind.SHARE]
THOUSANDS = '#,##0,"\u00a0k€"'
SIZE = {"width": 560, "height": 300}
BORDERLESS = {"border": {"none": True}}


def add_bars_chart(book: Any, sheet: Any, grid: Grid, *, title: str, at: tuple[int, int]) -> None:
    """Done beside expected, one pair a row; columns B and C of the table."""
    chart = book.add_chart({"type": "bar"})
    for column, name, colour in ((1, "Réalisé", DONE), (2, "Attendu", TRACK)):
        labels = {"value": True, "font": FONT, "num_format": SHARE}
        chart.add_series(_series(grid, column, name=name, colour=colour) | {"data_labels": labels})
    _finish(sheet, chart, title=title, at=at, number_format=SHARE)


def add_amounts_chart(
    book: Any, sheet: Any, grid: Grid, *, first: int, title: str, at: tuple[int, int]
) -> None:
    """Planned, committed and paid, side by side: three columns of the table, from `first` on."""
    chart = book.add_chart({"type": "bar"})
    names = (("Prévu", EXPECTED), ("Engagé", COMMITTED), ("Mandaté", DONE))
    for column, (name, colour) in enumerate(names, start=first):
        chart.add_series(_series(grid, column, name=name, colour=colour))
    _finish(sheet, chart, title=title, at=at, number_format=THOUSANDS)


def _series(grid: Grid, column: int, *, name: str, colour: str) -> dict[str, Any]:
    """A bar a row: the column's values, named by the first one."""
    return {
        "name": name,
        "categories": grid.cells(0),
        "values": grid.cells(column),
        "fill": {"color": colour},
        "gap": 60,
    }


def _finish(sheet: Any, chart: Any, *, title: str, at: tuple[int, int], number_format: str) -> None:
    chart.set_title({"name": title, "name_font": FONT | {"size": 11}, "overlay": False})
    chart.set_legend({"position": "bottom", "font": FONT})
    chart.set_y_axis({"reverse": True, "num_font": FONT, "line": {"none": True}})
    chart.set_x_axis(
        {
            "num_font": FONT,
            "num_format": number_format,
            "major_gridlines": {"visible": True, "line": {"color": TRACK}},
            "min": 0,
        }
    )
    chart.set_chartarea(BORDERLESS)
    chart.set_size(SIZE)
    sheet.insert_chart(*at, chart, {"description": title, "object_position": 2})

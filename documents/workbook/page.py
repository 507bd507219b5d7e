"""What every sheet begins with, and how it is read and printed."""

from collections.abc import Sequence
from typing import Any, Final

from documents.context.committee import Head
from documents.workbook.grid import Column
from documents.workbook.look import Styles

A4: Final = 9
HEADER_ROW: Final = 4
MARGINS: Final = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.7}


def new_sheet(
    book: Any, styles: Styles, name: str, *, head: Head, title: str, columns: Sequence[Column]
) -> Any:
    """A sheet with its title, its day and its source; the header of its table stays in sight."""
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.write_string(0, 0, title, styles.title)
    sheet.set_row(0, 24)
    sheet.write_string(1, 0, f"{head.short_title}, {head.plan_title}", styles.muted)
    sheet.write_string(2, 0, f"{head.days}. {head.banner}".strip(), styles.muted)
    sheet.freeze_panes(HEADER_ROW + 1, 1)
    sheet.set_row(HEADER_ROW, 32)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(**MARGINS)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_footer(f"&L{_plain(head.occasion)}&C{_plain(name)}&R&P / &N")
    return sheet


def _plain(text: str) -> str:
    # In a footer an ampersand is a command.
    return text.replace("&", "&&")

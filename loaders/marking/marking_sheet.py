"""The sheet « À corriger » of a workbook that is given back; runs in the marking child only."""

from collections.abc import Mapping
from copy import copy
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins

from data_model.finding import Severity
from loaders.formats.cells import clean_text
from loaders.marking.marks import (
    MARKS_SHEET,
    MARKS_TITLE,
    FileMarks,
    Mark,
    link_to,
)

HEADERS = ("Gravité", "Où", "Ce qui est écrit", "Constat", "Que faire")
WIDTHS = (11, 22, 24, 62, 52)
FILLS = {
    Severity.ERROR.value: "FFF4B3B3",
    Severity.QUESTION.value: "FFFFD08A",
    "header": "FFDDE5F2",
    "group": "FFF2F2F2",
}
INK, LINK, LINE = "FF1E1E1E", "FF1F4E9E", "FFB8B8B8"
A4, LONGEST_TEXT = 9, 2_000
TITLE_HEIGHT, LINE_HEIGHT, CHARACTERS_A_LINE = 24, 13, 200
THIN = Side(style="thin", color=LINE)
BORDER = Border(bottom=THIN)
WRAPPED = Alignment(wrap_text=True, vertical="top")
Looks = dict[str, Any]
"""The name of a look → its place in the workbook's list of styles."""


def remove_marks_sheet(book: Any) -> list[Any]:
    """Take out an earlier « À corriger » and return the sheets that remain."""
    for sheet in list(book.worksheets):
        is_ours = sheet.title.startswith(MARKS_SHEET)
        if is_ours and str(sheet["A1"].value or "").startswith(MARKS_TITLE):
            book.remove(sheet)
    return list(book.worksheets)


def add_marks_sheet(book: Any, marks: FileMarks, title_of_name: Mapping[str, str]) -> None:
    """Put « À corriger » first: every finding under its cause, with a link to its cell."""
    # openpyxl numbers the name itself where the sender has a sheet of that name.
    sheet = book.create_sheet(MARKS_SHEET, 0)
    looks: Looks = {}
    _write(sheet, (1, 1), marks.title, looks, "title")
    sheet.row_dimensions[1].height = TITLE_HEIGHT
    row = 2
    for line in marks.lines:
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(HEADERS))
        _write(sheet, (row, 1), line, looks, "text")
        sheet.row_dimensions[row].height = LINE_HEIGHT * (1 + len(line) // CHARACTERS_A_LINE)
        row += 1
    row += 1
    for column, (label, width) in enumerate(zip(HEADERS, WIDTHS, strict=True), start=1):
        cell = _write(sheet, (row, column), label, looks, "header")
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = f"A{row + 1}"
    sheet.print_title_rows = f"{row}:{row}"
    for group in marks.groups:
        row += 1
        for column in range(1, len(HEADERS) + 1):
            _write(sheet, (row, column), group.title if column == 1 else "", looks, "group")
        for mark in group.marks:
            row += 1
            _write_mark(sheet, row, mark, title_of_name, looks=looks)
    _print_setup(sheet)
    _only_selected(book, sheet)


def _write_mark(
    sheet: Any, row: int, mark: Mark, title_of_name: Mapping[str, str], *, looks: Looks
) -> None:
    target = title_of_name.get(mark.sheet)
    texts = (mark.severity.label, mark.place, mark.value, mark.text, mark.hint)
    names = (mark.severity.value, "link" if target is not None else "line", "line", "line", "line")
    for column, (text, name) in enumerate(zip(texts, names, strict=True), start=1):
        cell = _write(sheet, (row, column), text, looks, name)
        if name == "link" and target is not None:
            location = link_to(target, mark.cell)
            # openpyxl's own setter would turn the cell's style to its « Hyperlink ».
            cell._hyperlink = Hyperlink(ref=cell.coordinate, location=location, display=text)
            sheet._hyperlinks.append(cell._hyperlink)


def _write(sheet: Any, place: tuple[int, int], text: str, looks: Looks, name: str) -> Any:
    cell = sheet.cell(*place)
    cell.value = clean_text(text)[:LONGEST_TEXT]
    # A text that starts with = is someone's words, not a formula.
    cell.data_type = "s"
    # A look is set once and then copied: setting it compares it with all others of the workbook.
    if name not in looks:
        _style(cell, name)
        looks[name] = cell._style
    cell._style = copy(looks[name])
    return cell


def _style(cell: Any, name: str) -> None:
    is_bold, is_link = name in {"title", "header", "group"}, name == "link"
    cell.font = Font(
        name="Arial",
        size=13 if name == "title" else 9,
        bold=is_bold,
        color=LINK if is_link else INK,
        underline="single" if is_link else None,
    )
    is_one_line = name in {"title", "group"}
    cell.alignment = Alignment(vertical="top") if is_one_line else WRAPPED
    if name in FILLS:
        cell.fill = PatternFill("solid", fgColor=FILLS[name])
    if name not in {"title", "text", "header", "group"}:
        cell.border = BORDER


def _print_setup(sheet: Any) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, footer=0.3)
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "Page &P / &N"


def _only_selected(book: Any, chosen: Any) -> None:
    """Two sheets selected at once would both take what is typed in one."""
    book.active = chosen
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is chosen

"""Marks in an .xlsx through openpyxl; runs in the marking child only.

Colours are conditional formats, so that every format of the sender's stays as it was and an
earlier marking can be taken out.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill

from data_model.finding import Severity
from loaders.formats.cells import clean_text
from loaders.formats.strict_xlsx import transitional
from loaders.formats.xlsx_cells import knows_every_sheet
from loaders.marking.marking_sheet import add_marks_sheet, remove_marks_sheet
from loaders.marking.marking_values import with_stored_values
from loaders.marking.marks import (
    CELL_ADDRESS,
    COMMENT_AUTHOR,
    FileMarks,
    Mark,
    comment_text,
    without_mark,
)

MACROS_PART = "xl/vbaProject.bin"
MARK_FORMULA = 'LEN("à corriger'
FILL = {Severity.ERROR: "FFF4B3B3", Severity.QUESTION: "FFFFD08A"}
INK = {Severity.ERROR: "FF7A0010", Severity.QUESTION: "FF5C3A00"}
COMMENT_WIDTH, LINE_HEIGHT, CHARACTERS_A_LINE = 360, 18, 52
LOWEST_COMMENT, HIGHEST_COMMENT = 60, 420


def marked_workbook(data: bytes, marks: FileMarks) -> bytes:
    """The workbook with comments, colours and the sheet « À corriger »; earlier ones taken out.

    Raises: LookupError where openpyxl opened it without a sheet that was read; whatever openpyxl
    raises on a file it cannot read or write.
    """
    data = transitional(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        has_macros = MACROS_PART in archive.namelist()
    book = load_workbook(io.BytesIO(data), keep_vba=has_macros, rich_text=True)
    book.template = False
    opened = {clean_text(title) for title in book.sheetnames}
    marked = _by_sheet(marks.marks)
    # A workbook given back without its sheets would cost its sender the whole return.
    is_whole = bool(book.worksheets) and marked.keys() <= opened and knows_every_sheet(data)
    if not is_whole:
        raise LookupError("Le classeur a été ouvert sans ses feuilles.")
    for sheet in remove_marks_sheet(book):
        _unmark(sheet)
    by_name = {clean_text(sheet.title): sheet for sheet in book.worksheets}
    for name, of_sheet in marked.items():
        if name in by_name:
            _mark(by_name[name], of_sheet)
    if marks.lines:
        add_marks_sheet(book, marks, {name: sheet.title for name, sheet in by_name.items()})
    stream = io.BytesIO()
    book.save(stream)
    return with_stored_values(stream.getvalue(), data, book)


def _by_sheet(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.sheet and CELL_ADDRESS.fullmatch(mark.cell):
            found.setdefault(mark.sheet, []).append(mark)
    return found


def _mark(sheet: Any, marks: Sequence[Mark]) -> None:
    cells: dict[str, list[Mark]] = {}
    for mark in marks:
        cells.setdefault(_anchor(sheet, mark.cell), []).append(mark)
    worst: dict[Severity, list[str]] = {}
    for address, found in cells.items():
        _comment(sheet[address], comment_text(found))
        is_blocked = any(mark.severity is Severity.ERROR for mark in found)
        severity = Severity.ERROR if is_blocked else Severity.QUESTION
        worst.setdefault(severity, []).append(address)
    _colour(sheet, worst)


def _anchor(sheet: Any, address: str) -> str:
    """The cell that can hold a comment: the first of its merged block."""
    if not isinstance(sheet[address], MergedCell):
        return address
    for block in sheet.merged_cells.ranges:
        if address in block:
            return str(block.start_cell.coordinate)
    return address


def _comment(cell: Any, text: str) -> None:
    before = cell.comment
    words = f"{before.text}\n\n{text}" if before else text
    cell.comment = _sized(Comment(words, before.author if before else COMMENT_AUTHOR))


def _sized(comment: Comment) -> Comment:
    """Tall enough for its words: openpyxl does not keep the size that a comment had."""
    n_lines = sum(1 + len(line) // CHARACTERS_A_LINE for line in comment.text.splitlines())
    height = LINE_HEIGHT * (n_lines + 1)
    comment.width = COMMENT_WIDTH
    comment.height = min(max(height, LOWEST_COMMENT), HIGHEST_COMMENT)
    return comment


def _colour(sheet: Any, cells: dict[Severity, list[str]]) -> None:
    """Before every rule of the sender's: of two that colour one cell, the first one shows."""
    for block in sheet.conditional_formatting:
        for rule in block.rules:
            rule.priority += len(FILL)
    for priority, severity in enumerate(FILL, start=1):
        if severity not in cells:
            continue
        rule = FormulaRule(
            formula=[f'{MARK_FORMULA} {severity.label}")>0'],
            fill=PatternFill(bgColor=FILL[severity], fill_type="solid"),
            font=Font(color=INK[severity], bold=True),
        )
        rule.priority = priority
        sheet.conditional_formatting.add(" ".join(cells[severity]), rule)


def _unmark(sheet: Any) -> None:
    """Take out the colours and comments of an earlier marking; all others stay."""
    kept = ConditionalFormattingList()
    for block in sheet.conditional_formatting:
        for rule in block.rules:
            if not str(next(iter(rule.formula), "")).startswith(MARK_FORMULA):
                kept.add(str(block.sqref), rule)
    sheet.conditional_formatting = kept
    # The cells that exist: rows of a sheet with one far-away cell are a million.
    for cell in sheet._cells.values():
        if isinstance(cell, MergedCell) or cell.comment is None:
            continue
        words, author = without_mark(cell.comment.text), cell.comment.author
        cell.comment = _sized(Comment(words, author)) if words else None

"""Figures, tiles and lines of text, placed so that nothing runs out of its box."""

from collections.abc import Sequence
from typing import Any, Final

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from data_model.french import typo
from data_model.slide import SlideRow
from data_model.vocabulary import Level
from documents.context.figure import Figure
from documents.context.words_table import WordsTable
from documents.deck import look
from documents.deck.chart_looks import Box
from documents.deck.marks import describe, filled, run
from documents.printable import printable
from documents.wording import cut, shortened

GAP: Final = Inches(0.15)
TILE_COLUMNS: Final = 5
LONGEST_DETAIL, LONGEST_SUBJECT, LONGEST_LINE, LONGEST_CELL = 105, 150, 46, 52
LONGEST_VALUE, MOST_LARGE = 14, 5
ROW_HEIGHT, SHORT_ROW_HEIGHT = Inches(0.92), Inches(0.55)
TABLE_ROW: Final = Inches(0.38)
CELL_MARGIN: Final = "30000"
COLUMN_ROW, COLUMN_VALUE, COLUMN_DROP = Inches(1.0), Inches(3.4), Inches(0.05)
Piece = tuple[str, Pt, bool, Any]


def text_box(slide: Any, box: Box, pieces: Sequence[Piece]) -> Any:
    """Text in paragraphs; a piece is its words, size, weight and colour."""
    shape = slide.shapes.add_textbox(*box)
    _write(shape.text_frame, pieces, aligned=PP_ALIGN.LEFT, anchor=MSO_ANCHOR.TOP)
    return shape


def figures_row(slide: Any, box: Box, figures: Sequence[Figure]) -> None:
    """Each figure over its label, side by side."""
    told_row(slide, box, [(one.text, one.short_label) for one in figures])


def told_row(slide: Any, box: Box, told: Sequence[tuple[str, str]]) -> None:
    """Words in large over words in small, side by side."""
    left, top, width, height = box
    each = width // max(len(told), 1)
    is_wide = len(told) <= MOST_LARGE and all(len(value) < LONGEST_VALUE for value, _ in told)
    size = look.VALUE if is_wide else look.BODY
    for place, (value, label) in enumerate(told):
        text_box(
            slide,
            (left + place * each, top, each - GAP, height),
            [(value, size, True, look.INK), (label, look.SMALL, False, look.MUTED)],
        )


def told_column(slide: Any, box: Box, told: Sequence[tuple[str, str]]) -> None:
    """Words in large beside what they count, one under the other."""
    left, top, width, height = box
    each = min(COLUMN_ROW, height // max(len(told), 1))
    for place, (value, label) in enumerate(told):
        at = top + place * each
        text_box(slide, (left, at, COLUMN_VALUE, each), [(value, look.TITLE, True, look.INK)])
        beside = (left + COLUMN_VALUE, at + COLUMN_DROP, width - COLUMN_VALUE, each - COLUMN_DROP)
        text_box(slide, beside, [(label, look.LONG_TITLE, False, look.INK)])


def tiles(slide: Any, box: Box, rows: Sequence[SlideRow]) -> None:
    """A tile a respondent: pale where received, filled where it is missing."""
    left, top, width, height = box
    columns = min(TILE_COLUMNS, max(len(rows), 1))
    lines = -(-len(rows) // columns)
    each, tall = width // columns, height // max(lines, 1)
    for place, row in enumerate(rows):
        at = (left + place % columns * each, top + place // columns * tall, each - GAP, tall - GAP)
        _tile(slide, at, row)


def _tile(slide: Any, box: Box, row: SlideRow) -> None:
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box)
    is_missing = row.level is Level.ALERT
    shape.fill.solid()
    shape.fill.fore_color.rgb = look.ALERT if is_missing else look.TRACK
    shape.line.fill.background()
    shape.shadow.inherit = False
    ink = look.WHITE if is_missing else look.INK
    _write(
        shape.text_frame,
        [
            (row.label, look.BODY, True, ink),
            (f"{row.level.sign} {row.words}", look.SMALL, False, ink),
        ],
        aligned=PP_ALIGN.CENTER,
        anchor=MSO_ANCHOR.MIDDLE,
    )
    shape.name = printable(row.label)
    describe(shape, typo(f"{row.label} : {row.words}"))


def lines(slide: Any, box: Box, rows: Sequence[SlideRow], *, is_numbered: bool) -> None:
    """One box a line: what it is about in bold, what is said, more of it below."""
    left, top, width, height = box
    each = min(lines_height(rows), height) // max(len(rows), 1)
    for place, row in enumerate(rows):
        _line(slide, (left, top + place * each, width, each), row, is_numbered=is_numbered)


def lines_height(rows: Sequence[SlideRow]) -> int:
    """What the lines of a slide need."""
    is_long = any(row.detail or len(row.label) + len(row.words) > LONGEST_LINE for row in rows)
    return int((ROW_HEIGHT if is_long else SHORT_ROW_HEIGHT) * len(rows))


def _line(slide: Any, box: Box, row: SlideRow, *, is_numbered: bool) -> None:
    shape = slide.shapes.add_textbox(*box)
    frame = shape.text_frame
    _prepare(frame, MSO_ANCHOR.TOP)
    first = frame.paragraphs[0]
    ink = look.TEXTS[row.level]
    sign = f"{row.level.sign} " if row.level in (Level.ALERT, Level.WATCH) else ""
    head = f"{row.words}. " if is_numbered else sign
    if head:
        run(first._p, head, look.BODY, is_bold=True, ink=ink)
    run(first._p, shortened(row.label, LONGEST_SUBJECT), look.BODY, is_bold=True)
    if row.words and not is_numbered:
        run(first._p, typo(f" : {row.words}"), look.BODY, ink=ink)
    if row.detail:
        below = frame.add_paragraph()
        run(below._p, cut(row.detail, LONGEST_DETAIL), look.SMALL, ink=look.MUTED)


def table(
    slide: Any, box: Box, shown: WordsTable, shares: Sequence[float], *, name: str, words: str
) -> None:
    """A native table, its first row named as a header; `shares` says how wide each column is."""
    left, top, width, _height = box
    columns = len(shown.columns)
    size = TABLE_ROW * (len(shown.rows) + 1)
    frame = slide.shapes.add_table(len(shown.rows) + 1, columns, left, top, width, size)
    frame.name = printable(name)
    describe(frame, typo(f"{name}. {words}"))
    found = frame.table
    found.first_row, found.horz_banding = True, False
    for column, share in zip(found.columns, shares, strict=True):
        column.width = int(width * share)
    lines = zip(found._tbl.tr_lst, (shown.columns, *shown.rows), strict=True)
    for line, (row, cells) in enumerate(lines):
        for cell, text in zip(row.tc_lst, cells, strict=True):
            _cell(cell, text, is_head=not line)


def _cell(cell: Any, words: str, *, is_head: bool) -> None:
    # Hundreds of them: the library's own way, an object a colour, takes half of the deck's time.
    look_of = cell.get_or_add_tcPr()
    look_of.set("marT", CELL_MARGIN)
    look_of.set("marB", CELL_MARGIN)
    filled(look_of, look.TRACK if is_head else look.WHITE)
    paragraph = cell.txBody.p_lst[0]
    run(paragraph, shortened(words, LONGEST_CELL), look.TABLE, is_bold=is_head)


def _write(frame: Any, pieces: Sequence[Piece], *, aligned: Any, anchor: Any) -> None:
    _prepare(frame, anchor)
    for place, (words, size, is_bold, ink) in enumerate(pieces):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        paragraph.alignment = aligned
        run(paragraph._p, words, size, is_bold=is_bold, ink=ink)


def _prepare(frame: Any, anchor: Any) -> None:
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0

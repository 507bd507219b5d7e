"""The tables of a page as one workbook, typed and introduced."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import pandas as pd
import xlsxwriter

from data_model.french import day, one_line, typo
from data_model.shown_words import shown_words
from data_model.workbook_options import WORKBOOK_OPTIONS, cell_words
from loaders.formats.cells import clean_text
from loaders.issuing.issue import plain_name
from loaders.issuing.issue_styles import FONT, MARKED, Styles
from loaders.issuing.issue_table import A4
from loaders.issuing.page_cells import CellKind, PageCell, page_cell

ABOUT_SHEET: Final = "À propos"
ABOUT_WIDTHS: Final = (22, 90)
LONGEST_SHEET_NAME: Final = 31
NARROWEST, WIDEST = 10, 60
NOT_IN_SHEET_NAMES: Final = re.compile(r"[\[\]:*?/\\']")
WOULD_RUN: Final = ("=", "+", "-", "@", "\t", "\r")
FORMATS: Final = {
    CellKind.NUMBER: "#,##0{}",
    CellKind.EUROS: '#,##0{} "€"',
    CellKind.PERCENT: "0{}%",
    CellKind.POINTS: '+0{0}" pt";-0{0}" pt";0" pt"',
    CellKind.SHIFT: '+0{0}" j";-0{0}" j";0" j"',
    CellKind.LATENESS: '0{0}" j de retard";0{0}" j d’avance";"à l’heure"',
    CellKind.DAY: "dd/mm/yyyy",
}
Cells = list[list[PageCell | None]]


@dataclass(frozen=True, kw_only=True)
class PageTable:
    """One table as shown, and the words that say what it holds."""

    title: str
    frame: pd.DataFrame


@dataclass(frozen=True, kw_only=True)
class PageFile:
    """What a file of tables says of itself."""

    plan: str
    short_title: str
    page: str
    finding: str
    as_of: date
    situation_date: date | None
    source: str
    is_demonstration: bool
    chosen: tuple[tuple[str, str], ...] = ()


def page_file_name(about: PageFile, extension: str) -> str:
    """`PLDESS_Budget_2026-11-09.xlsx`: plan, page and the day looked at."""
    parts = (plain_name(about.short_title), plain_name(about.page), about.as_of.isoformat())
    return f"{'_'.join(parts)}.{extension}"


def about_rows(about: PageFile) -> list[tuple[str, str]]:
    """Label and words of each line of the first sheet."""
    until = about.situation_date
    rows = [
        ("Plan", about.plan),
        ("Page", about.page),
        ("Constat", shown_words(about.finding)),
        ("Vu au", day(about.as_of)),
        ("Situation au", day(until) if until else "aucun trimestre n’est arrivé à échéance"),
        ("Filtre", shown_words(filter_words(about.chosen))),
        ("Source", about.source),
    ]
    if about.is_demonstration:
        rows.append(("Attention", "Données de démonstration, fictives"))
    return [(label, typo(words)) for label, words in rows if words]


def filter_words(chosen: Sequence[tuple[str, str]]) -> str:
    """« Axe : Axe 2 · Animation ; Commune : Sevran »: what leaves something out; empty if none."""
    return " ; ".join(f"{label} : {words}" for label, words in chosen)


def page_cells(frame: pd.DataFrame) -> Cells:
    """Each row's cells, typed."""
    return [[page_cell(value) for value in row] for row in frame.itertuples(index=False)]


def sheet_names(titles: Sequence[str]) -> list[str]:
    """A name for each sheet: numbered, so that no two are alike however they are cut."""
    names = []
    for number, title in enumerate(titles, start=1):
        words = one_line(f"{number} {NOT_IN_SHEET_NAMES.sub(' ', shown_words(title))}")
        if len(words) > LONGEST_SHEET_NAME:
            words = words[: LONGEST_SHEET_NAME + 1].rpartition(" ")[0] or str(number)
        names.append(words[:LONGEST_SHEET_NAME])
    return names


def page_workbook(about: PageFile, tables: Sequence[PageTable]) -> bytes:
    """The .xlsx: « À propos », then a sheet a table, each quantity a number with its format."""
    stream = io.BytesIO()
    names = sheet_names([table.title for table in tables])
    with xlsxwriter.Workbook(stream, WORKBOOK_OPTIONS) as book:
        book.set_properties({"title": f"{about.short_title}, {about.page}"})
        styles = Styles(book)
        _write_about(book.add_worksheet(ABOUT_SHEET), styles, about, tables, names)
        looks: dict[tuple[CellKind, int], Any] = {}
        for name, table in zip(names, tables, strict=True):
            _write_table(book, book.add_worksheet(name), styles, table, looks)
    return stream.getvalue()


def _write_about(
    sheet: Any,
    styles: Styles,
    about: PageFile,
    tables: Sequence[PageTable],
    names: Sequence[str],
) -> None:
    for place, width in enumerate(ABOUT_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, clean_text(typo(f"{about.short_title} · {about.page}")), styles.title)
    rows = about_rows(about)
    for row, (label, words) in enumerate(rows, start=2):
        sheet.write_string(row, 0, label, styles.strong)
        sheet.write_string(row, 1, clean_text(words), styles.text)
    first = len(rows) + 3
    sheet.write_string(first, 0, "Feuille", styles.header)
    sheet.write_string(first, 1, "Contenu", styles.header)
    for row, (name, table) in enumerate(zip(names, tables, strict=True), start=first + 1):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", styles.line, name)
        sheet.write_string(row, 1, clean_text(shown_words(table.title)), styles.line)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _write_table(
    book: Any,
    sheet: Any,
    styles: Styles,
    table: PageTable,
    looks: dict[tuple[CellKind, int], Any],
) -> None:
    cells = page_cells(table.frame)
    for place, column in enumerate(table.frame.columns):
        head = clean_text(shown_words(str(column)))
        longest = max([len(head), *(len(_text(row[place])) for row in cells)])
        sheet.set_column(place, place, min(max(longest, NARROWEST), WIDEST))
        sheet.write_string(0, place, head, styles.header)
    for at, row in enumerate(cells, start=1):
        for place, cell in enumerate(row):
            if cell is not None:
                _write_cell(book, sheet, (at, place), cell, looks)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    if cells:
        sheet.autofilter(0, 0, len(cells), len(table.frame.columns) - 1)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_cell(
    book: Any,
    sheet: Any,
    place: tuple[int, int],
    cell: PageCell,
    looks: dict[tuple[CellKind, int], Any],
) -> None:
    would_run = isinstance(cell.value, str) and cell.value.startswith(WOULD_RUN)
    # A text that would run as a formula is marked as text, so that it stays one when edited.
    key = (cell.kind, 1 if would_run else cell.decimals)
    if key not in looks:
        look = FONT | MARKED | {"text_wrap": cell.kind == CellKind.TEXT}
        if cell.kind == CellKind.TEXT:
            look |= {"quote_prefix": True} if would_run else {}
        else:
            decimals = "." + "0" * cell.decimals if cell.decimals else ""
            look |= {"num_format": FORMATS[cell.kind].format(decimals), "align": "right"}
        looks[key] = book.add_format(look)
    if isinstance(cell.value, Decimal):
        sheet.write_number(*place, float(cell.value), looks[key])
    elif isinstance(cell.value, date):
        when = datetime(cell.value.year, cell.value.month, cell.value.day)  # noqa: DTZ001  Excel has no time zone
        sheet.write_datetime(*place, when, looks[key])
    else:
        sheet.write_string(*place, cell_words(clean_text(cell.value)), looks[key])


def _text(cell: PageCell | None) -> str:
    return "" if cell is None else str(cell.value)

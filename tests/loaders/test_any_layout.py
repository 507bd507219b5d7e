"""A workbook in any layout says the same as the template, and says it again when read again."""

import io
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from data_model.finding import Severity
from loaders.formats.cells import Workbook
from loaders.formats.xlsx_cells import xlsx_workbook
from loaders.recognition.table import find_table
from loaders.template.columns import SHEETS, ColumnSpec, SheetSpec

NOISE = ("Visa du maire", "Service", "Tél.", "Relu par", "Couleur")
TITLES = ("Retour de la commune", "à renvoyer avant le 31 octobre", "2026")
OTHER_NAMES = {
    "indicators": ("Indicateurs", "INDICATEURS", "Relevés", "Feuil1", "Indicteurs"),
    "budget": ("Budget", "budgets ", "Finances", "Feuil2", "Budget 2026 Sevran"),
    "calendar": ("Calendrier", "Échéances", "planning", "Feuil3", "Calandrier"),
}

Row = dict[str, str | int]
Content = dict[str, list[Row]]


@dataclass(frozen=True)
class Layout:
    """How one sheet is laid out: its name, its titles from left to right, its empty lines."""

    spec: SheetSpec
    name: str
    titles: list[tuple[str, str]]
    rows: list[Row]
    header_row: int
    noise_above: list[str]
    gaps: list[int]


def written(column: ColumnSpec) -> st.SearchStrategy[str]:
    """The label of a column as people write it."""
    label = column.label
    bare = "".join(c for c in unicodedata.normalize("NFD", label) if not unicodedata.combining(c))
    forms = [label, label.upper(), bare, f" {label} :", label.replace(" ", "\n"), *column.aliases]
    return st.sampled_from(forms)


def contents(spec: SheetSpec) -> st.SearchStrategy[list[Row]]:
    """Rows that all have a code of their own, and a number or words in some other columns."""
    code = [column.key for column in spec.columns if column.kind == "code"][-1]
    others = [column.key for column in spec.columns if column.key != code]
    cell = st.one_of(st.integers(1, 10**6), st.sampled_from(["n.c.", "T2 2026", "1 250 €"]))
    row = st.dictionaries(st.sampled_from(others), cell, max_size=5)
    return st.lists(row, min_size=1, max_size=4).map(
        lambda rows: [{**kept, code: f"1.{rank}-I1"} for rank, kept in enumerate(rows, start=1)]
    )


@st.composite
def layouts(draw: st.DrawFn, spec: SheetSpec) -> Layout:
    rows = draw(contents(spec))
    columns = draw(st.permutations(spec.columns))
    titles = [(column.key, draw(written(column))) for column in columns]
    for title in draw(st.lists(st.sampled_from(NOISE), unique=True, max_size=3)):
        titles.insert(draw(st.integers(0, len(titles))), ("", title))
    header_row = draw(st.integers(1, 30))
    above = draw(st.lists(st.sampled_from(TITLES), max_size=header_row - 1))
    gaps = draw(st.lists(st.integers(0, 3), min_size=len(rows), max_size=len(rows)))
    name = draw(st.sampled_from(OTHER_NAMES[spec.key]))
    return Layout(spec, name, titles, rows, header_row, above, gaps)


books = st.tuples(*(layouts(spec) for spec in SHEETS)).flatmap(st.permutations)


def workbook_of(sheets: list[Layout]) -> Workbook:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for layout in sheets:
            sheet = book.add_worksheet(layout.name)
            for row, words in enumerate(layout.noise_above):
                sheet.write_string(row, row % 3, words)
            for column, (_, title) in enumerate(layout.titles):
                sheet.write_string(layout.header_row - 1, column, title)
            number = layout.header_row - 1
            for kept, gap in zip(layout.rows, layout.gaps, strict=True):
                number += 1 + gap
                for column, (key, _) in enumerate(layout.titles):
                    if key in kept:
                        sheet.write(number, column, kept[key])
                    elif not key:
                        sheet.write_string(number, column, "vu")
    return xlsx_workbook(stream.getvalue())


def said(workbook: Workbook) -> Content:
    """Every cell read, by sheet, row and column key; nothing that blocks or asks."""
    content: Content = {}
    for spec in SHEETS:
        table = find_table(workbook, spec)
        assert {finding.severity for finding in table.findings} <= {Severity.INFO}
        content[spec.key] = [
            {key: _plain(cell.value) for key, cell in row.cells.items()} for row in table.rows
        ]
    return content


def _plain(value: object) -> str | int:
    return int(value) if isinstance(value, Decimal) else str(value)


def template_of(content: Content) -> Workbook:
    """The same rows in the layout of the template."""
    return workbook_of(
        [
            Layout(
                spec=spec,
                name=spec.label,
                titles=[(column.key, column.label) for column in spec.columns],
                rows=content[spec.key],
                header_row=3,
                noise_above=[],
                gaps=[0] * len(content[spec.key]),
            )
            for spec in SHEETS
        ]
    )


@given(sheets=books)
def test_the_layout_does_not_matter(sheets: list[Layout]) -> None:
    read = said(workbook_of(sheets))
    assert read == {layout.spec.key: layout.rows for layout in sheets}
    assert said(template_of(read)) == read

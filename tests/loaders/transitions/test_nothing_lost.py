"""Whatever is filled in the template is stored, or named in a finding."""

import re
from collections.abc import Iterator
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from data_model.french import euros
from data_model.period import simplified
from data_model.plan_draft import PlanDraft
from loaders.formats.cell_words import is_filled, typed_text
from loaders.formats.cells import Cell, CellKind, Workbook
from loaders.formats.xlsx_cells import xlsx_workbook
from loaders.transitions.layout import is_transitions_template, template_sheets
from loaders.transitions.reading import read_transitions
from tests.loaders.transitions.template_file import (
    COLUMN,
    FIRST_ROW,
    HEADINGS,
    IDENTITY,
    Row,
    Value,
    read,
    template,
)

WORDS = re.compile(r"\w+")
NAMES = [name for name in COLUMN if name not in {"Montant € HT"}]
SHORT = st.text("aéB œ€·'’\n;-•0129./", min_size=1, max_size=12).filter(str.strip)
LEVELS = {"Axe", "Sous-axe", "Sous-sous axe", "Titre de l'action", "Titre de la sous-action"}
# The same few titles on several rows, so that there are actions to describe.
TITLES = st.sampled_from(["Un", "Deux", "Trois", "Total"])
TYPED: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from(
        ["En cours", "Bas", "2024", "03/2024", "12 000 €", "5 k€ TTC", "10-20", "À définir"]
    ),
    st.integers(min_value=-5, max_value=10**7),
    st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)),
    st.booleans(),
)
VALUES = st.one_of(SHORT, TYPED)
ROWS = st.lists(
    st.fixed_dictionaries(
        {}, optional={name: TITLES if name in LEVELS else VALUES for name in NAMES}
    ),
    min_size=1,
    max_size=6,
).map(
    # Each text is the only one of its kind: found elsewhere, it would not be seen as lost.
    lambda rows: [
        {
            name: f"{value} r{number}c{COLUMN[name]}" if _is_free(name, value) else value
            for name, value in row.items()
        }
        for number, row in enumerate(rows)
    ]
)
MERGES = st.lists(
    st.tuples(st.sampled_from(range(1, len(HEADINGS) + 1)), st.integers(4, 7), st.integers(1, 3)),
    max_size=3,
    unique_by=lambda block: block[0],
)


def _is_free(name: str, value: Value) -> bool:
    return name not in LEVELS and isinstance(value, str) and len(value) % 2 == 1


def told_words(draft: PlanDraft) -> Iterator[str]:
    """Every text and number of the draft, and everything its findings say."""
    for row in (*draft.texts, *draft.versions):
        for name, value in row.model_dump().items():
            if isinstance(value, str):
                yield str(value)
            elif name == "amount_cents" and value is not None:
                yield f"{value / 100:.2f}".rstrip("0").rstrip(".")
                yield euros(value)
            elif isinstance(value, date):
                yield f"{value:%d/%m/%Y}"
    for finding in draft.findings:
        yield from (finding.message, finding.value)


def lost(workbook: Workbook, draft: PlanDraft) -> list[str]:
    """The cells under and above the titles of which some word is nowhere."""
    known = set(WORDS.findall(simplified(" ".join(told_words(draft)))))
    titles = {(table.sheet.name, table.header.row) for table in template_sheets(workbook)}
    return [
        f"{cell.address} {typed_text(cell)!r}"
        for sheet in workbook.sheets
        for cell in sheet.cells
        if is_filled(cell)
        and (sheet.name, cell.row) not in titles
        and not set(WORDS.findall(simplified(shown(cell)))) <= known
    ]


def shown(cell: Cell) -> str:
    """A number is looked for as it is written, with a point where it has decimals."""
    return typed_text(cell).replace("-", "") if cell.kind is CellKind.NUMBER else typed_text(cell)


@given(rows=ROWS, merges=MERGES)
def test_every_filled_cell_is_stored_or_named(
    rows: list[Row], merges: list[tuple[int, int, int]]
) -> None:
    letters = [(chr(64 + c) if c <= 26 else "A" + chr(64 + c - 26), r, n) for c, r, n in merges]
    merged = [f"{letter}{row}:{letter}{row + more}" for letter, row, more in letters]
    workbook = xlsx_workbook(template(rows, merged=merged))

    draft = read_transitions(workbook, IDENTITY)

    assert lost(workbook, draft) == []


def test_the_oracle_sees_a_cell_that_is_lost() -> None:
    rows: list[Row] = [{"Titre de l'action": "Action", "Descriptif": "Un texte"}]
    workbook = xlsx_workbook(template(rows))
    assert is_transitions_template(workbook)
    assert lost(workbook, read(template([{"Titre de l'action": "Action"}]))) == [
        f"F{FIRST_ROW} 'Un texte'"
    ]

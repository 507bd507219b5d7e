"""Words added to « Notice » are told, and nothing that the sheet was issued with is."""

import io

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from data_model.draft import ReturnDraft
from loaders.checks.check_notice import WRITTEN
from tests.loaders.small_plan import changed, issued, make_basis, read_here

FILLED = changed(issued(), Indicateurs_H4=12)
CODE = "TEXTE_DANS_NOTICE"


def after(**cells: object) -> ReturnDraft:
    return read_here(changed(FILLED, **cells), make_basis())


def told(draft: ReturnDraft) -> list[str]:
    return [f.address for f in draft.findings if f.code == CODE]


@pytest.mark.parametrize("cell", ["B8", "C3", "B10", "A12", "A21", "D20", "A27", "B40"])
def test_words_in_an_empty_cell_of_the_notice_are_told_with_their_place(cell: str) -> None:
    draft = after(**{f"Notice_{cell}": "Dossier incomplet, merci"})
    assert told(draft) == [f"Notice!{cell}"]
    (finding,) = draft.findings
    assert finding.severity.value == "info"
    assert "Dossier incomplet, merci" in finding.message
    assert draft.can_be_recorded


def test_several_are_one_finding_and_spaces_are_none() -> None:
    draft = after(Notice_C3="un", Notice_C4="deux", Notice_C5="  ")
    (finding,) = draft.findings
    assert finding.message.startswith("2\u00a0textes ne sont pas lus")


@pytest.mark.parametrize("cell", ["A1", "B6", "B7", "B9", "C9", "B15", "B25"])
def test_a_cell_that_the_notice_was_issued_with_is_not_told(cell: str) -> None:
    assert told(after(**{f"Notice_{cell}": "oui"})) == []


def test_every_cell_of_the_issued_notice_is_known() -> None:
    sheet = load_workbook(io.BytesIO(issued()))["Notice"]
    places = {(c.row, c.column) for row in sheet.iter_rows() for c in row if c.value is not None}
    assert places <= WRITTEN
    # The second title line is there in a demonstration only.
    assert WRITTEN - places == {(2, 1)}


@pytest.mark.parametrize(
    ("row", "column"), [(1, 0), (4, 0), (12, 0), (20, 0), (24, 0), (25, 0), (0, 1), (0, 2)]
)
def test_a_notice_whose_rows_or_columns_moved_tells_nothing(row: int, column: int) -> None:
    book = load_workbook(io.BytesIO(FILLED))
    sheet: Worksheet = book["Notice"]
    if row:
        sheet.insert_rows(row)
    else:
        sheet.insert_cols(column)
    sheet.cell(row=40, column=2).value = "un mot"
    stream = io.BytesIO()
    book.save(stream)
    assert told(read_here(stream.getvalue(), make_basis())) == []

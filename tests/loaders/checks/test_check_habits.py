"""What clerks do around the table: hide, filter, note, write beside it. Nothing is silent."""

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from data_model.draft import ReturnDraft
from tests.loaders.small_plan import changed, issued, make_basis, only, read_here, saved, told

Habit = Callable[[Worksheet], None]


def after(habit: Habit) -> ReturnDraft:
    book: Workbook = load_workbook(io.BytesIO(changed(issued(), Indicateurs_H4=12)))
    habit(book["Indicateurs"])
    draft = read_here(saved(book), make_basis())
    assert [fact.value_e4 for fact in draft.observations] == [120_000]
    return draft


def hide_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[4].hidden = True


def hide_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["H"].hidden = True


def filter_rows(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A3:L12"
    sheet.auto_filter.add_filter_column(2, ["1.1-I2"])
    sheet.row_dimensions[4].hidden = True


@pytest.mark.parametrize("habit", [hide_row, hide_column, filter_rows])
def test_a_value_that_cannot_be_seen_is_read_and_told(habit: Habit) -> None:
    draft = after(habit)
    assert told(draft) == [("info", "CELLULES_MASQUEES", "Indicateurs!H4")]


@pytest.mark.parametrize("cell", ["D4", "G4", "H4"])
def test_a_note_on_any_cell_of_a_row_is_kept_as_a_comment(cell: str) -> None:
    def note(sheet: Worksheet) -> None:
        sheet[cell].comment = Comment("estimé par le service", "Mairie")

    draft = after(note)
    assert [(c.cell, c.text, c.object_code) for c in draft.comments] == [
        (cell, "estimé par le service", "1.1-I1")
    ]


@pytest.mark.parametrize(("cell", "value"), [("N4", 45), ("H2", 99), ("N1", 45)])
def test_a_figure_beside_or_above_the_table_is_a_question(cell: str, value: int) -> None:
    def write(sheet: Worksheet) -> None:
        sheet[cell] = value

    assert told(after(write)) == [("question", "DONNEES_HORS_TABLEAU", f"Indicateurs!{cell}")]


def test_words_under_the_table_are_told() -> None:
    def write(sheet: Worksheet) -> None:
        sheet["A20"] = "Nota : 45 personnes de plus en octobre"

    finding = only(after(write))
    assert (finding.severity.value, finding.code) == ("info", "DONNEES_HORS_TABLEAU")
    assert "ligne 20" in finding.message


@pytest.mark.parametrize(
    ("sheet", "cell"), [("Indicateurs", "H3"), ("Indicateurs", "A1"), ("Notice", "B3")]
)
def test_a_note_that_no_row_takes_is_told_with_its_words(sheet: str, cell: str) -> None:
    book: Workbook = load_workbook(io.BytesIO(changed(issued(), Indicateurs_H4=12)))
    book[sheet][cell].comment = Comment("chiffres provisoires", "Mairie")
    draft = read_here(saved(book), make_basis())
    assert told(draft) == [("info", "NOTE_HORS_TABLEAU", f"{sheet}!{cell}")]
    assert "chiffres provisoires" in only(draft).message


@pytest.mark.parametrize("cell", ["L4", "K4", "C4"])
def test_words_struck_through_are_kept_as_written_and_told(cell: str) -> None:
    def strike(sheet: Worksheet) -> None:
        sheet[cell] = sheet[cell].value or "mot barré"
        sheet[cell].font = Font(strike=True)

    assert told(after(strike)) == [("info", "VALEUR_BARREE", f"Indicateurs!{cell}")]


def test_a_row_struck_through_from_end_to_end_is_asked_about_once() -> None:
    book: Workbook = load_workbook(io.BytesIO(changed(issued(), Indicateurs_H4=12)))
    for cell in book["Indicateurs"][4]:
        cell.font = Font(strike=True)
    draft = read_here(saved(book), make_basis())
    assert told(draft) == [("question", "VALEUR_BARREE", "Indicateurs!H4")]

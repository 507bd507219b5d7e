"""Errors, formulas without a result and words struck through: said, never stored as they are."""

import io

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from data_model.draft import ReturnDraft
from data_model.finding import DROP, Answers
from loaders.checks.check_return import NO_ANSWERS
from loaders.formats.cells import decode_workbook, encode_workbook
from loaders.formats.xlsx_cells import xlsx_workbook
from tests.loaders.small_plan import issued, make_basis, only, read, read_here, saved, told


@pytest.mark.parametrize(
    ("given", "place", "n_rejected"),
    [
        ({"Indicateurs_H5": 5}, "Indicateurs_J5", 1),
        ({"Indicateurs_H4": 5}, "Indicateurs_C4", 1),
        ({"Indicateurs_H4": 5}, "Indicateurs_D4", 0),
        ({"Indicateurs_H4": 5}, "Indicateurs_E4", 1),
        ({"Indicateurs_H8": 3, "Indicateurs_I8": 4}, "Indicateurs_C8", 1),
        ({"Indicateurs_H4": 5}, "Indicateurs_K4", 0),
        ({"Indicateurs_H4": 5}, "Indicateurs_L4", 0),
        ({"Budget_G4": 5, "Budget_H4": 4}, "Budget_A4", 2),
        ({"Budget_G4": 5, "Budget_H4": 4}, "Budget_C4", 2),
        ({"Budget_G4": 5}, "Budget_D4", 1),
        ({"Budget_G4": 5}, "Budget_E4", 1),
        ({"Budget_G4": 5}, "Budget_I4", 0),
        ({"Calendrier_J4": "12/06/2026"}, "Calendrier_C4", 1),
        ({"Calendrier_J4": "12/06/2026"}, "Calendrier_K4", 0),
    ],
)
@pytest.mark.parametrize(
    ("fault", "code"), [("#N/A", "CELLULE_EN_ERREUR"), ("=1+1", "FORMULE_NON_CALCULEE")]
)
def test_a_cell_that_says_nothing_is_refused_wherever_it_is_read(
    given: dict[str, object], place: str, n_rejected: int, fault: str, code: str
) -> None:
    draft = read(**given, **{place: fault})
    assert told(draft) == [("error", code, place.replace("_", "!"))]
    assert draft.rejected_count == n_rejected
    assert len(draft.facts) + n_rejected == draft.read_count
    kept = [*(line.text for line in draft.comments), *(line.text for line in draft.highlights)]
    assert kept == []


def test_a_fault_on_a_row_where_nothing_is_given_is_not_told() -> None:
    assert [f.code for f in read(Indicateurs_H4=5, Indicateurs_J5="#N/A").findings] == []


def test_a_comment_in_error_alone_on_its_row_is_told() -> None:
    finding = read(Indicateurs_H4=5, Indicateurs_K5="#REF!").findings[0]
    assert (finding.code, finding.address) == ("CELLULE_EN_ERREUR", "Indicateurs!K5")


@pytest.mark.parametrize("typed", [40, "12 k€", -4])
def test_a_reference_figure_of_no_ratio_is_told_and_kept_as_a_comment(typed: object) -> None:
    draft = read(Indicateurs_H4=5, Indicateurs_I4=typed)
    finding = only(draft)
    assert told(draft) == [("info", "TYPE_INATTENDU", "Indicateurs!I4")]
    assert [(line.cell, line.text) for line in draft.comments] == [("I4", finding.value)]
    assert (draft.read_count, draft.skipped_count, len(draft.facts)) == (2, 1, 1)


def test_a_reference_figure_that_says_nothing_is_not_told() -> None:
    draft = read(Indicateurs_H4=5, Indicateurs_I4="n.c.")
    assert draft.findings == ()
    assert (draft.read_count, draft.skipped_count) == (2, 1)


def test_a_reference_figure_in_error_is_refused() -> None:
    draft = read(Indicateurs_H4=5, Indicateurs_I4="#REF!")
    assert told(draft) == [("error", "CELLULE_EN_ERREUR", "Indicateurs!I4")]
    assert [fact.origin.cell for fact in draft.observations] == ["H4"]


STRUCK = InlineFont(strike=True)
PARTLY = CellRichText(TextBlock(STRUCK, "1"), TextBlock(InlineFont(), "5"))


def struck(value: object, *, whole: bool) -> bytes:
    book = load_workbook(io.BytesIO(issued()))
    cell = book["Indicateurs"]["H4"]
    cell.value = value
    if whole:
        cell.font = Font(strike=True)
    return saved(book)


def read_struck(content: bytes, answers: Answers = NO_ANSWERS) -> ReturnDraft:
    return read_here(content, make_basis(), answers=answers)


def test_a_number_of_which_a_part_is_struck_is_asked_about() -> None:
    content = struck(PARTLY, whole=False)
    draft = read_struck(content)
    finding = only(draft)
    assert (finding.code, finding.address) == ("VALEUR_BARREE", "Indicateurs!H4")
    assert [option.key for option in finding.options] == ["as_written", "standing", DROP.key]
    assert (len(draft.facts), draft.rejected_count) == (0, 1)

    def value_with(chosen: str) -> list[int | None]:
        answered = read_struck(content, {finding.answer_key: chosen})
        return [fact.value_e4 for fact in answered.observations]

    assert value_with("as_written") == [150_000]
    assert value_with("standing") == [50_000]
    assert value_with(DROP.key) == []


def test_a_number_struck_as_a_whole_is_asked_about() -> None:
    content = struck(12, whole=True)
    finding = only(read_struck(content))
    assert [option.key for option in finding.options] == ["as_written", DROP.key]
    kept = read_struck(content, {finding.answer_key: "as_written"})
    assert [fact.value_e4 for fact in kept.observations] == [120_000]


def test_a_number_that_is_not_struck_is_asked_nothing() -> None:
    plain = CellRichText(TextBlock(InlineFont(b=True), "1"), TextBlock(InlineFont(), "5"))
    draft = read_struck(struck(plain, whole=False))
    assert draft.findings == ()
    assert [fact.value_e4 for fact in draft.observations] == [150_000]


def test_what_is_struck_is_told_by_the_reading_child() -> None:
    workbook = xlsx_workbook(struck(PARTLY, whole=False))
    again = decode_workbook(encode_workbook(workbook))
    assert again.sheets == workbook.sheets
    assert [cell.standing for sheet in again.sheets for cell in sheet.cells if cell.standing] == [
        "5"
    ]

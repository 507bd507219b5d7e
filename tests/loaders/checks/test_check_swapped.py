"""« Valeur » and « Dernière valeur » exchanged: no value comes from the wrong column."""

import io

import pytest
from openpyxl import load_workbook

from data_model.draft import ReturnDraft
from data_model.finding import AnswerKey
from data_model.plan_index import KnownValue
from loaders.checks.check_return import NO_ANSWERS
from tests.loaders.small_plan import changed, issued, make_basis, read_here, told

KNOWN = make_basis(
    last_values={
        ("1.1-I1", ""): KnownValue(period_code="2026-T2", value_e4=70_000),
        ("1.2-I2", ""): KnownValue(period_code="2026-T2", value_e4=5_000_000),
    }
)
ASKED = AnswerKey("Indicateurs", "G4", "COLONNES_DEPLACEES")


def row_of(code: str) -> int:
    sheet = load_workbook(io.BytesIO(issued(basis=KNOWN)))["Indicateurs"]
    return next(row for row in range(4, sheet.max_row + 1) if sheet.cell(row, 3).value == code)


def exchanged(answer: str = "", **cells: object) -> ReturnDraft:
    """The issued workbook with both titles exchanged, and figures typed in the yellow column."""
    titles: dict[str, object] = {"Indicateurs_G3": "Valeur", "Indicateurs_H3": "Dernière valeur"}
    content = changed(issued(basis=KNOWN), **titles, **cells)
    return read_here(content, KNOWN, answers={ASKED: answer} if answer else NO_ANSWERS)


def given(draft: ReturnDraft) -> dict[str, int | None]:
    return {f.origin.cell: f.value_e4 for f in draft.observations}


def test_exchanged_titles_are_one_question_and_nothing_is_read_until_it_is_answered() -> None:
    draft = exchanged(Indicateurs_H4=12)
    assert told(draft) == [("question", "COLONNES_DEPLACEES", "Indicateurs!G4")]
    assert "colonne G" in draft.findings[0].message
    assert (draft.facts, draft.read_count, draft.rejected_count) == ((), 2, 2)


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        ("exchange", {"H4": 120_000}),
        ("as_titled", {"G4": 70_000, f"G{row_of('1.2-I2')}": 5_000_000}),
    ],
)
def test_the_answer_says_which_column_is_read(answer: str, read: dict[str, int]) -> None:
    assert given(exchanged(answer, Indicateurs_H4=12)) == read


def test_nothing_is_asked_where_one_row_has_a_value_of_its_own() -> None:
    draft = exchanged(Indicateurs_G4=8, Indicateurs_H4=12)
    assert "COLONNES_DEPLACEES" not in [finding.code for finding in draft.findings]


def test_values_confirmed_as_they_were_are_not_taken_for_exchanged_titles() -> None:
    cells: dict[str, object] = {"Indicateurs_H4": 7, f"Indicateurs_H{row_of('1.2-I2')}": 500}
    draft = read_here(changed(issued(basis=KNOWN), **cells), KNOWN)
    assert (given(draft)["H4"], draft.findings) == (70_000, ())

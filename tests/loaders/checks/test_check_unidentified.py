"""What is told of a workbook that does not say whose it is: all that holds for anyone."""

import io

import openpyxl
import pytest
from openpyxl import load_workbook

from data_model.draft import ReturnDraft
from data_model.finding import Severity
from loaders.checks.check import read_returns
from tests.loaders.small_plan import AS_OF, INDEX, changed, issued, make_basis, saved

NAME = "Retour T3 2026.xlsx"


def without_identity(**cells: object) -> bytes:
    book = load_workbook(io.BytesIO(changed(issued(), **cells)))
    for sheet in ("_meta", "Notice"):
        del book[sheet]
    return saved(book)


def read(content: bytes) -> ReturnDraft:
    (draft,) = read_returns([(NAME, content)], INDEX, lambda *_: make_basis(), as_of=AS_OF)
    return draft


def test_who_sends_it_is_asked_beside_what_is_wrong_for_anyone() -> None:
    draft = read(without_identity(Indicateurs_H4="douze", Budget_A4="9.9", Budget_G4=5))

    told = {(f.code, f.address) for f in draft.findings if f.severity is not Severity.INFO}
    assert ("COMMUNE_INCONNUE", "") in told
    assert ("NOMBRE_ILLISIBLE", "Indicateurs!H4") in told
    assert ("ACTION_INCONNUE", "Budget!A4") in told
    assert not draft.can_be_recorded


def test_nothing_that_depends_on_who_it_is_is_told() -> None:
    codes = [f.code for f in read(without_identity(Indicateurs_H4=12)).findings]
    assert sorted(codes) == ["COMMUNE_INCONNUE", "VERSION_MODELE"]


@pytest.mark.parametrize("words", ["", "Recettes"])
def test_a_workbook_without_our_sheets_is_not_asked_who_sent_it(words: str) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["B2"] = words or None
    draft = read(saved(book))

    assert [f.code for f in draft.findings] == ["VERSION_MODELE", "FEUILLE_INTROUVABLE"]
    assert [f.code for f in draft.blocking] == ["FEUILLE_INTROUVABLE"]


def test_once_it_is_answered_the_same_file_is_read_whole() -> None:
    content = without_identity(Indicateurs_H4=12)
    asked = read(content)
    (question,) = asked.questions
    basis = make_basis()
    answers = {question.answer_key: basis.respondent.code}
    (draft,) = read_returns(
        [(NAME, content)],
        INDEX,
        lambda *_: basis,
        as_of=AS_OF,
        answers={asked.sha256: answers},
    )
    assert [fact.value_e4 for fact in draft.observations] == [120_000]

"""What the titles leave open is asked, and the answers are followed."""

import pytest

from data_model.draft import ColumnChoice
from data_model.finding import Severity
from loaders.recognition.header_questions import read_header
from loaders.template.columns import BUDGET, INDICATORS
from tests.loaders.header_sheets import LABELS, codes, filled, only, sheet_of, titles


def test_doubles_that_differ_are_a_question_and_neither_is_read() -> None:
    sheet = filled(sheet_of([*LABELS, "VALEURS"]), "H:12,15", "M:12,16")
    header = read_header(sheet, INDICATORS)
    finding = only(header)
    assert "value" not in header.columns
    assert (finding.code, finding.severity) == ("EN_TETE_DOUBLON", Severity.QUESTION)
    assert "H1 et M1" in finding.message
    assert [(o.key, o.label) for o in finding.options] == [
        ("H", "Colonne H, «\u00a0Valeur\u00a0»\u00a0: 12\u202f; 15"),
        ("M", "Colonne M, «\u00a0VALEURS\u00a0»\u00a0: 12\u202f; 16"),
    ]


def test_the_double_that_is_chosen_is_read() -> None:
    sheet = filled(sheet_of([*LABELS, "VALEURS"]), "H:12,15", "M:12,16")
    asked = only(read_header(sheet, INDICATORS))
    header = read_header(sheet, INDICATORS, {asked.answer_key: "M"})
    assert header.columns["value"] == 13
    assert (only(header).severity, only(header).answer) == (Severity.INFO, asked.options[1].label)


@pytest.mark.parametrize(
    ("under", "column"), [(("H:12,15", "M:12,15"), 8), (("M:12,15",), 13), ((), 8)]
)
def test_doubles_that_do_not_differ_are_read_and_said(under: tuple[str, ...], column: int) -> None:
    header = read_header(filled(sheet_of([*LABELS, "VALEURS"]), *under), INDICATORS)
    assert header.columns["value"] == column
    assert (only(header).code, only(header).severity) == ("EN_TETE_DOUBLON", Severity.INFO)


def test_two_quarters_side_by_side_are_a_question() -> None:
    sheet = sheet_of([*titles(value="Valeur T2 2026"), "Valeur T3 2026"])
    header = read_header(filled(sheet, "H:12", "M:15"), INDICATORS)
    assert codes(header) == ["EN_TETE_DOUBLON"]


def test_rows_whose_code_is_in_doubt_are_not_read() -> None:
    sheet = filled(sheet_of([*LABELS, "Code indicateur"]), "C:1.1-I1", "M:1.1-I2")
    assert not read_header(sheet, INDICATORS).is_keyed


def test_an_unknown_title_over_numbers_is_offered_for_the_missing_column() -> None:
    sheet = filled(sheet_of([*titles(value="Résultat"), "Visa"]), "H:12,15", "M:vu,vu")
    header = read_header(sheet, INDICATORS)
    finding = header.findings[0]
    assert finding.message == (
        "La colonne «\u00a0Résultat\u00a0» (H1) est-elle «\u00a0Valeur\u00a0»\u202f?"
    )
    assert (finding.severity, finding.cell) == (Severity.QUESTION, "H1")
    assert [option.key for option in finding.options] == ["H", "none"]
    assert "value" not in header.columns


def test_the_column_that_is_chosen_is_read_and_remembered() -> None:
    sheet = filled(sheet_of(titles(value="Résultat")), "H:12,15")
    asked = read_header(sheet, INDICATORS).findings[0]

    header = read_header(sheet, INDICATORS, {asked.answer_key: "H"})
    assert header.columns["value"] == 8
    assert header.column_choices == (
        ColumnChoice(sheet="indicators", label="resultat", column="value"),
    )
    assert header.extra == {}
    again = read_header(sheet, INDICATORS, {}, {"resultat": "value"})
    assert (again.columns["value"], again.column_choices) == (8, ())
    assert only(again).message.endswith("comme confirmé la dernière fois.")


def test_a_remembered_title_never_takes_a_column_that_is_there() -> None:
    sheet = filled(sheet_of([*LABELS, "Résultat"]), "H:12", "M:15")
    header = read_header(sheet, INDICATORS, {}, {"resultat": "value"})
    assert header.columns["value"] == 8
    assert codes(header) == ["COLONNE_INCONNUE"]


def test_none_of_the_columns_may_be_the_answer() -> None:
    sheet = filled(sheet_of(titles(value="Téléphone")), "H:12,15")
    asked = read_header(sheet, INDICATORS).findings[0]
    header = read_header(sheet, INDICATORS, {asked.answer_key: "none"})
    assert "value" not in header.columns
    assert not [f for f in header.findings if f.severity is not Severity.INFO]


def test_two_missing_columns_are_two_questions_with_two_keys() -> None:
    labels = [column.label for column in BUDGET.columns]
    labels[6:8] = ["Somme A", "Somme B"]
    header = read_header(filled(sheet_of(labels), "G:100,200", "H:50,60"), BUDGET)
    asked = [f for f in header.findings if f.severity is Severity.QUESTION]
    assert len({finding.answer_key for finding in asked}) == len(asked) == 2
    answers = {asked[0].answer_key: "G", asked[1].answer_key: "H"}
    read = read_header(filled(sheet_of(labels), "G:100,200", "H:50,60"), BUDGET, answers)
    assert (read.columns["committed"], read.columns["paid"]) == (7, 8)

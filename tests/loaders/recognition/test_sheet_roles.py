"""Each sheet is found by its name, else by what its header says, else by what is answered."""

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook as OpenedWorkbook
from openpyxl import load_workbook

from data_model.finding import AnswerKey, Finding, Severity
from loaders.formats.cells import Workbook
from loaders.formats.xlsx_cells import xlsx_workbook
from loaders.recognition.header_questions import NO_ANSWERS
from loaders.recognition.table import Table, find_table, unread_findings
from loaders.template.columns import BUDGET, CALENDAR, INDICATORS, SHEETS, SheetSpec
from tests.loaders.small_plan import changed, issued, saved

Change = Callable[[OpenedWorkbook], None]


def workbook(change: Change, **cells: object) -> Workbook:
    book = load_workbook(io.BytesIO(changed(issued(), **cells)))
    change(book)
    return xlsx_workbook(saved(book))


def renamed(old: str, new: str) -> Change:
    def change(book: OpenedWorkbook) -> None:
        book[old].title = new

    return change


def copied(name: str, **cells: object) -> Change:
    def change(book: OpenedWorkbook) -> None:
        copy = book.copy_worksheet(book["Indicateurs"])
        copy.title = name
        for address, value in cells.items():
            copy[address] = value

    return change


def without(*names: str) -> Change:
    def change(book: OpenedWorkbook) -> None:
        for name in names:
            del book[name]

    return change


def codes(table: Table) -> list[tuple[Severity, str]]:
    return [(finding.severity, finding.code) for finding in table.findings]


def only(table: Table) -> Finding:
    (finding,) = table.findings
    return finding


def value(table: Table) -> str:
    return table.rows[0].raw("value")


@pytest.mark.parametrize("name", ["INDICATEURS ", "Relevés", "Indicateurs (2)", "Indicators"])
def test_a_known_name_is_taken_without_a_word(name: str) -> None:
    table = find_table(workbook(renamed("Indicateurs", name), Indicateurs_H4=12), INDICATORS)
    assert (value(table), table.findings) == ("12", ())


@pytest.mark.parametrize("name", ["Feuil2", "Indicteurs", "2. Indicateurs Dugny", "Budget 2027"])
def test_a_renamed_sheet_is_known_by_its_header_and_said(name: str) -> None:
    table = find_table(workbook(renamed("Indicateurs", name), Indicateurs_H4=12), INDICATORS)
    assert value(table) == "12"
    assert only(table).message == (
        f"La feuille «\u00a0{name}\u00a0» est lue comme «\u00a0Indicateurs\u00a0»."
    )


def test_two_sheets_whose_names_were_swapped_are_read_by_their_headers() -> None:
    def swap(book: OpenedWorkbook) -> None:
        book["Budget"].title = "x"
        book["Indicateurs"].title = "Budget"
        book["x"].title = "Indicateurs"

    read = workbook(swap)
    assert find_table(read, INDICATORS).told_of == {"Budget"}
    assert find_table(read, BUDGET).told_of == {"Indicateurs"}


def half_known(book: OpenedWorkbook) -> None:
    book["Indicateurs"].title = "Feuil2"
    book["Feuil2"]["H3"] = "Résultat"


def test_a_header_that_is_not_whole_is_asked_about_and_not_read() -> None:
    table = find_table(workbook(half_known, Indicateurs_H4=12), INDICATORS)
    finding = only(table)
    assert (finding.severity, finding.code) == (Severity.QUESTION, "FEUILLE_INTROUVABLE")
    assert finding.message == (
        "La feuille «\u00a0Feuil2\u00a0» est-elle «\u00a0Indicateurs\u00a0»\u202f?"
    )
    labels = [option.label for option in finding.options]
    assert labels == ["Feuil2", "Aucune\u00a0: rien à en lire"]
    assert table.rows == ()


def test_the_sheet_and_the_column_that_are_chosen_are_read() -> None:
    read = workbook(half_known, Indicateurs_H4=12)
    answers: dict[AnswerKey, str] = {only(find_table(read, INDICATORS)).answer_key: "sheet:Feuil2"}
    told = find_table(read, INDICATORS, answers).findings
    (asked,) = [finding for finding in told if finding.severity is Severity.QUESTION]
    assert asked.code == "COLONNE_OBLIGATOIRE_MANQUANTE"
    answers[asked.answer_key] = "H"

    table = find_table(read, INDICATORS, answers)
    assert value(table) == "12"
    assert [choice.label for choice in table.column_choices] == ["resultat"]
    assert {finding.severity for finding in table.findings} == {Severity.INFO}


def test_what_was_remembered_makes_a_header_whole() -> None:
    read = workbook(half_known, Indicateurs_H4=12)
    table = find_table(read, INDICATORS, NO_ANSWERS, {"resultat": "value"})
    assert value(table) == "12"
    assert codes(table) == [
        (Severity.INFO, "FEUILLE_RENOMMEE"),
        (Severity.INFO, "EN_TETE_RENOMME"),
    ]


def test_one_sheet_that_came_back_leaves_two_questions() -> None:
    read = workbook(without("Budget", "Calendrier", "Notice", "_meta"), Indicateurs_H4=12)
    assert value(find_table(read, INDICATORS)) == "12"
    for spec in (BUDGET, CALENDAR):
        finding = only(find_table(read, spec))
        assert (finding.severity, finding.sheet) == (Severity.QUESTION, spec.label)
        assert [option.key for option in finding.options] == ["none"]
        answered = find_table(read, spec, {finding.answer_key: "none"})
        assert codes(answered) == [(Severity.INFO, "FEUILLE_INTROUVABLE")]


def test_a_csv_of_one_sheet_is_known_by_its_header() -> None:
    def keep_one(book: OpenedWorkbook) -> None:
        without("Indicateurs", "Calendrier", "Notice", "_meta")(book)
        book["Budget"].title = "retour sevran T3 2026"

    read = workbook(keep_one)
    assert [find_table(read, spec).rows != () for spec in SHEETS] == [False, True, False]


@pytest.mark.parametrize("name", ["Indicateurs (2)", "Sauvegarde"])
def test_two_sheets_that_differ_are_asked_about_and_neither_is_read(name: str) -> None:
    read = workbook(copied(name, H4=13), Indicateurs_H4=12)
    table = find_table(read, INDICATORS)
    finding = only(table)
    assert (finding.severity, finding.code) == (Severity.QUESTION, "FEUILLE_EN_DOUBLE")
    assert "H4\u00a0: «\u00a012\u00a0» ou «\u00a013\u00a0»" in finding.message
    assert table.rows == ()
    for option, expected in zip(finding.options, ("12", "13"), strict=True):
        chosen = find_table(read, INDICATORS, {finding.answer_key: option.key})
        assert value(chosen) == expected
        assert chosen.findings[0].answer == option.label


def test_two_sheets_that_say_the_same_are_told_and_the_first_is_read() -> None:
    table = find_table(workbook(copied("Indicateurs (2)"), Indicateurs_H4=12), INDICATORS)
    assert (value(table), codes(table)) == ("12", [(Severity.INFO, "FEUILLE_EN_DOUBLE")])


def test_a_sheet_that_plays_no_role_is_told() -> None:
    def add_notes(book: OpenedWorkbook) -> None:
        book.create_sheet("Vide")
        book.create_sheet("Brouillon")["B2"] = "à relire"

    read = workbook(add_notes)
    (finding,) = unread_findings(read, [find_table(read, spec) for spec in SHEETS])
    assert (finding.code, finding.value) == ("FEUILLE_NON_LUE", "Brouillon")


@pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.key)
def test_the_issued_workbook_is_read_without_a_word(spec: SheetSpec) -> None:
    read = xlsx_workbook(issued())
    table = find_table(read, spec)
    assert (table.is_found, table.findings) == (True, ())
    assert unread_findings(read, [find_table(read, one) for one in SHEETS]) == []


def test_a_hidden_sheet_is_read_and_said() -> None:
    def hide(book: OpenedWorkbook) -> None:
        book["Budget"].sheet_state = "hidden"

    table = find_table(workbook(hide), BUDGET)
    assert codes(table) == [(Severity.INFO, "FEUILLE_MASQUEE")]


def test_a_workbook_without_any_table_has_nothing_to_choose_from() -> None:
    read = workbook(without(*(spec.label for spec in SHEETS)))
    assert [find_table(read, spec).is_found for spec in SHEETS] == [False, False, False]

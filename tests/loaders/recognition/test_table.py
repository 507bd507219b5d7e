"""The rows under a header, and what stands among or beside them that is not one."""

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook as OpenedWorkbook
from openpyxl import load_workbook

from data_model.finding import Finding, Severity
from loaders.formats.xlsx_cells import xlsx_workbook
from loaders.recognition.table import Table, find_table
from loaders.template.columns import BUDGET, INDICATORS, SheetSpec
from tests.loaders.small_plan import changed, issued, saved


def table(spec: SheetSpec = INDICATORS, /, **cells: object) -> Table:
    return find_table(xlsx_workbook(changed(issued(), **cells)), spec)


def reshaped(change: Callable[[OpenedWorkbook], None], **cells: object) -> Table:
    book = load_workbook(io.BytesIO(changed(issued(), **cells)))
    change(book)
    return find_table(xlsx_workbook(saved(book)), INDICATORS)


def only(read: Table) -> Finding:
    (finding,) = read.findings
    return finding


def numbers(read: Table) -> list[int]:
    return [row.number for row in read.rows]


N_ROWS = len(table().rows)


def test_rows_after_blank_lines_are_read() -> None:
    read = table(Indicateurs_C40="1.1-I1", Indicateurs_H40=12)
    assert (numbers(read)[-1], read.rows[-1].raw("value"), read.findings) == (40, "12", ())


@pytest.mark.parametrize("words", ["Total", "TOTAUX", "Sous-total axe 1", "Total général"])
@pytest.mark.parametrize("column", ["A", "B", "C"])
def test_a_line_of_totals_is_not_read_and_said(words: str, column: str) -> None:
    read = table(**{f"Indicateurs_{column}40": words, "Indicateurs_H40": 120})
    assert len(read.rows) == N_ROWS
    finding = only(read)
    assert (finding.severity, finding.code) == (Severity.INFO, "LIGNE_DE_TOTAL")
    assert finding.message.endswith("ligne 40.")


def test_a_row_with_a_code_is_read_whatever_its_words() -> None:
    read = table(Indicateurs_B40="Total", Indicateurs_C40="1.1-I1", Indicateurs_H40=12)
    assert (len(read.rows), read.findings) == (N_ROWS + 1, ())


def test_a_line_of_example_is_not_read_and_said() -> None:
    read = table(Indicateurs_A40="Exemple", Indicateurs_C40="ex. 1.1-I1", Indicateurs_H40=120)
    assert (len(read.rows), only(read).code) == (N_ROWS, "LIGNE_D_EXEMPLE")


def test_titles_repeated_for_print_are_no_row() -> None:
    def repeat(book: OpenedWorkbook) -> None:
        sheet = book["Indicateurs"]
        for column in range(1, 13):
            sheet.cell(40, column).value = sheet.cell(3, column).value

    assert len(reshaped(repeat).rows) == N_ROWS


def test_a_number_beside_the_table_is_a_question() -> None:
    finding = only(table(Indicateurs_P8=15, Indicateurs_P9="voir mairie"))
    assert (finding.severity, finding.code) == (Severity.QUESTION, "DONNEES_HORS_TABLEAU")
    assert finding.message.endswith("hors du tableau, non lues\u00a0: P8, P9.")
    workbook = xlsx_workbook(changed(issued(), Indicateurs_P8=15, Indicateurs_P9="voir mairie"))
    answered = find_table(workbook, INDICATORS, {finding.answer_key: "ignore"})
    assert only(answered).severity is Severity.INFO


def test_words_beside_the_table_are_told() -> None:
    finding = only(table(Indicateurs_P9="voir mairie"))
    assert (finding.severity, finding.code) == (Severity.INFO, "DONNEES_HORS_TABLEAU")


def test_a_code_merged_over_its_rows_names_them_all() -> None:
    def merge(book: OpenedWorkbook) -> None:
        book["Indicateurs"].merge_cells("A4:A6")

    read = reshaped(merge)
    assert [row.text("action_code") for row in read.rows[:3]] == ["1.1", "1.1", "1.1"]
    assert read.findings == ()


def test_a_value_merged_over_rows_is_of_none_of_the_others() -> None:
    def merge(book: OpenedWorkbook) -> None:
        book["Indicateurs"].merge_cells("H4:H6")

    read = reshaped(merge, Indicateurs_H4=12)
    assert [row.has("value") for row in read.rows[:3]] == [True, False, False]
    assert read.rows[0].cells["value"].address in read.rows[0].shared


def test_a_value_hidden_under_merged_cells_is_asked_about() -> None:
    content = changed(issued(), Indicateurs_H4=12, Indicateurs_H5=15)
    book = load_workbook(io.BytesIO(content))
    # openpyxl empties what it merges: the block is declared without touching the cells.
    book["Indicateurs"].merged_cells.add("H4:H5")

    read = find_table(xlsx_workbook(saved(book)), INDICATORS)
    finding = only(read)
    assert (finding.severity, finding.code) == (Severity.QUESTION, "VALEUR_SOUS_FUSION")
    assert (finding.cell, finding.value) == ("H5", "15")
    assert not read.rows[1].has("value")


@pytest.mark.parametrize("hide", ["row", "column"])
def test_hidden_rows_and_columns_are_read_and_said(hide: str) -> None:
    def change(book: OpenedWorkbook) -> None:
        sheet = book["Indicateurs"]
        if hide == "row":
            sheet.row_dimensions[4].hidden = True
        else:
            sheet.column_dimensions["H"].hidden = True

    read = reshaped(change, Indicateurs_H4=12)
    assert read.rows[0].raw("value") == "12"
    finding = only(read)
    assert (finding.severity, finding.code) == (Severity.INFO, "CELLULES_MASQUEES")
    assert finding.message == "1\u00a0cellule masquée est lue\u00a0: H4."


def test_rows_without_a_sure_code_wait_for_the_answer() -> None:
    def double(book: OpenedWorkbook) -> None:
        sheet = book["Budget"]
        sheet["J3"] = "Code action"
        for row in range(4, 12):
            sheet.cell(row, 10).value = "9.9"

    book = load_workbook(io.BytesIO(issued()))
    double(book)
    workbook = xlsx_workbook(saved(book))
    waiting = find_table(workbook, BUDGET)
    assert (waiting.is_found, waiting.rows) == (True, ())
    answers = {only(waiting).answer_key: "J"}
    assert {row.text("action_code") for row in find_table(workbook, BUDGET, answers).rows} == {
        "9.9"
    }

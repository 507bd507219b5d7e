"""The plan workbook declares every column of every text table, once, and each can be told."""

import pytest

from loaders.plan.plan_tables import TABLES
from loaders.plan.sheets.plan_sheet import PlanSheet
from loaders.plan.sheets.plan_sheets import PLAN_SHEETS
from loaders.recognition.labels import normalise_label

EACH_SHEET = pytest.mark.parametrize("sheet", PLAN_SHEETS, ids=lambda sheet: sheet.table)
SPREADSHEET_NAME_LENGTH = 31


def declared() -> set[tuple[str, str]]:
    return {(c.table or sheet.table, c.key) for sheet in PLAN_SHEETS for c in sheet.columns}


def test_every_column_of_the_text_tables_has_its_place() -> None:
    of_tables = {(table.file, column) for table in TABLES for column in table.columns.values()}
    assert of_tables <= declared()


def test_nothing_is_asked_that_no_table_holds() -> None:
    of_tables = {(table.file, column) for table in TABLES for column in table.columns.values()}
    shared = {"plan", "territory", "communes"}
    assert {one for one in declared() - of_tables if one[0] not in shared} == set()


def test_no_two_sheets_answer_to_one_name() -> None:
    names = [
        normalise_label(name) for sheet in PLAN_SHEETS for name in (sheet.label, *sheet.aliases)
    ]
    own = [
        name
        for sheet in PLAN_SHEETS
        for name in {normalise_label(one) for one in (sheet.label, *sheet.aliases)}
    ]
    assert len(set(names)) == len(own)


@EACH_SHEET
def test_no_two_columns_of_a_sheet_answer_to_one_name(sheet: PlanSheet) -> None:
    names = [
        name
        for column in sheet.columns
        for name in {normalise_label(one) for one in (column.label, *column.aliases)}
    ]
    assert sorted(set(names)) == sorted(names)


@EACH_SHEET
def test_a_sheet_can_be_written_by_a_spreadsheet(sheet: PlanSheet) -> None:
    assert len(sheet.label) <= SPREADSHEET_NAME_LENGTH
    assert all(column.width >= 6 and column.help for column in sheet.columns)


@EACH_SHEET
def test_references_and_keys_name_what_is_declared(sheet: PlanSheet) -> None:
    tables = {one.table for one in PLAN_SHEETS}
    assert {table for column in sheet.columns for table in column.refers_to} <= tables
    assert set(sheet.key) <= {column.key for column in sheet.columns}


@EACH_SHEET
def test_a_closed_list_has_words_and_its_blank_is_one_of_its_codes(sheet: PlanSheet) -> None:
    for column in sheet.columns:
        assert bool(column.words) == (column.kind in {"list", "yes_no"})
        if column.choices and column.blank:
            assert column.blank in column.choices.labels()

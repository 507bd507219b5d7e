"""Where a workbook says the nature of an indicator: the cell of what the base has against it."""

from dataclasses import replace
from typing import Final

from data_model.finding import Finding
from data_model.plan_preview import NATURE_WITH_VALUES
from loaders.formats.cell_words import typed_text
from loaders.formats.cells import Workbook
from loaders.plan.sheets.plan_sheets import plan_sheet
from loaders.plan.workbook.found_sheets import plan_sheets_of
from loaders.plan.workbook.sheet_rows import sheet_rows
from loaders.recognition.header_questions import NO_ANSWERS

TABLE: Final = "indicators"


def with_nature_cells(findings: tuple[Finding, ...], workbook: Workbook) -> tuple[Finding, ...]:
    """The findings, those on a nature that cannot change at the cell that would change it."""
    if not any(one.code == NATURE_WITH_VALUES for one in findings):
        return findings
    cells = _nature_cells(workbook)
    return tuple(
        replace(one, sheet=cells[one.value][0], cell=cells[one.value][1])
        if one.code == NATURE_WITH_VALUES and one.value in cells
        else one
        for one in findings
    )


def _nature_cells(workbook: Workbook) -> dict[str, tuple[str, str]]:
    """Code of an indicator → the sheet and the address of its nature."""
    sheet = plan_sheets_of(workbook)[0].get(TABLE)
    if sheet is None:
        return {}
    rows, _ = sheet_rows(sheet, plan_sheet(TABLE), NO_ANSWERS)
    return {
        typed_text(row.cells["code"]).strip(): (row.sheet, row.address("nature"))
        for row in rows
        if "code" in row.cells
    }

"""The rows of one declared sheet of a returned workbook, wherever they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from data_model.draft import ColumnChoice
from data_model.finding import Answers, Finding
from loaders.formats.cell_words import cell_text, raw_value
from loaders.formats.cells import Sheet, Workbook
from loaders.recognition import sheet_findings
from loaders.recognition.header_questions import NO_ANSWERS, read_header
from loaders.recognition.headers import NOTHING_REMEMBERED
from loaders.recognition.sheet_roles import Fits, other_sheets, sheet_fits, sheet_role
from loaders.recognition.table_edges import outside_findings
from loaders.recognition.table_row import TableRow
from loaders.recognition.table_rows import read_rows
from loaders.template.column_spec import SheetSpec

__all__ = ["Table", "TableRow", "cell_text", "find_table", "raw_value", "unread_findings"]


@dataclass(frozen=True, kw_only=True)
class Table:
    """What is read for one declaration; `findings` says what is not, and why.

    `is_found` is False where the workbook holds nothing that could be that sheet; `told_of` are
    the names of the sheets that were read or that the findings name, `column_choices` the titles
    confirmed in this very file.
    """

    is_found: bool = False
    told_of: frozenset[str] = frozenset()
    rows: tuple[TableRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    column_choices: tuple[ColumnChoice, ...] = ()


def find_table(
    workbook: Workbook,
    spec: SheetSpec,
    answers: Answers = NO_ANSWERS,
    column_choices: Mapping[str, str] = NOTHING_REMEMBERED,
    *,
    fits: Fits | None = None,
) -> Table:
    """The rows of the sheet that plays the role of `spec`, read through the answers given.

    `column_choices` is normalised title → key of the column that a person confirmed earlier;
    `fits` is what `sheet_fits` gives, computed here where the caller did not.
    """
    known = sheet_fits(workbook) if fits is None else fits
    role = sheet_role(workbook, spec, answers, column_choices, fits=known)
    if role.sheet is None:
        return Table(is_found=role.is_found, told_of=role.told_of, findings=role.findings)
    table = _table(role.sheet, spec, answers, column_choices)
    return replace(table, told_of=role.told_of, findings=(*role.findings, *table.findings))


def unread_findings(workbook: Workbook, tables: Iterable[Table]) -> list[Finding]:
    """One finding for the filled sheets that are neither read nor named by another finding."""
    left = other_sheets(workbook, {name for table in tables for name in table.told_of})
    return [sheet_findings.not_read(left)] if left else []


def _table(
    sheet: Sheet, spec: SheetSpec, answers: Answers, column_choices: Mapping[str, str]
) -> Table:
    header = read_header(sheet, spec, answers, column_choices)
    found = Table(
        is_found=True,
        findings=header.findings,
        column_choices=header.column_choices,
    )
    if header.row is None or not header.is_keyed:
        return found
    rows, told = read_rows(
        sheet, spec, header_row=header.row, columns=header.columns, answers=answers
    )
    outside = outside_findings(sheet, header.row, header.titled, answers)
    return replace(found, rows=tuple(rows), findings=(*found.findings, *told, *outside))

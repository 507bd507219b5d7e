"""What a row added on screen need not say, and what none may say: as for the plan workbook."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from data_model.finding import Finding, Severity
from data_model.french import typo
from loaders.entry.composer_line import line_words
from loaders.plan.sheets.plan_sheet import PlanSheet
from loaders.plan.text_table import Row
from loaders.plan.workbook.missing_codes import give_codes, give_ranks
from loaders.plan.workbook.row_completion import complete, contradictions
from loaders.plan.workbook.row_texts import missing_findings
from loaders.plan.workbook.sheet_row import SheetRow

# On screen what a row refers to is chosen: words that are pasted there are not read.
CHOOSE: Final = "Choisissez dans la liste de la colonne ; collé, seul un code est lu."
FIRST_DIGITS: Final = re.compile(r"[0-9][0-9.]*")


def completed_rows(
    sheet: PlanSheet, rows: Sequence[Row], added: Iterable[Mapping[str, str]]
) -> list[Row]:
    """The rows of a table, then those that were added, with their codes, ranks and short words."""
    listed = [sheet_row(sheet, row, line=line) for line, row in enumerate(rows, start=1)]
    blank = {column.key: column.blank for column in sheet.columns}
    for line, typed in enumerate(added, start=len(listed) + 1):
        row = sheet_row(sheet, blank | dict(typed), line=line)
        if row.text("breakdown_label"):
            row.texts["is_broken_down"] = "true"
        if sheet.table == "actions" and not row.text("code"):
            row.texts["code"] = _action_code(row, listed)
        if sheet.table != "milestones":
            complete(row)
        listed.append(row)
    give_codes(sheet, listed, ())
    give_ranks(sheet, listed)
    return [row.texts for row in listed]


def row_findings(
    sheet: PlanSheet, row: Row, *, line: int, unread: Iterable[str] = ()
) -> list[Finding]:
    """What is missing in a row, and what contradicts itself there; `unread` cells were told of."""
    read = sheet_row(sheet, row, line=line)
    read.refused.update(unread)
    told = [*missing_findings(read), *contradictions(read)]
    chosen = {typo(column.help): typo(CHOOSE) for column in sheet.columns if column.refers_to}
    return [
        replace(one, hint=chosen.get(one.hint, one.hint))
        for one in told
        if one.severity is Severity.ERROR
    ]


def sheet_row(sheet: PlanSheet, row: Row, *, line: int) -> SheetRow:
    """A row of a table on screen, to those who judge rows of the plan workbook."""
    where = line_words(sheet, line, row)
    return SheetRow(
        spec=sheet,
        sheet=sheet.label,
        number=line,
        cells={},
        addresses={column.key: where for column in sheet.columns},
        texts=dict(row),
    )


def _action_code(row: SheetRow, rows: Iterable[SheetRow]) -> str:
    """Actions are numbered within their axis: 2.1, 2.2… under A2; 1, 2… without an axis."""
    taken = {one.text("code") for one in rows}
    axis = FIRST_DIGITS.search(row.text("axis_code"))
    lead = f"{axis[0].rstrip('.')}." if axis else ""
    return next(code for n in count(1) if (code := f"{lead}{n}") not in taken)

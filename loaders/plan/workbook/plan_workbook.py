"""A plan workbook as people fill it in → the draft of a plan, and all that is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from data_model.finding import Answers, Finding, Severity
from data_model.french import typo
from data_model.plan_draft import PlanDraft
from loaders.formats.cell_words import cell_text
from loaders.formats.cells import Workbook
from loaders.formats.workbook_reader import read_workbooks
from loaders.plan.placed_row import PlacedRow
from loaders.plan.plan_building import build_plan
from loaders.plan.plan_tables import TABLES
from loaders.plan.sheets.actions import AXES, CHALLENGES, OBJECTIVES
from loaders.plan.sheets.indicators import INDICATORS, TARGETS
from loaders.plan.sheets.means import MILESTONES
from loaders.plan.sheets.plan_sheets import PLAN_SHEETS
from loaders.plan.sheets.territory import COMMUNES, PLAN, RESPONDENTS
from loaders.plan.text_table import Row
from loaders.plan.workbook.absent_columns import absent_columns
from loaders.plan.workbook.found_sheets import NOT_READ, plan_sheets_of
from loaders.plan.workbook.grouped_findings import grouped
from loaders.plan.workbook.known_places import known_places
from loaders.plan.workbook.milestone_dates import settle_dates
from loaders.plan.workbook.missing_codes import (
    double_findings,
    give_codes,
    give_ranks,
    number_code_findings,
    pad_insee,
)
from loaders.plan.workbook.plan_territory import settle_territory
from loaders.plan.workbook.references import Codes, Unknown, codes_of, resolve
from loaders.plan.workbook.row_completion import complete, contradictions, unfit_plan_code
from loaders.plan.workbook.row_texts import is_number, missing_findings, read_row
from loaders.plan.workbook.same_words import same_words_findings
from loaders.plan.workbook.sheet_row import SheetRow
from loaders.plan.workbook.sheet_rows import sheet_rows
from loaders.plan.workbook.short_titles import follow_titles
from loaders.plan.workbook.territory_rows import name_respondents, nobody_answers, shared_rows
from loaders.plan.workbook.unknown_references import unknown_findings
from loaders.recognition.header_questions import NO_ANSWERS

NO_PLAN: Final = "PLAN_INTROUVABLE"
CUT_SHORT: Final = "FEUILLE_TROP_GRANDE"
NOTHING_STORED: Mapping[str, Sequence[Row]] = MappingProxyType({})
# A sheet comes after those whose codes it names.
IN_KEY_ORDER: Final = tuple(
    dict.fromkeys([PLAN.table, COMMUNES.table, *(t.file for t in TABLES if t.file != "plan_span")])
)
SPECS: Final = {spec.table: spec for spec in PLAN_SHEETS}
INSEE: Final = {COMMUNES.table: "code_insee", RESPONDENTS.table: "code"}
"""Where an INSEE code may stand, of which a spreadsheet loses the first zero."""
LEVELS: Final = frozenset({CHALLENGES.table, AXES.table, OBJECTIVES.table})
SheetRows = dict[str, list[SheetRow]]


def read_plan_workbook(
    name: str,
    content: bytes,
    *,
    stored: Mapping[str, Sequence[Row]] = NOTHING_STORED,
    answers: Answers = NO_ANSWERS,
) -> PlanDraft:
    """The draft of the plan that a workbook holds, in any of the formats that returns have.

    The file is parsed in a child process; the rest is `plan_of_workbook`.
    """
    [workbook] = read_workbooks([(name, content)])
    return plan_of_workbook(workbook, stored=stored, answers=answers)


def plan_of_workbook(
    workbook: Workbook,
    *,
    stored: Mapping[str, Sequence[Row]] = NOTHING_STORED,
    answers: Answers = NO_ANSWERS,
) -> PlanDraft:
    """The draft of the plan that a workbook holds, from its cells.

    `stored` are the rows of the plan as it stands, as `stored_rows` gives them: a sheet may then
    name what only the store holds. `answers` are those given to the questions of an earlier
    reading.
    """
    findings = [_blocking_where_cut(one).settled(answers)[0] for one in workbook.findings]
    if not workbook.is_read:
        return PlanDraft(plan_code="", findings=tuple(findings))
    rows = _found(workbook, answers, findings)
    _read(rows, stored, answers, findings, epoch1904=workbook.epoch1904)
    plan, communes = next(iter(rows.get(PLAN.table, ())), None), rows.get(COMMUNES.table, ())
    known = known_places(stored)
    if plan is not None:
        findings += settle_territory(plan, stored, answers=answers)
    findings += nobody_answers(communes, rows.get(RESPONDENTS.table, ()), stored)
    findings += name_respondents(rows.get(RESPONDENTS.table, ()), plan, communes, known=known)
    shared = shared_rows(plan, communes, findings, known=known) if plan else []
    plan_code = plan.text("code") if plan else _stored_code(stored)
    if not plan_code and plan is None:
        findings.insert(0, _no_plan())
    return build_plan(_placed(rows, plan), plan_code, shared=shared, findings=grouped(findings))


def _found(workbook: Workbook, answers: Answers, findings: list[Finding]) -> SheetRows:
    """The rows of every sheet that is one of the plan's."""
    sheets, told = plan_sheets_of(workbook)
    findings += told
    rows: SheetRows = {}
    for table, sheet in sheets.items():
        rows[table], told = sheet_rows(sheet, SPECS[table], answers)
        findings += told
    return rows


def _read(
    rows: SheetRows,
    stored: Mapping[str, Sequence[Row]],
    answers: Answers,
    findings: list[Finding],
    *,
    epoch1904: bool,
) -> None:
    """Read the cells of every row, settle codes and blanks, and tell what is wrong."""
    codes: dict[str, Codes] = {}
    units: dict[str, str] = {}
    unknown: list[Unknown] = []
    unread = [one.sheet for one in findings if one.code == NOT_READ]
    for table in IN_KEY_ORDER:
        spec, listed, known = SPECS[table], rows.get(table, []), stored.get(table, ())
        for row in listed:
            unit = units.get(_indicator_of(row, codes), "") if table == TARGETS.table else ""
            findings += read_row(row, answers, epoch1904=epoch1904, unit=unit)
        listed[:] = [row for row in listed if not row.is_left_out]
        if table in INSEE:
            findings += pad_insee(listed, INSEE[table])
        for row in listed:
            findings += [*resolve(row, codes, unknown), *complete(row)]
        absent = absent_columns(spec, stored)
        absent.keep(listed)
        if table in LEVELS:
            # The code that is given shows the rank of its row.
            give_ranks(spec, listed)
        findings += give_codes(spec, listed, known)
        absent.keep(listed)
        give_ranks(spec, listed)
        # Where the rank is part of the key, the row is known from here on.
        absent.keep(listed)
        follow_titles(listed, known)
        findings += absent.findings(listed)
        if table == MILESTONES.table:
            findings += settle_dates(listed, known, answers)
        for row in listed:
            findings += [*missing_findings(row), *contradictions(row)]
            if table == PLAN.table:
                findings += unfit_plan_code(row, known)
        findings += [*number_code_findings(spec, listed), *double_findings(spec, listed)]
        findings += same_words_findings(spec, listed)
        codes[table] = codes_of(spec, listed, known)
        if table == INDICATORS.table:
            units = {row["code"]: row["unit"] for row in known if "unit" in row}
            units |= {row.text("code"): row.text("unit") for row in listed}
    findings[:0] = unknown_findings(unknown, codes, sheets=rows, unread=unread)


def _indicator_of(target: SheetRow, codes: Mapping[str, Codes]) -> str:
    """The code of the indicator that a target is of, before its row is read; "" where unclear."""
    cell = target.cells.get("indicator_code")
    if cell is None:
        return ""
    typed_number = is_number(target, "indicator_code")
    meant = codes[INDICATORS.table].meant(cell_text(cell), is_number=typed_number)
    return next(iter(meant)) if len(meant) == 1 else ""


def _placed(rows: SheetRows, plan: SheetRow | None) -> dict[str, list[PlacedRow]]:
    """The rows that nothing blocks, by text table; the plan's days are a table of their own."""
    placed = {
        table: [row.placed() for row in listed if not row.refused] for table, listed in rows.items()
    }
    if plan is not None and (plan.text("starts_on") or plan.text("ends_on")):
        placed["plan_span"] = [plan.placed()]
    return placed


def _stored_code(stored: Mapping[str, Sequence[Row]]) -> str:
    return next((row["code"] for row in stored.get(PLAN.table, ())), "")


def _no_plan() -> Finding:
    return Finding(
        severity=Severity.ERROR,
        code=NO_PLAN,
        message=typo(f"La feuille « {PLAN.label} » manque : le plan n’est pas nommé."),
        hint="Reprenez la feuille Plan du modèle, et remplissez-la.",
    )


def _blocking_where_cut(finding: Finding) -> Finding:
    """What lies beyond the limits would pass for taken out of the plan."""
    if finding.code != CUT_SHORT:
        return finding
    return replace(
        finding,
        severity=Severity.ERROR,
        options=(),
        hint="Ce plan ne tient pas dans un classeur : chargez-le par ses tables.",
    )

"""One identified workbook → its draft: three sheets, checked cell by cell in one pass."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from data_model.draft import ReturnDraft
from data_model.finding import Answers, Finding, LeftOut, Severity
from data_model.period import parse_period
from data_model.plan_index import PlanIndex, ReturnBasis
from loaders.checks.check_budget import read_budget
from loaders.checks.check_calendar import read_calendar
from loaders.checks.check_cells import (
    BUDGET_COLUMNS,
    CALENDAR_COLUMNS,
    INDICATOR_COLUMNS,
    RowColumns,
    readable_rows,
)
from loaders.checks.check_indicators import read_indicators
from loaders.checks.check_merged import on_their_rows
from loaders.checks.check_notes import notes_aside
from loaders.checks.check_nothing import ask_empty, nothing_to_report
from loaders.checks.check_notice import notice_words
from loaders.checks.gathering import Gathering
from loaders.formats.cells import Workbook
from loaders.recognition.expected_period import period_findings
from loaders.recognition.identity import Identity, notice_sheet
from loaders.recognition.sheet_roles import sheet_fits
from loaders.recognition.table import Table, TableRow, find_table, unread_findings
from loaders.template.columns import BUDGET, CALENDAR, INDICATORS

Rows = list[TableRow]
NO_ANSWERS: Answers = MappingProxyType({})


def read_return(
    workbook: Workbook,
    index: PlanIndex,
    basis: ReturnBasis,
    identity: Identity,
    *,
    file_name: str,
    sha256: str,
    as_of: date,
    answers: Answers = NO_ANSWERS,
    left_out: LeftOut = frozenset(),
) -> ReturnDraft:
    """The draft of one workbook, without its bytes; nothing is done yet after the day `as_of`."""
    gathering = Gathering(
        index=index,
        basis=basis,
        period=parse_period(basis.period_code),
        as_of=as_of,
        epoch1904=workbook.epoch1904,
        answers=answers,
        left_out=left_out,
    )
    fits = sheet_fits(workbook)
    tables = {
        spec.key: find_table(workbook, spec, answers, _confirmed(basis, spec.key), fits=fits)
        for spec in (INDICATORS, BUDGET, CALENDAR)
    }
    if any(table.is_found for table in tables.values()):
        for table in tables.values():
            gathering.findings += table.findings
        gathering.findings += unread_findings(workbook, tables.values())
    else:
        gathering.findings.append(no_table())
    is_all_read = all(told.severity is Severity.INFO for told in gathering.findings)
    _read_tables(tables, workbook, gathering)
    nothing = nothing_to_report(workbook, gathering)
    gathering.findings += notes_aside(workbook, _sheets_read(workbook, tables), gathering.comments)
    gathering.findings += notice_words(workbook)
    if is_all_read and nothing is None:
        ask_empty(gathering)
    return ReturnDraft(
        plan_code=index.plan_code,
        respondent_code=basis.respondent.code,
        period_code=basis.period_code,
        file_name=file_name,
        sha256=sha256,
        template_version=identity.template_version,
        nothing_to_report=nothing is not None,
        nothing_sheet=nothing.sheet if nothing else "",
        nothing_cell=nothing.address if nothing else "",
        observations=tuple(gathering.observations),
        budget=tuple(gathering.budget),
        milestones=tuple(gathering.milestones),
        comments=tuple(gathering.comments.values()),
        highlights=tuple(gathering.highlights),
        findings=(
            *(told.settled(answers)[0] for told in workbook.findings),
            *identity.findings,
            *_file_findings(index, basis, sha256),
            *period_findings(gathering.period, index.periods, as_of=as_of, answers=answers),
            *gathering.findings,
        ),
        column_choices=tuple(c for table in tables.values() for c in table.column_choices),
        excluded=tuple(gathering.excluded.values()),
        read_count=gathering.n_read,
        rejected_count=gathering.n_rejected,
        skipped_count=gathering.n_skipped,
    )


def _read_tables(tables: Mapping[str, Table], workbook: Workbook, gathering: Gathering) -> None:
    def rows_of(key: str, columns: RowColumns, label: str) -> Rows:
        rows = on_their_rows(
            tables[key].rows,
            columns.values,
            label_key=label,
            workbook=workbook,
            gathering=gathering,
            go_together=columns.go_together,
        )
        return readable_rows(rows, columns, gathering)

    read_indicators(rows_of(INDICATORS.key, INDICATOR_COLUMNS, "indicator_label"), gathering)
    read_budget(rows_of(BUDGET.key, BUDGET_COLUMNS, "action_title"), gathering)
    read_calendar(rows_of(CALENDAR.key, CALENDAR_COLUMNS, "milestone_label"), gathering)


def _sheets_read(workbook: Workbook, tables: Mapping[str, Table]) -> set[str]:
    notice = notice_sheet(workbook)
    names = {name for table in tables.values() for name in table.told_of}
    return names | ({notice.name} if notice else set())


def _confirmed(basis: ReturnBasis, sheet: str) -> dict[str, str]:
    """Normalised title → column, as confirmed earlier for this respondent and sheet."""
    known = basis.column_choices.items()
    return {label: column for (place, label), column in known if place == sheet}


def _file_findings(index: PlanIndex, basis: ReturnBasis, sha256: str) -> list[Finding]:
    findings: list[Finding] = []
    if sha256 in basis.active_sha256:
        findings.append(
            Finding(
                severity=Severity.ERROR,
                code="DEJA_IMPORTE",
                message="Déjà intégré\u00a0: ce même fichier est le retour en vigueur.",
                hint="Il n’y a rien à faire.",
            )
        )
    if basis.period_code in index.closed_periods:
        label = parse_period(basis.period_code).label
        findings.append(
            Finding(
                severity=Severity.QUESTION,
                code="PERIODE_CLOSE",
                message=f"{label} est clos.",
                hint="Indiquez le motif au moment de confirmer.",
            )
        )
    return findings


def no_table() -> Finding:
    """None of the sheets of a return is there."""
    return Finding(
        severity=Severity.ERROR,
        code="FEUILLE_INTROUVABLE",
        message="Aucune des feuilles Indicateurs, Budget et Calendrier n’a été trouvée.",
        hint="Repartez du classeur fourni.",
    )

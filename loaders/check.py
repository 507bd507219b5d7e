"""Files dropped → drafts: identified, checked cell by cell, with every finding of one pass."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from data_model.draft import ReturnDraft
from data_model.finding import Finding, Severity
from data_model.period import parse_period, simplified
from data_model.plan_index import PlanIndex, ReturnBasis
from loaders.cells import Cell, Workbook
from loaders.check_budget import read_budget
from loaders.check_calendar import read_calendar
from loaders.check_indicators import read_indicators
from loaders.columns import BUDGET, CALENDAR, INDICATORS
from loaders.gathering import Gathering
from loaders.headers import normalise_label
from loaders.identity import Identity, identify, notice_sheet
from loaders.reading import quoted
from loaders.table import cell_text, find_table
from loaders.template import NO, NOTHING_LABELS, YES
from loaders.workbook_reader import read_workbooks

BasisOf = Callable[[str, str], ReturnBasis | None]
YES_WORDS = frozenset({YES, "x", "vrai", "true", "o", "✓", "✔", "1"})
NO_WORDS = frozenset({NO, "", "faux", "false", "n", "0", "-"})
NOTHING_NAMES = frozenset(normalise_label(label) for label in NOTHING_LABELS.values())


def read_returns(
    files: Sequence[tuple[str, bytes]], index: PlanIndex, basis_of: BasisOf, *, as_of: date
) -> list[ReturnDraft]:
    """One draft a file, in the same order; a file that cannot be recorded has its findings."""
    drafts: list[ReturnDraft] = []
    seen: dict[tuple[str, str], str] = {}
    for (name, content), workbook in zip(files, read_workbooks(files), strict=True):
        draft = _read_file(workbook, index, basis_of, file_name=name, content=content, as_of=as_of)
        key = (draft.respondent_code, draft.period_code)
        if all(key) and key in seen:
            draft = draft.with_findings((_second_of_drop(draft, seen[key], index),))
        elif all(key):
            seen[key] = name
        drafts.append(draft)
    return drafts


def read_return(
    workbook: Workbook,
    index: PlanIndex,
    basis: ReturnBasis,
    identity: Identity,
    *,
    file_name: str,
    content: bytes,
    as_of: date,
) -> ReturnDraft:
    """The draft of one identified workbook; `as_of` is the day after which nothing is done yet."""
    gathering = Gathering(
        index=index,
        basis=basis,
        period=parse_period(basis.period_code),
        as_of=as_of,
        epoch1904=workbook.epoch1904,
    )
    tables = {spec.key: find_table(workbook, spec) for spec in (INDICATORS, BUDGET, CALENDAR)}
    if any(table.is_found for table in tables.values()):
        for table in tables.values():
            gathering.findings += table.findings
    else:
        gathering.findings.append(_no_table())
    read_indicators(tables[INDICATORS.key].rows, gathering)
    read_budget(tables[BUDGET.key].rows, gathering)
    read_calendar(tables[CALENDAR.key].rows, gathering)
    nothing = _nothing_cell(workbook)
    says_nothing = _says_nothing(nothing, gathering)
    sha256 = hashlib.sha256(content).hexdigest()
    return ReturnDraft(
        plan_code=index.plan_code,
        respondent_code=basis.respondent.code,
        period_code=basis.period_code,
        file_name=file_name,
        sha256=sha256,
        content=content,
        template_version=identity.template_version,
        nothing_to_report=says_nothing,
        nothing_sheet=nothing.sheet if nothing and says_nothing else "",
        nothing_cell=nothing.address if nothing and says_nothing else "",
        observations=tuple(gathering.observations),
        budget=tuple(gathering.budget),
        milestones=tuple(gathering.milestones),
        comments=tuple(gathering.comments.values()),
        highlights=tuple(gathering.highlights),
        findings=(
            *workbook.findings,
            *identity.findings,
            *_file_findings(index, basis, sha256),
            *gathering.findings,
        ),
        read_count=gathering.n_read,
        rejected_count=gathering.n_rejected,
        skipped_count=gathering.n_skipped,
    )


def _read_file(
    workbook: Workbook,
    index: PlanIndex,
    basis_of: BasisOf,
    *,
    file_name: str,
    content: bytes,
    as_of: date,
) -> ReturnDraft:
    blank = ReturnDraft(
        plan_code=index.plan_code,
        file_name=file_name,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        findings=workbook.findings,
    )
    if not workbook.is_read:
        return blank
    identity = identify(workbook, index, file_name=file_name)
    known = replace(
        blank,
        respondent_code=identity.respondent_code,
        period_code=identity.period_code,
        template_version=identity.template_version,
    ).with_findings(identity.findings)
    if not (identity.respondent_code and identity.period_code):
        return known
    basis = basis_of(identity.respondent_code, identity.period_code)
    if basis is None:
        return known.with_findings((_not_expected(identity, index),))
    return read_return(
        workbook, index, basis, identity, file_name=file_name, content=content, as_of=as_of
    )


def _nothing_cell(workbook: Workbook) -> Cell | None:
    """The cell beside « Rien à signaler »."""
    sheet = notice_sheet(workbook)
    if sheet is None:
        return None
    for cell in sheet.cells:
        if normalise_label(cell_text(cell)) in NOTHING_NAMES:
            return sheet.by_position.get((cell.row, cell.column + 1))
    return None


def _says_nothing(cell: Cell | None, gathering: Gathering) -> bool:
    if cell is None:
        return False
    words = simplified(cell_text(cell))
    if words in NO_WORDS:
        return False
    place = f"{cell.sheet}!{cell.address}"
    if words not in YES_WORDS:
        message = f"{place}\u00a0: {quoted(cell_text(cell))} ne dit ni oui ni non."
        hint = "Choisissez oui ou non dans la liste."
        gathering.findings.append(_at(cell, "HORS_LISTE", message, hint))
        return False
    if gathering.n_read:
        message = f"{place}\u00a0: «\u00a0Rien à signaler\u00a0» est coché, et des cases sont"
        hint = "Choisissez non, ou confirmez que les autres cases sont sans changement."
        gathering.findings.append(_at(cell, "RIEN_A_SIGNALER", f"{message} remplies.", hint))
    return True


def _at(cell: Cell, code: str, message: str, hint: str) -> Finding:
    return Finding(
        severity=Severity.QUESTION,
        code=code,
        sheet=cell.sheet,
        cell=cell.address,
        value=cell_text(cell),
        message=message,
        hint=hint,
    )


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


def _no_table() -> Finding:
    return Finding(
        severity=Severity.ERROR,
        code="FEUILLE_INTROUVABLE",
        message="Aucune des feuilles Indicateurs, Budget et Calendrier n’a été trouvée.",
        hint="Repartez du classeur fourni.",
    )


def _not_expected(identity: Identity, index: PlanIndex) -> Finding:
    name = index.respondents[identity.respondent_code].name
    label = parse_period(identity.period_code).label
    return Finding(
        severity=Severity.ERROR,
        code="PERIODE_INCONNUE",
        message=f"{name} n’a pas de retour à rendre pour {label}.",
        hint="Vérifiez la période du classeur.",
    )


def _second_of_drop(draft: ReturnDraft, first: str, index: PlanIndex) -> Finding:
    name = index.respondents[draft.respondent_code].name
    label = parse_period(draft.period_code).label
    return Finding(
        severity=Severity.QUESTION,
        code="RETOUR_EN_DOUBLE",
        value=draft.file_name,
        message=f"{quoted(first)} est déjà un retour pour {name}, {label}.",
        hint="Gardez le bon fichier\u202f; intégrés l’un après l’autre, le second l’emporte.",
    )

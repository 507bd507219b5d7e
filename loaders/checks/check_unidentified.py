"""What can be told of a workbook before anyone knows whose it is, and for which period."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from data_model.finding import Answers, Finding, LeftOut, Severity
from data_model.period import parse_period
from data_model.plan_index import PlanIndex, RespondentRef, ReturnBasis
from data_model.vocabulary import RespondentKind
from loaders.checks.check_return import no_table, read_return
from loaders.formats.cells import Workbook
from loaders.recognition.identity import Identity
from loaders.recognition.sheet_roles import sheet_fits
from loaders.recognition.table import find_table
from loaders.template.columns import SHEETS

WHOSE_IS_IT = frozenset({"COMMUNE_INCONNUE", "PERIODE_INCONNUE"})
UNKNOWN_CODES = frozenset({"INDICATEUR_INCONNU", "ACTION_INCONNUE", "JALON_INCONNU"})
# Nothing that this one gives may hinge on who it is: the territory alone is refused no column.
ANYONE = RespondentRef(code="", name="", kind=RespondentKind.TERRITORY)


def unidentified_findings(
    workbook: Workbook,
    index: PlanIndex,
    identity: Identity,
    *,
    as_of: date,
    answers: Answers,
    left_out: LeftOut,
) -> Sequence[Finding]:
    """Who sends it, beside the errors that hold for anyone; or that it is none of our workbooks."""
    fits = sheet_fits(workbook)
    tables = [find_table(workbook, spec, answers, fits=fits) for spec in SHEETS]
    if not any(table.told_of for table in tables):
        told = [finding for finding in identity.findings if finding.code not in WHOSE_IS_IT]
        return [*told, no_table()]
    period_code = identity.period_code or next(reversed(index.periods), "")
    if not period_code:
        return identity.findings
    draft = read_return(
        replace(workbook, findings=()),
        index,
        _asked_everything(index, period_code),
        Identity(),
        file_name="",
        sha256="",
        as_of=as_of,
        answers=answers,
        left_out=left_out,
    )
    return [*identity.findings, *filter(_holds_for_anyone, draft.findings)]


def _holds_for_anyone(finding: Finding) -> bool:
    is_said = finding.severity is Severity.ERROR or finding.code in UNKNOWN_CODES
    return is_said and bool(finding.sheet)


def _asked_everything(index: PlanIndex, period_code: str) -> ReturnBasis:
    period = parse_period(period_code)
    return ReturnBasis(
        respondent=ANYONE,
        period_code=period_code,
        first_day=period.first_day,
        last_day=period.last_day,
        deadline=period.last_day,
        indicator_codes=tuple(index.indicators),
        budget_action_codes=tuple(index.actions),
        occurrence_codes=tuple(index.occurrences),
    )

"""The workbooks sent to the respondents: one, or the whole campaign; and the reminders."""

from collections.abc import Sequence
from datetime import datetime

from analysis.returns.return_basis import plan_index, return_basis
from data_model.as_of import PARIS
from data_model.period import parse_period
from data_model.plan_index import ReturnBasis
from data_model.store import StoreError
from loaders.issuing.campaign import campaign_archive, campaign_name
from loaders.issuing.issue import issue_workbook, workbook_name
from loaders.issuing.letters import Letter, covering_letter, reminder
from pages.common.plan_view import PlanView


def _basis(view: PlanView, respondent_code: str, period_code: str) -> ReturnBasis:
    basis = return_basis(view.snapshot, respondent_code, period_code)
    if basis is None:
        raise StoreError(f"Le répondant « {respondent_code} » n’est pas dans ce plan.")
    return basis


def issued_workbook(view: PlanView, respondent_code: str, period_code: str) -> tuple[str, bytes]:
    """One respondent's workbook: its name and its bytes."""
    index = plan_index(view.snapshot)
    basis = _basis(view, respondent_code, period_code)
    content = issue_workbook(index, basis, issued_at=datetime.now(tz=PARIS))
    return workbook_name(index, basis), content


def issued_campaign(view: PlanView, codes: Sequence[str], period_code: str) -> bytes:
    """Every respondent's workbook for a period with its covering message, as one archive."""
    return campaign_archive(
        plan_index(view.snapshot),
        [_basis(view, code, period_code) for code in codes],
        deadline=view.situation.deadline(parse_period(period_code)),
        issued_at=datetime.now(tz=PARIS),
    )


def campaign_file(view: PlanView, period_code: str) -> str:
    """The archive's name."""
    return campaign_name(plan_index(view.snapshot), period_code)


def covering(view: PlanView, respondent_code: str, period_code: str) -> Letter:
    """The message that goes with one workbook."""
    return covering_letter(
        plan_index(view.snapshot),
        _basis(view, respondent_code, period_code),
        deadline=view.situation.deadline(parse_period(period_code)),
    )


def reminder_letter(
    view: PlanView, respondent_code: str, period_code: str, missing: Sequence[str]
) -> Letter:
    """The message to a respondent whose return, or a part of it, is still awaited."""
    return reminder(
        plan_index(view.snapshot),
        _basis(view, respondent_code, period_code),
        as_of=view.situation.as_of,
        missing=missing,
    )

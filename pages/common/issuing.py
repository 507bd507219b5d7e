"""The workbooks sent to the respondents: one, or all of a period as an archive."""

from datetime import datetime

from analysis.return_basis import plan_index, return_basis
from data_model.as_of import PARIS
from data_model.store import StoreError
from loaders.issue import issue_archive, issue_workbook, workbook_name
from pages.common.view import PlanView


def issued_workbook(view: PlanView, respondent_code: str, period_code: str) -> tuple[str, bytes]:
    """One respondent's workbook: its name and its bytes."""
    index = plan_index(view.snapshot)
    basis = return_basis(view.snapshot, respondent_code, period_code)
    if basis is None:
        raise StoreError(f"Le répondant « {respondent_code} » n’est pas dans ce plan.")
    content = issue_workbook(index, basis, issued_at=datetime.now(tz=PARIS))
    return workbook_name(index, basis), content


def issued_archive(view: PlanView, period_code: str) -> bytes:
    """Every respondent's workbook for a period, as one archive."""
    codes = list(view.snapshot.respondents["respondent_code"])
    bases = [return_basis(view.snapshot, code, period_code) for code in codes]
    return issue_archive(
        plan_index(view.snapshot),
        [basis for basis in bases if basis is not None],
        issued_at=datetime.now(tz=PARIS),
    )

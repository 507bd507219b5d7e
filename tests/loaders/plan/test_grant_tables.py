"""A fund and its grants are read from their tables; what breaks a rule is asked about."""

import shutil
from pathlib import Path

from data_model.finding import Severity
from data_model.fund_terms import FundTerms
from data_model.plan_draft import PlanDraft
from data_model.steering import Fund, FundGrant
from loaders.plan.plan_folder import read_plan_folder
from tests.sample_data.other_plans import ATELIERS, SAMPLE

GRANTS = "fund_code,number,beneficiary,amount_eur,project_eur\n"


def read(folder: Path, grants: str) -> PlanDraft:
    shutil.copytree(SAMPLE / ATELIERS, folder / "plan")
    (folder / "plan" / "fund_grants.csv").write_text(GRANTS + grants, encoding="utf-8")
    return read_plan_folder(folder / "plan")


def test_rules_years_and_grants_are_read_in_cents(tmp_path: Path) -> None:
    draft = read(tmp_path, "FONDS-1,1,Les Jardins,1500,3000\n")
    assert draft.findings == ()
    [fund] = [row for row in draft.versions if isinstance(row, Fund)]
    assert (fund.envelope_cents, fund.cap_cents, fund.share_e4) == (5_000_000, 150_000, 5_000)
    [terms] = [row for row in draft.versions if isinstance(row, FundTerms)]
    assert (terms.action_code, terms.first_year, terms.last_year) == ("2.2", 2021, 2023)
    [grant] = [row for row in draft.versions if isinstance(row, FundGrant)]
    assert (grant.amount_cents, grant.project_cents) == (150_000, 300_000)


def test_a_grant_out_of_rules_is_asked_about_and_blocks_nothing(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "FONDS-1,1,Les Jardins,1600,2000\nFONDS-1,2,Le Vélo,500,\nFONDS-1,3,Récup,100,200\n",
    )
    assert draft.can_be_recorded
    assert [(one.severity, one.code) for one in draft.findings] == [
        (Severity.QUESTION, "AIDE_HORS_REGLES"),
        (Severity.QUESTION, "AIDE_HORS_REGLES"),
        (Severity.INFO, "AIDE_PART_INCONNUE"),
    ]
    assert draft.findings[0].message == (
        "fund_grants.csv, aide 1 (Les Jardins)\u00a0: 1\u202f600\u00a0€ pour 1\u202f500\u00a0€ "
        "permis (plafond par projet)."
    )
    assert "1\u202f000\u00a0€ permis (part du plan de financement)" in draft.findings[1].message

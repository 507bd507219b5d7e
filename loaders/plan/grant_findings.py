"""The grants of a plan's tables that its funds' rules do not allow, as questions to a person."""

from collections.abc import Sequence

from data_model.base import Versioned
from data_model.finding import Finding, Severity
from data_model.french import euros, typo
from data_model.grant_check import GrantBreach, grant_breaches
from data_model.steering import Fund, FundGrant

OUT_OF_RULES, SHARE_UNKNOWN = "AIDE_HORS_REGLES", "AIDE_PART_INCONNUE"


def grant_findings(rows: Sequence[Versioned], *, sheet: str) -> list[Finding]:
    """One question a rule that a grant breaks, one information a share that cannot be judged.

    `sheet` is where the grants were read.
    """
    funds = [row for row in rows if isinstance(row, Fund)]
    grants = [row for row in rows if isinstance(row, FundGrant)]
    return [_finding(breach, sheet) for fund in funds for breach in grant_breaches(fund, grants)]


def _finding(breach: GrantBreach, sheet: str) -> Finding:
    named = f"{sheet}, aide {breach.number} ({breach.beneficiary})"
    if breach.allowed_cents is None:
        return Finding(
            severity=Severity.INFO,
            code=SHARE_UNKNOWN,
            sheet=sheet,
            message=typo(f"{named} : le coût du projet manque, la part n’est pas vérifiée."),
            hint="Ajoutez le coût du projet.",
        )
    return Finding(
        severity=Severity.QUESTION,
        code=OUT_OF_RULES,
        sheet=sheet,
        message=typo(
            f"{named} : {euros(breach.cents)} pour {euros(breach.allowed_cents)} permis "
            f"({breach.rule.label})."
        ),
        hint="Vérifiez le montant, ou les règles du fonds.",
    )

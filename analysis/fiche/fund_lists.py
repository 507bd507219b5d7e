"""The funds that an action tells of: their rules, what was granted, what breaks a rule."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sqlmodel import Session

from analysis.fiche.printed_lists import Lists
from analysis.situation import Situation
from data_model.as_of import current_rows
from data_model.french import euros, percent, plain, plural, typo
from data_model.fund_terms import FundTerms
from data_model.grant_check import WHOLE_E4, GrantBreach, grant_breaches
from data_model.steering import Fund, FundGrant

NO_GRANT = "Aucune aide enregistrée"


def fund_lists(session: Session, seen: Situation, action_code: str) -> Lists:
    """Each fund of one action as a heading and its lines, as known on the day looked at."""
    known = seen.cutoff
    terms = {
        row.fund_code: row
        for row in current_rows(session, FundTerms, plan_code=seen.plan_code, cutoff=known)
        if row.action_code == action_code
    }
    if not terms:
        return ()
    grants = current_rows(session, FundGrant, plan_code=seen.plan_code, cutoff=known)
    return tuple(
        (plain(typo(fund.label)), tuple(typo(line) for line in _lines(fund, terms[fund.code], of)))
        for fund in current_rows(session, Fund, plan_code=seen.plan_code, cutoff=known)
        if fund.code in terms
        for of in [[grant for grant in grants if grant.fund_code == fund.code]]
    )


def _lines(fund: Fund, terms: FundTerms, grants: Sequence[FundGrant]) -> Iterator[str]:
    yield f"Enveloppe : {euros(fund.envelope_cents)}{_years(terms)}"
    if fund.cap_cents is not None:
        yield f"Plafond par projet : {euros(fund.cap_cents)}"
    if fund.share_e4 is not None:
        yield f"Part maximale du plan de financement : {percent(Decimal(fund.share_e4) / WHOLE_E4)}"
    if not grants:
        yield NO_GRANT
        return
    given = sum(grant.amount_cents for grant in grants)
    yield f"Accordé : {plural(len(grants), 'aide')}, {euros(given)} ; {_left(fund, given)}"
    yield from map(_said, grant_breaches(fund, grants))


def _left(fund: Fund, given: int) -> str:
    left = fund.envelope_cents - given
    return f"reste {euros(left)}" if left >= 0 else f"{euros(-left)} de plus que l’enveloppe"


def _years(terms: FundTerms) -> str:
    if terms.first_year is None or terms.last_year is None:
        return ""
    return f", de {terms.first_year} à {terms.last_year}"


def _said(breach: GrantBreach) -> str:
    who = plain(breach.beneficiary)
    if breach.allowed_cents is None:
        return f"○ Aide {breach.number} ({who}) : coût du projet manquant, part non vérifiée"
    return (
        f"◆ Aide {breach.number} ({who}) : {euros(breach.cents)} pour "
        f"{euros(breach.allowed_cents)} permis ({breach.rule.label})"
    )

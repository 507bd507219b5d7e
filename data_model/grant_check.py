"""Whether the grants of a fund keep to its rules: cap per project, share of a cost, envelope."""

from collections.abc import Iterable
from dataclasses import dataclass

from data_model.steering import Fund, FundGrant
from data_model.vocabulary import Labelled

WHOLE_E4 = 10_000


class GrantRule(Labelled):
    """A rule of a fund that a grant is held to."""

    CAP = "cap", "plafond par projet"
    SHARE = "share", "part du plan de financement"
    ENVELOPE = "envelope", "enveloppe du fonds"


@dataclass(frozen=True, kw_only=True)
class GrantBreach:
    """One grant that a rule does not allow, or that it cannot be held to (`allowed_cents` None)."""

    fund_code: str
    number: int
    beneficiary: str
    rule: GrantRule
    cents: int
    allowed_cents: int | None


def grant_breaches(fund: Fund, grants: Iterable[FundGrant]) -> list[GrantBreach]:
    """What breaks the rules of a fund, grant by grant in the order of their numbers.

    A grant is at its limit when it equals it. A share of a project whose cost is not told is not
    known: the breach then has no allowed amount. The envelope is held against all grants up to
    and with each one. Source: domain.md §5.
    """
    found: list[GrantBreach] = []
    given = 0
    for grant in sorted((one for one in grants if one.fund_code == fund.code), key=_number):
        amount = grant.amount_cents
        given += amount
        if fund.cap_cents is not None and amount > fund.cap_cents:
            found.append(_breach(grant, GrantRule.CAP, amount, fund.cap_cents))
        if fund.share_e4 is not None and grant.project_cents is None:
            found.append(_breach(grant, GrantRule.SHARE, amount, None))
        elif fund.share_e4 is not None and grant.project_cents is not None:
            allowed = fund.share_e4 * grant.project_cents // WHOLE_E4
            if amount > allowed:
                found.append(_breach(grant, GrantRule.SHARE, amount, allowed))
        if given > fund.envelope_cents:
            found.append(_breach(grant, GrantRule.ENVELOPE, given, fund.envelope_cents))
    return found


def _number(grant: FundGrant) -> int:
    return grant.number


def _breach(grant: FundGrant, rule: GrantRule, cents: int, allowed: int | None) -> GrantBreach:
    return GrantBreach(
        fund_code=grant.fund_code,
        number=grant.number,
        beneficiary=grant.beneficiary,
        rule=rule,
        cents=cents,
        allowed_cents=allowed,
    )

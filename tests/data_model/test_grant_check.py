"""Grants are held against the cap, the share and the envelope of their fund."""

import pytest

from data_model.grant_check import GrantRule, grant_breaches
from data_model.steering import Fund, FundGrant

CAP, ENVELOPE, HALF = 150_000, 5_000_000, 5_000


def fund(
    *, envelope_cents: int = ENVELOPE, cap_cents: int | None = CAP, share_e4: int | None = HALF
) -> Fund:
    return Fund(
        plan_code="P",
        act_number=1,
        code="F",
        label="Fonds",
        envelope_cents=envelope_cents,
        cap_cents=cap_cents,
        share_e4=share_e4,
    )


def grant(cents: int, project: int | None = 1_000_000, *, number: int = 1) -> FundGrant:
    return FundGrant(
        plan_code="P",
        act_number=1,
        fund_code="F",
        number=number,
        beneficiary="Association",
        amount_cents=cents,
        project_cents=project,
    )


def broken(*grants: FundGrant, of: Fund | None = None) -> list[tuple[int, GrantRule, int | None]]:
    return [
        (one.number, one.rule, one.allowed_cents) for one in grant_breaches(of or fund(), grants)
    ]


@pytest.mark.parametrize(("cents", "found"), [(CAP - 1, []), (CAP, []), (CAP + 1, [CAP])])
def test_a_grant_up_to_the_cap_is_allowed(cents: int, found: list[int]) -> None:
    assert broken(grant(cents)) == [(1, GrantRule.CAP, cap) for cap in found]


@pytest.mark.parametrize(("cents", "found"), [(49_999, []), (50_000, []), (50_001, [50_000])])
def test_a_grant_up_to_its_share_of_the_project_is_allowed(cents: int, found: list[int]) -> None:
    assert broken(grant(cents, 100_000)) == [(1, GrantRule.SHARE, share) for share in found]


def test_a_share_is_not_judged_without_the_cost_of_the_project() -> None:
    assert broken(grant(100_000, None)) == [(1, GrantRule.SHARE, None)]
    assert broken(grant(100_000, None), of=fund(share_e4=None)) == []


def test_the_envelope_is_held_against_all_grants_up_to_each() -> None:
    first, second, third = (grant(100_000, number=number) for number in (1, 2, 3))
    assert broken(third, first, second, of=fund(envelope_cents=300_000)) == []
    assert broken(third, first, second, of=fund(envelope_cents=200_000)) == [
        (3, GrantRule.ENVELOPE, 200_000)
    ]


def test_a_fund_without_cap_nor_share_has_its_envelope_alone() -> None:
    assert broken(grant(ENVELOPE, None), of=fund(cap_cents=None, share_e4=None)) == []


def test_grants_of_another_fund_are_not_counted() -> None:
    other = grant(ENVELOPE, number=2)
    other.fund_code = "G"
    assert broken(grant(CAP), other) == []

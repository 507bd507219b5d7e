"""Budget rules in cents."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.budget.money import (
    BASIS_TO_SPECIFY,
    CAP_HAS_NO_RATE,
    NO_AMOUNT,
    NO_BUDGET,
    LineAmounts,
    Rate,
    VotedAmount,
    overrun,
    planned_for_plan,
    planned_for_year,
    rate,
    rate_of_lines,
    remaining_to_commit,
    remaining_to_pay,
    split_differs,
)
from data_model.vocabulary import BudgetBasis

TOTAL = VotedAmount(basis=BudgetBasis.TOTAL, amount_cents=900)
YEARLY = VotedAmount(basis=BudgetBasis.PER_YEAR, amount_cents=100)


def test_a_year_takes_its_split_then_the_yearly_amount_then_nothing() -> None:
    assert planned_for_year(TOTAL, 2026, split_cents={2026: 300}) == 300
    assert planned_for_year(YEARLY, 2026, split_cents={2026: 0}) == 0
    assert planned_for_year(YEARLY, 2026, split_cents={2025: 80}) == 100
    assert planned_for_year(TOTAL, 2026, split_cents={}) is None


@pytest.mark.parametrize(
    ("basis", "wanted"),
    [
        (BudgetBasis.TOTAL, 100),
        (BudgetBasis.PER_UNIT, 100),
        (BudgetBasis.PER_YEAR, 280),
        (BudgetBasis.CAP, None),
        (BudgetBasis.UNKNOWN, None),
    ],
)
def test_the_plan_takes_a_printed_total_or_the_years_sum(
    basis: BudgetBasis, wanted: int | None
) -> None:
    voted = VotedAmount(basis=basis, amount_cents=100)
    years = [2024, 2025, 2026]
    assert planned_for_plan(voted, split_cents={2025: 80}, years=years) == wanted


def test_a_yearly_amount_has_no_plan_total_without_dates_or_amount() -> None:
    assert planned_for_plan(YEARLY, split_cents={}, years=None) is None
    unknown = VotedAmount(basis=BudgetBasis.PER_YEAR)
    assert planned_for_plan(unknown, split_cents={2025: 80}, years=[2025, 2026]) is None


def test_a_split_that_differs_from_the_total_is_a_question() -> None:
    assert split_differs(TOTAL, split_cents={2025: 300, 2026: 599})
    assert not split_differs(TOTAL, split_cents={2025: 300, 2026: 600})
    assert not split_differs(TOTAL, split_cents={})
    assert not split_differs(YEARLY, split_cents={2025: 80})


def test_a_rate_says_why_it_is_missing() -> None:
    total = BudgetBasis.TOTAL
    assert rate(50, 200, basis=total).value == Fraction(1, 4)
    assert rate(0, 200, basis=total).value == 0
    assert rate(50, None, basis=total).reason == BASIS_TO_SPECIFY
    assert rate(50, 0, basis=total).reason == NO_BUDGET
    assert rate(None, 200, basis=total).reason == NO_AMOUNT
    assert rate(50, 200, basis=BudgetBasis.CAP).reason == CAP_HAS_NO_RATE
    assert rate(50, None, basis=total).value is None


def test_a_cap_only_knows_what_passes_it() -> None:
    assert [overrun(cents, 100) for cents in (99, 100, 101)] == [0, 0, 1]
    assert overrun(None, 100) is None
    assert overrun(5, None) is None


def test_what_remains_is_unknown_when_a_part_is() -> None:
    assert remaining_to_commit(100, 120) == -20
    assert remaining_to_commit(None, 20) is None
    assert remaining_to_commit(100, None) is None
    assert remaining_to_pay(100, 30) == 70
    assert remaining_to_pay(None, 30) is None
    assert remaining_to_pay(100, None) is None


def test_a_sum_takes_the_same_lines_on_both_sides() -> None:
    found = rate_of_lines(
        [
            LineAmounts(planned_cents=100, spent_cents=40),
            LineAmounts(planned_cents=None, spent_cents=1000),
            LineAmounts(planned_cents=100, spent_cents=60),
        ]
    )
    assert found.rate.value == Fraction(1, 2)
    assert found.words.replace("\u00a0", " ") == "2 lignes sur 3"
    assert not found.is_at_least


def test_a_line_not_reported_by_all_makes_the_sum_at_least() -> None:
    unsaid = LineAmounts(planned_cents=100, spent_cents=None)
    partly = LineAmounts(planned_cents=100, spent_cents=40, is_complete=False)
    whole = LineAmounts(planned_cents=100, spent_cents=40)
    assert rate_of_lines([whole, unsaid]).is_at_least
    assert rate_of_lines([whole, unsaid]).rate.value == Fraction(1, 5)
    assert rate_of_lines([partly]).is_at_least
    assert not rate_of_lines([whole]).is_at_least
    assert rate_of_lines([unsaid]).rate.reason == NO_AMOUNT


def test_a_sum_without_planned_lines_has_a_reason() -> None:
    assert rate_of_lines([]).rate.reason == BASIS_TO_SPECIFY
    zero = LineAmounts(planned_cents=0, spent_cents=10)
    assert rate_of_lines([zero]).rate.reason == NO_BUDGET


def test_what_is_spent_without_a_budget_enters_no_rate() -> None:
    free = LineAmounts(planned_cents=0, spent_cents=1_000)
    found = rate_of_lines([LineAmounts(planned_cents=100, spent_cents=40), free])
    assert found.rate.value == Fraction(2, 5)
    assert (found.spent_cents, found.lines, found.total_lines) == (40, 1, 2)
    assert rate_of_lines([free, LineAmounts(planned_cents=None, spent_cents=5)]).rate == Rate(
        reason=NO_BUDGET
    )


@pytest.mark.parametrize("basis", [b for b in BudgetBasis if b is not BudgetBasis.CAP])
def test_nothing_voted_plans_nothing_whatever_its_basis(basis: BudgetBasis) -> None:
    nothing = VotedAmount(basis=basis, amount_cents=0)
    assert planned_for_plan(nothing, split_cents={}, years=None) == 0
    assert planned_for_year(nothing, 2026, split_cents={}) == 0
    assert planned_for_year(nothing, 2026, split_cents={2026: 50}) == 50


def test_a_cap_of_nothing_stays_a_cap() -> None:
    cap = VotedAmount(basis=BudgetBasis.CAP, amount_cents=0)
    assert planned_for_plan(cap, split_cents={}, years=[2026]) is None
    assert planned_for_year(cap, 2026, split_cents={}) is None


CENTS = st.none() | st.integers(0, 10_000)


@given(st.lists(st.tuples(CENTS, CENTS)))
def test_agrees_with_a_plain_sum(pairs: list[tuple[int | None, int | None]]) -> None:
    found = rate_of_lines([LineAmounts(planned_cents=p, spent_cents=s) for p, s in pairs])
    planned, spent, heard = 0, 0, False
    for line_planned, line_spent in pairs:
        if line_planned:
            planned += line_planned
            heard = heard or line_spent is not None
            spent += line_spent or 0
    assert found.rate.value == (Fraction(spent, planned) if planned and heard else None)

"""What a return's values are compared with, drawn from what was said by the day it is read."""

from datetime import date

from analysis.returns.return_basis import plan_index, return_basis
from analysis.snapshot import Snapshot
from data_model.plan_index import ReturnBasis
from data_model.vocabulary import BudgetBasis
from tests.analysis.builders import make_situation, make_snapshot

T1, T2, T3 = date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)
TERRITORY: dict[str, object] = {"respondent_code": "E", "kind": "territory"}


def basis_of(snapshot: Snapshot, respondent: str = "A") -> ReturnBasis:
    basis = return_basis(snapshot, respondent, "2026-T2")
    assert basis is not None
    return basis


def test_the_others_amounts_are_summed_each_from_its_latest_period() -> None:
    snapshot = make_snapshot(
        respondents=[{}],
        budget_history=[
            {"respondent_code": "A", "amount_cents": 1},
            {"respondent_code": "S", "amount_cents": 100, "last_day": T1},
            {"respondent_code": "S", "amount_cents": 300, "period_code": "2026-T2", "last_day": T2},
            {"respondent_code": "S", "amount_cents": 900, "period_code": "2026-T3", "last_day": T3},
            {"respondent_code": "D", "amount_cents": 20, "funder": "Région"},
            {"respondent_code": "D", "amount_cents": 4_000, "exercise": 2025},
        ],
    )
    assert basis_of(snapshot).budget_of_others == {
        ("committed", "1.1", 2026): 320,
        ("committed", "1.1", 2025): 4_000,
    }


def test_one_s_own_amounts_of_other_exercises_are_kept_apart() -> None:
    snapshot = make_snapshot(
        respondents=[{}],
        budget_history=[{"amount_cents": 5}, {"amount_cents": 900, "exercise": 2025}],
    )
    basis = basis_of(snapshot)
    assert basis.budget == {("committed", "1.1", 2026, "", "operating"): 5}
    assert basis.other_exercises == {("committed", "1.1", 2025, "", "operating"): 900}


def test_what_the_periods_before_left_is_kept_beside_what_this_one_says() -> None:
    snapshot = make_snapshot(
        respondents=[{}],
        budget_history=[
            {"amount_cents": 5, "last_day": T1},
            {"amount_cents": 3, "period_code": "2026-T2", "last_day": T2},
        ],
    )
    line = ("committed", "1.1", 2026, "", "operating")
    assert basis_of(snapshot).earlier_budget == {line: 5}
    assert basis_of(snapshot).budget == {line: 3}


def test_each_other_respondent_gives_its_highest_value() -> None:
    snapshot = make_snapshot(
        respondents=[{}],
        observations=[
            {"respondent_code": "A", "value_e4": 9},
            {"respondent_code": "S", "value_e4": 20},
            {"respondent_code": "S", "value_e4": 30, "period_code": "2026-T2", "last_day": T2},
            {"respondent_code": "S", "value_e4": 99, "period_code": "2026-T3", "last_day": T3},
            {"respondent_code": "D", "value_e4": 7},
            {"respondent_code": "V", "value_e4": None, "text_value": "rien"},
        ],
    )
    assert sorted(basis_of(snapshot).highest_of_others["1.1-I1"]) == [7, 30]


def test_the_territory_answers_for_the_inhabitants_of_all_communes() -> None:
    communes: list[dict[str, object]] = [
        {"population": 85_000},
        {"respondent_code": "S", "population": 50_000},
    ]
    snapshot = make_snapshot(respondents=[*communes, TERRITORY])
    assert basis_of(snapshot).population == 85_000
    assert basis_of(snapshot, "E").population == 135_000

    unknown = make_snapshot(
        respondents=[{"population": 85_000}, {"respondent_code": "S"}, TERRITORY]
    )
    assert basis_of(unknown, "E").population is None


def test_the_plan_gives_targets_amounts_voted_and_years() -> None:
    snapshot = make_snapshot(
        situation=make_situation(),
        actions=[
            {"voted_cents": 4_500_000, "basis": "total"},
            {"action_code": "1.2", "voted_cents": 1_500_000, "basis": "per_unit"},
        ],
        indicators=[{}, {"indicator_code": "1.1-I2"}],
        targets=[
            {"value_e4": 40},
            {"value_e4": 50, "due_on": date(2027, 12, 31)},
            {"indicator_code": "1.1-I2", "value_e4": 50, "direction": "down"},
        ],
    )
    index = plan_index(snapshot)
    assert [(a.voted_cents, a.voted_basis) for a in index.actions.values()] == [
        (4_500_000, BudgetBasis.TOTAL),
        (1_500_000, BudgetBasis.UNKNOWN),
    ]
    assert [ref.target_e4 for ref in index.indicators.values()] == [50, None]
    assert index.years == tuple(range(index.years[0], index.years[-1] + 1))

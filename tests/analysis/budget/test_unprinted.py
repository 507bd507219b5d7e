"""An amount that the plan does not print is missing: no zero, no total, and it is said."""

from analysis.budget.budget import budget_by_axis, budget_lines_frame
from analysis.budget.finding import budget_notes, budget_scope
from analysis.budget.money import NOT_PRINTED, VotedAmount, is_to_specify
from analysis.rows import rows_of
from data_model.vocabulary import BudgetBasis
from tests.analysis.builders import make_snapshot

BLANK = {"voted_cents": None, "basis": None}


def test_a_plan_without_any_amount_says_so_and_adds_up_to_nothing() -> None:
    snapshot = make_snapshot(actions=[{"action_code": "1.1"} | BLANK])
    lines, plan = budget_lines_frame(snapshot), budget_by_axis(snapshot, "plan")
    [line], [whole] = list(rows_of(lines)), list(rows_of(plan))
    assert (line.reason, whole.reason) == (NOT_PRINTED, NOT_PRINTED)
    assert budget_scope(plan) == "Budget du plan\u00a0: aucun montant voté."
    assert budget_notes(lines, plan, has_span=False) == ["Aucun montant imprimé\u00a0: action 1.1."]


def test_a_printed_zero_is_no_missing_amount() -> None:
    snapshot = make_snapshot(
        actions=[
            {"action_code": "1.1"} | BLANK,
            {"action_code": "1.2", "voted_cents": 0, "basis": "unknown"},
        ]
    )
    lines = budget_lines_frame(snapshot)
    notes = budget_notes(lines, budget_by_axis(snapshot, "plan"), has_span=False)
    assert notes == ["Aucun montant imprimé\u00a0: action 1.1.", "Sans budget\u00a0: action 1.2."]


def test_what_is_not_printed_is_no_amount_to_specify() -> None:
    assert not is_to_specify(VotedAmount(basis=BudgetBasis.UNKNOWN))
    assert is_to_specify(VotedAmount(basis=BudgetBasis.UNKNOWN, amount_cents=100))

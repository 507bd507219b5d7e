"""What remains to be settled, in one title."""

from datetime import date

import pytest

from analysis.settings_finding import settings_title
from data_model.vocabulary import BudgetBasis
from tests.analysis.builders import make_situation, make_snapshot

DATED = make_situation(plan_start=date(2026, 1, 1), plan_end=date(2027, 12, 31))
ASKED = [{"respondent_code": "A", "object_code": "1.1-I1"}]


def test_a_plan_just_loaded_says_what_is_missing() -> None:
    snapshot = make_snapshot(
        situation=make_situation(plan_start=None, plan_end=None),
        actions=[{"voted_cents": 100, "basis": BudgetBasis.UNKNOWN}],
        indicators=[{"indicator_code": "1.1-I1"}],
    )
    assert settings_title(snapshot, {}) == (
        "0\u00a0indicateur sur 1 a une cible\u202f; "
        "dates du plan à saisir, 1\u00a0montant à préciser"
    )


@pytest.mark.parametrize(
    ("cents", "basis", "is_told"),
    [(100, BudgetBasis.UNKNOWN, True), (0, BudgetBasis.UNKNOWN, False), (100, "total", False)],
)
def test_an_amount_is_to_be_settled_where_there_is_one_of_unknown_basis(
    cents: int, basis: str, is_told: bool
) -> None:
    snapshot = make_snapshot(
        situation=DATED,
        actions=[{"voted_cents": cents, "basis": basis}],
        indicators=[{"indicator_code": "1.1-I1"}],
        assignments=ASKED,
        targets=[{"indicator_code": "1.1-I1"}],
    )
    said = settings_title(snapshot, {})
    assert said.startswith("1\u00a0indicateur sur 1 a une cible")
    assert said.endswith("1\u00a0montant à préciser" if is_told else "rien d’autre à préciser")


def test_an_indicator_that_nobody_is_asked_for_is_counted() -> None:
    snapshot = make_snapshot(
        situation=DATED,
        indicators=[{"indicator_code": "1.1-I1"}, {"indicator_code": "1.1-I2"}],
        assignments=ASKED,
    )
    assert settings_title(snapshot, {}).endswith("1\u00a0indicateur sans répondant")

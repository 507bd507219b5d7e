"""Who is asked for what, where a plan asks nothing yet."""

from datetime import date

import pytest

from data_model.vocabulary import AssignedKind, RespondentKind
from loaders.entry.composer_assignments import (
    asked_of,
    budgets_asked,
    everything_asked,
    first_quarter,
    funded_actions,
)
from loaders.entry.composer_tables import StoredRows

COMMUNE, TERRITORY = "93005", "200058097"


def plan(*amounts: tuple[str, str], asked: str = "") -> StoredRows:
    return {
        "respondents": [
            {"code": COMMUNE, "kind": RespondentKind.COMMUNE.value},
            {"code": TERRITORY, "kind": RespondentKind.TERRITORY.value},
        ],
        "indicators": [{"code": "1.1-I1"}],
        "actions": [{"code": "1.1"}, {"code": "1.2"}],
        "voted_budget": [{"action_code": code, "amount_eur": amount} for code, amount in amounts],
        "assignments": [{"kind": asked}] if asked else [],
    }


def test_indicators_are_asked_of_the_communes() -> None:
    rows = everything_asked("P", plan(), first_period="2026-T4")
    assert [(row.respondent_code, row.object_code) for row in rows] == [(COMMUNE, "1.1-I1")]


def test_what_was_spent_is_asked_of_the_territory_for_each_action_that_has_an_amount() -> None:
    rows = budgets_asked("P", plan(("1.1", "12500"), ("1.2", "")), first_period="2026-T4")
    assert [(row.respondent_code, row.kind, row.object_code) for row in rows] == [
        (TERRITORY, AssignedKind.BUDGET, "1.1")
    ]


def test_an_amount_of_zero_is_an_amount_and_an_action_that_has_ended_is_not_asked() -> None:
    assert funded_actions(plan(("1.2", "0"), ("1.9", "10"))) == ["1.2"]


@pytest.mark.parametrize("kind", ["indicator", "budget"])
def test_each_kind_is_offered_until_it_is_asked(kind: str) -> None:
    assert not asked_of(plan(), AssignedKind(kind))
    assert asked_of(plan(asked=kind), AssignedKind(kind))


def test_the_first_quarter_is_today_s_or_the_plan_s_first_one() -> None:
    day = date(2026, 11, 23)
    assert first_quarter(day, None) == first_quarter(day, date(2026, 1, 1)) == "2026-T4"
    assert first_quarter(day, date(2027, 1, 1)) == "2027-T1"

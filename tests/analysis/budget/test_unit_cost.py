"""Unit costs: the same actions on both sides, and never a division by nothing."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.budget.line import BudgetLine
from analysis.budget.money import VotedAmount
from analysis.budget.unit_cost import UnitCost, unit_costs
from analysis.budget.unit_cost_words import unit_cost_table
from analysis.results.awaited import awaited_indicators
from analysis.results.carried import Carried
from analysis.results.measures import MEASURED_COLUMNS
from data_model.vocabulary import BudgetBasis
from tests.analysis.builders import make_snapshot


def line(code: str, cents: int | None, *, silent: int = 0) -> BudgetLine:
    return BudgetLine(
        action_code=code,
        voted=VotedAmount(basis=BudgetBasis.UNKNOWN),
        split_cents={},
        planned_cents=None,
        committed_cents=cents,
        paid_cents=None,
        committed_to_date_cents=None,
        paid_to_date_cents=None,
        respondents_due=1,
        respondents_reported=1 - silent,
        respondents_silent=silent,
        overspent_years=(),
        is_paid_over_committed=False,
    )


def counted(
    action: str | None, value: int | None, measure: str = "participants", **other: Any
) -> dict[str, Any]:
    code = other.pop("code", f"{action or 'P'}-I1")
    return {
        "indicator_code": code,
        "action_code": action,
        "label": "Présents",
        "measure_code": measure,
        "nature": "flow",
        "unit": "participations",
        "decimals": 0,
        "value_e4": None if value is None else value * 10_000,
        "at_least": value is None,
        "counted_as": code,
    } | other


def measured(*rows: dict[str, Any]) -> pd.DataFrame:
    frame = pd.DataFrame(
        [[row[name] for name in MEASURED_COLUMNS] for row in rows],
        columns=MEASURED_COLUMNS,
        dtype=object,
    )
    return frame.astype({"value_e4": "Int64"})


def cost(rows: Sequence[dict[str, Any]], *lines: BudgetLine) -> UnitCost:
    """The first unit cost, by participation."""
    return unit_costs(measured(*rows), lines)[0]


def test_an_action_enters_with_both_sides_or_with_neither() -> None:
    found = cost(
        [counted("1.1", 10), counted("1.2", 30), counted("1.3", None), counted("1.4", 7)],
        line("1.1", 100_00),
        line("1.2", 500_00),
        line("1.3", 999_00),
        line("1.4", None),
        line("1.5", 999_00),
    )
    assert found.quotient.value == Fraction(600_00, 40)
    assert (found.committed_cents, found.count_e4) == (600_00, 40 * 10_000)
    assert (found.action_codes, found.left_out) == (("1.1", "1.2"), ("1.3", "1.4"))
    assert found.quotient.bound == ""


def test_what_the_plan_counts_is_set_against_the_whole_plan() -> None:
    found = unit_costs(
        measured(counted(None, 4, "emplois"), counted("1.1", 2, "emplois")),
        [line("1.1", 100_00), line("1.2", 300_00), line("1.3", None)],
    )[1]
    assert (found.quotient.value, found.is_of_plan) == (Fraction(100_00), True)
    assert unit_cost_table([found])["Actions"].tolist() == ["toutes celles du plan"]


@pytest.mark.parametrize(
    ("rows", "lines", "words"),
    [
        ([], [line("1.1", 5)], "aucun indicateur du plan ne compte cette mesure"),
        ([counted("1.1", None)], [line("1.1", 5)], "aucune valeur reçue"),
        ([counted("1.1", 0)], [line("1.1", 5)], "le total compté est 0"),
        ([counted("1.1", 3)], [line("1.1", None)], "aucun montant engagé reçu"),
        ([counted("1.1", 3)], [], "aucun montant engagé reçu"),
        ([counted(None, 3)], [line("1.1", None)], "aucun montant engagé reçu"),
    ],
)
def test_what_is_missing_is_named(
    rows: list[dict[str, Any]], lines: list[BudgetLine], words: str
) -> None:
    found = cost(rows, *lines)
    assert found.quotient.value is None
    shown = unit_cost_table([found])["Montant"].tolist()
    assert shown == [f"non calculable\u00a0: {words}"]


@pytest.mark.parametrize(
    ("silent", "at_least", "bound"),
    [(0, False, ""), (1, False, "au moins "), (0, True, "au plus "), (1, True, "provisoire")],
)
def test_a_partial_side_bends_the_cost(silent: int, at_least: bool, bound: str) -> None:
    rows = [counted("1.1", 3, at_least=at_least)]
    found = cost(rows, line("1.1", 10_00, silent=silent))
    assert found.quotient.bound.startswith(bound)
    assert bool(found.quotient.bound) == bool(bound)
    assert "3,33\u00a0€" in unit_cost_table([found])["Montant"].tolist()[0]


def test_a_cost_spent_without_anything_is_zero_and_not_unknown() -> None:
    assert unit_cost_table([cost([counted("1.1", 3)], line("1.1", 0))])["Montant"].tolist() == [
        "0\u00a0€"
    ]


def test_the_actions_that_enter_and_those_that_do_not_are_named() -> None:
    partly = cost([counted("1.1", 3), counted("1.2", None)], line("1.1", 5), line("1.2", 5))
    never = cost([counted("1.1", None), counted("1.2", None)], line("1.1", 5), line("1.2", 5))
    assert unit_cost_table([partly, never, cost([])])["Actions"].tolist() == [
        "1.1\u202f; sans 1.2",
        "à renseigner\u00a0: 1.1 et 1.2",
        "aucune",
    ]


def test_two_fiches_that_tell_one_count_share_it() -> None:
    found = cost(
        [counted("1.1", 8), counted("1.2", 6, counted_as="1.1-I1")],
        line("1.1", 100),
        line("1.2", 60),
    )
    assert (found.count_e4, found.committed_cents) == (80_000, 160)


def test_money_that_runs_ahead_of_what_is_counted_makes_it_at_most() -> None:
    rows = measured(counted("1.1", 4), counted("1.2", 6))
    lines = [line("1.1", 100_00), line("1.2", 100_00)]
    (found,) = unit_costs(rows, lines, {"1.2-I1": 2026, "9.9-I1": 2027})[:1]
    shown = unit_cost_table([found])
    assert (found.quotient.bound, found.awaited_year) == ("au plus ", 2026)
    assert shown["Compté"].tolist() == ["10\u00a0participations\u202f; 2026 à venir"]
    assert unit_costs(rows, lines, {"9.9-I1": 2027})[0].quotient.bound == ""


@pytest.mark.parametrize(
    ("asked", "awaited"),
    [
        ({"rhythm": "year"}, {"1.1-I1": 2026}),
        ({"rhythm": "each_quarter"}, {}),
        ({"rhythm": "named_quarters", "named_quarters": "2"}, {}),
        ({"rhythm": "named_quarters", "named_quarters": "3"}, {}),
        ({"rhythm": "named_quarters", "named_quarters": "2,4"}, {"1.1-I1": 2026}),
        ({"rhythm": "year", "last_period": "2025-T4"}, {}),
    ],
)
def test_an_indicator_is_awaited_where_its_year_is_asked_later(
    asked: dict[str, str], awaited: dict[str, int]
) -> None:
    snapshot = make_snapshot(assignments=[{"respondent_code": "A", **asked}])
    assert snapshot.situation.situation_date == date(2026, 9, 30)
    assert awaited_indicators(snapshot) == awaited


CODES = ["1.1", "1.2", "1.3"]


TOLD = st.tuples(st.none() | st.integers(0, 99), st.none() | st.integers(0, 10**8))


@given(st.tuples(*(TOLD for _ in CODES)))
def test_is_one_sum_over_another(told: tuple[tuple[int | None, int | None], ...]) -> None:
    found = cost(
        [counted(code, value) for code, (value, _) in zip(CODES, told, strict=True)],
        *(line(code, cents) for code, (_, cents) in zip(CODES, told, strict=True)),
    )
    both = [(v, c) for v, c in told if v is not None and c is not None]
    people, cents = sum(v for v, _ in both), sum(c for _, c in both)
    if not people:
        assert found.quotient.value is None
        assert found.quotient.reason
    else:
        assert found.quotient.value == Fraction(cents, people)
        assert abs(found.quotient.rounded * people - cents) * 2 <= people  # type: ignore[operator]


def test_what_is_carried_in_the_count_is_said_beside_it() -> None:
    square = {"nature": "stock", "unit": "m²"}
    part = Carried(value_e4=5_180_000, from_periods=("2026-T2",), names=("Dugny", "Stains"))
    told = unit_costs(
        measured(counted("1.1", 3661, "surface_m2", **square)),
        [line("1.1", 100_00)],
        carried={"1.1-I1": part, "9.9-I1": part},
    )[-1]
    words = unit_cost_table([told])["Compté"][0].replace("\u202f", " ").replace("\u00a0", " ")
    assert words == "3 661 m², dont 518 m² reportés de T2 2026 (Dugny et Stains)"


def test_one_count_printed_twice_is_carried_once() -> None:
    part = Carried(value_e4=10_000, from_periods=("2026-T2",), names=("Dugny",))
    told = unit_costs(
        measured(
            counted("1.1", 5, nature="cumulative"),
            counted("1.2", 5, nature="cumulative", counted_as="1.1-I1"),
        ),
        [line("1.1", 100_00), line("1.2", 100_00)],
        carried={"1.1-I1": part, "1.2-I1": part},
    )[0]
    assert told.carried == (part,)

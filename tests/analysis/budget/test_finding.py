"""What the budget page says, calm or not, and where nothing can be compared."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from analysis.attention.headline_metric import budget_metric
from analysis.budget.budget import budget_by_axis, budget_lines_frame
from analysis.budget.finding import (
    Overrun,
    budget_metrics,
    budget_notes,
    budget_scope,
    budget_title,
    elapsed_words,
    overruns,
    watched_lines_frame,
)
from analysis.snapshot import Snapshot
from data_model.vocabulary import BudgetBasis, Level
from tests.analysis.builders import make_situation, make_snapshot

TITLES = {"1.1": "ESS Tour", "1.2": "Trophées de l’ESS", "1.3": "Réseaux"}
UNTIL = date(2026, 9, 30)
Row = Mapping[str, Any]


def voted(code: str, euros: int | None, basis: BudgetBasis) -> dict[str, Any]:
    cents = None if euros is None else euros * 100
    return {"action_code": code, "voted_cents": cents, "basis": basis}


def spent(code: str, euros: int, *, field: str = "committed", year: int = 2026) -> dict[str, Any]:
    return {
        "action_code": code,
        "field": field,
        "exercise": year,
        "amount_cents": euros * 100,
        "period_code": f"{year}-T3",
        "last_day": date(year, 9, 30),
    }


def seen(actions: list[Row], amounts: list[Row] | None = None, **situation: Any) -> Snapshot:
    return make_snapshot(
        situation=make_situation(**situation),
        axes=[{}],
        actions=actions,
        budget_history=amounts or [],
    )


def title(snapshot: Snapshot) -> str:
    return budget_title(budget_by_axis(snapshot, "plan"), over(snapshot), TITLES)


def over(snapshot: Snapshot) -> list[Overrun]:
    year = budget_lines_frame(snapshot, year=2026)
    return overruns(budget_lines_frame(snapshot), year, until=UNTIL)


TOTAL = voted("1.1", 10_000, BudgetBasis.TOTAL)
YEARLY = voted("1.2", 40_000, BudgetBasis.PER_YEAR)
UNCLEAR = voted("1.3", 5_000, BudgetBasis.UNKNOWN)


def test_the_calm_title_says_that_no_envelope_is_passed() -> None:
    said = title(seen([TOTAL], [spent("1.1", 6_800)]))
    assert said == "68\u202f% du budget est engagé\u202f; aucune enveloppe n’est dépassée"


@pytest.mark.parametrize(("euros", "count"), [(9_999, 0), (10_000, 0), (10_001, 1)])
def test_an_envelope_is_passed_only_above_it(euros: int, count: int) -> None:
    assert len(over(seen([TOTAL], [spent("1.1", euros)]))) == count


def test_a_yearly_envelope_passed_one_year_is_said_with_its_year() -> None:
    said = title(seen([YEARLY], [spent("1.2", 46_200)]))
    assert said.endswith("\u202f; Trophées de l’ESS\u00a0: +6\u202f200\u00a0€ en 2026")
    assert len(said) <= 85


def test_two_overruns_are_counted() -> None:
    said = title(seen([TOTAL, YEARLY], [spent("1.1", 10_500), spent("1.2", 46_200)]))
    assert said.endswith("2 actions dépassent leur enveloppe")


def test_an_overrun_over_the_plan_is_not_said_twice() -> None:
    found = over(seen([voted("1.2", 100, BudgetBasis.PER_YEAR)], [spent("1.2", 10_000)]))
    assert [(one.action_code, one.exercise) for one in found] == [("1.2", None)]


def test_before_any_amount_the_title_claims_no_rate() -> None:
    said = title(seen([TOTAL]))
    assert said == "10\u202f000\u00a0€ votés, aucun montant engagé communiqué"
    assert title(seen([voted("1.1", None, BudgetBasis.UNKNOWN)])) == (
        "Aucun montant voté ni engagé n’est connu"
    )


def test_without_any_basis_the_title_gives_the_voted_amount() -> None:
    said = title(seen([UNCLEAR]))
    assert said == "5\u202f000\u00a0€ votés, base à préciser"


def test_an_amount_without_a_basis_is_voted_and_nothing_planned_of_it_is_said_to_be_zero() -> None:
    nothing, blank = voted("1.1", 0, BudgetBasis.UNKNOWN), voted("1.2", None, BudgetBasis.UNKNOWN)
    snapshot = seen([UNCLEAR, nothing, blank])
    plan, lines = budget_by_axis(snapshot, "plan"), budget_lines_frame(snapshot)
    planned, *_ = budget_metrics(plan, lines, [])
    why = "5\u202f000\u00a0€ votés, base à préciser"
    assert title(snapshot) == why
    assert (planned.value, planned.rests_on) == ("n.c.", why)
    engaged = budget_metric(plan)
    assert (engaged.value, engaged.rests_on) == ("n.c.", why)


def test_what_cannot_be_placed_stands_beside_what_is_planned() -> None:
    snapshot = seen([TOTAL, UNCLEAR])
    planned, *_ = budget_metrics(budget_by_axis(snapshot, "plan"), budget_lines_frame(snapshot), [])
    assert planned.value == "10\u202f000\u00a0€"
    assert planned.rests_on == (
        "1\u00a0ligne sur\u00a02\u202f; 5\u202f000\u00a0€ votés, base à préciser"
    )


def test_a_plan_voted_at_zero_has_no_budget_and_says_so() -> None:
    plan = budget_by_axis(seen([voted("1.1", 0, BudgetBasis.UNKNOWN)]), "plan")
    assert (plan["planned_cents"][0], plan["reason"][0]) == (0, "sans budget")


@pytest.mark.parametrize("basis", [BudgetBasis.CAP, BudgetBasis.PER_YEAR])
def test_a_line_at_zero_does_not_make_zero_of_what_has_no_place(basis: BudgetBasis) -> None:
    free = voted("1.1", 0, BudgetBasis.TOTAL)
    limited = make_snapshot(
        situation=make_situation(plan_start=None, plan_end=None),
        axes=[{}],
        actions=[free, voted("1.2", 10, basis)],
    )
    [planned] = budget_by_axis(limited, "plan")["planned_cents"].isna()
    assert planned


def test_the_scope_gives_the_voted_total_as_printed() -> None:
    plan = budget_by_axis(seen([TOTAL, UNCLEAR]), "plan")
    assert budget_scope(plan) == "Budget du plan tel que voté\u00a0: 15\u202f000\u00a0€."


def test_each_figure_says_the_lines_it_rests_on() -> None:
    snapshot = seen([TOTAL, UNCLEAR], [spent("1.1", 6_800), spent("1.3", 100)])
    metrics = budget_metrics(
        budget_by_axis(snapshot, "plan"), budget_lines_frame(snapshot), over(snapshot)
    )
    planned, committed, paid, left, to_pay = metrics
    assert planned.value == "10\u202f000\u00a0€"
    assert planned.rests_on.startswith("1\u00a0ligne sur\u00a02\u202f;")
    assert committed.value == "6\u202f900\u00a0€"
    assert committed.delta == "68\u202f%"
    assert committed.rests_on == "2\u00a0lignes sur\u00a02, dont 100\u00a0€ hors taux"
    assert committed.meaning.startswith("Dont 100\u00a0€ sur des lignes sans montant prévu")
    assert (paid.value, paid.delta, paid.meaning) == ("n.c.", "", "")
    # What is left is told over the lines of the rate: planned 10 000, committed 6 900 − 100.
    assert (left.value, left.rests_on) == ("3\u202f200\u00a0€", "1\u00a0ligne sur\u00a02")
    assert (to_pay.value, to_pay.rests_on) == ("n.c.", "0\u00a0ligne sur\u00a02")


def test_what_is_to_pay_is_told_over_the_lines_that_have_both() -> None:
    snapshot = seen(
        [TOTAL, UNCLEAR],
        [spent("1.1", 6_800), spent("1.1", 6_000, field="paid"), spent("1.3", 100)],
    )
    to_pay = budget_metrics(budget_by_axis(snapshot, "plan"), budget_lines_frame(snapshot), [])[4]
    assert (to_pay.value, to_pay.rests_on) == ("800\u00a0€", "1\u00a0ligne sur\u00a02")


def test_an_overrun_stands_beside_what_is_left() -> None:
    snapshot = seen([TOTAL], [spent("1.1", 10_500)])
    left = budget_metrics(
        budget_by_axis(snapshot, "plan"), budget_lines_frame(snapshot), over(snapshot)
    )[3]
    assert (left.level, left.delta) == (Level.ALERT, "\u2212500\u00a0€")


def test_the_title_reads_the_money_against_the_time() -> None:
    snapshot = seen([TOTAL], [spent("1.1", 6_800)])
    plan = budget_by_axis(snapshot, "plan")
    said = budget_title(plan, [], TITLES, elapsed=Fraction(3, 4))
    assert said == (
        "75\u202f% du temps écoulé, 68\u202f% engagé\u202f; aucune enveloppe n’est dépassée"
    )


@pytest.mark.parametrize(
    ("elapsed", "has_span", "words"),
    [
        (Fraction(3, 4), True, "temps écoulé\u00a0: 75\u202f% au 30\u00a0septembre\u00a02026"),
        (None, False, "temps écoulé\u00a0: sans objet, dates du plan à saisir"),
        (None, True, "temps écoulé\u00a0: sans objet, aucun trimestre échu"),
    ],
)
def test_the_time_gone_is_told_with_its_day(
    elapsed: Fraction | None, has_span: bool, words: str
) -> None:
    assert elapsed_words(elapsed, until=UNTIL, has_span=has_span) == words


def test_overruns_come_first_among_the_lines_to_watch() -> None:
    snapshot = seen(
        [TOTAL, YEARLY, UNCLEAR],
        [spent("1.1", 9_000), spent("1.2", 46_200), spent("1.3", 100)],
    )
    watched = watched_lines_frame(budget_lines_frame(snapshot), over(snapshot), TITLES)
    assert watched["Action"].tolist() == ["1.2 Trophées de l’ESS", "1.1 ESS Tour", "1.3 Réseaux"]
    assert watched["level"].tolist() == [Level.ALERT, Level.OK, Level.NONE]
    assert watched["word"].tolist()[0] == "+6\u202f200\u00a0€ en 2026"
    assert watched["word"].tolist()[2] == "Base à préciser"
    assert watched["Part"].tolist()[2] == "sans objet"


def test_nothing_to_watch_before_any_amount() -> None:
    assert watched_lines_frame(budget_lines_frame(seen([TOTAL])), [], TITLES).empty


def notes_of(snapshot: Snapshot, *, has_span: bool) -> list[str]:
    plan = budget_by_axis(snapshot, "plan")
    return budget_notes(budget_lines_frame(snapshot), plan, has_span=has_span)


def test_what_is_spent_outside_the_rates_is_said_in_words() -> None:
    snapshot = seen([TOTAL, UNCLEAR], [spent("1.1", 6_800), spent("1.3", 100)])
    assert notes_of(snapshot, has_span=True)[0] == (
        "Taux, restes à engager et barres\u00a0: la ligne qui a un montant prévu. Engagé et "
        "mandaté\u00a0: toutes les lignes, dont 100\u00a0€ engagés sans montant prévu."
    )
    assert not any("toutes les lignes" in note for note in notes_of(seen([TOTAL]), has_span=True))


def test_notes_name_what_has_no_basis_and_what_has_no_budget() -> None:
    free = voted("3.1", 0, BudgetBasis.UNKNOWN)
    notes = notes_of(seen([UNCLEAR, free, TOTAL]), has_span=True)
    assert notes == [
        "Base du montant à préciser\u00a0: action 1.3, 5\u202f000\u00a0€ au total, "
        "dans aucun taux.",
        "Sans budget\u00a0: action 3.1.",
    ]


def test_yearly_amounts_ask_for_the_plan_dates_when_they_are_missing() -> None:
    snapshot = seen([YEARLY], plan_start=None, plan_end=None)
    assert "dates du plan à saisir" in notes_of(snapshot, has_span=False)[0]
    assert "chaque année du plan" in notes_of(snapshot, has_span=True)[0]

"""Each definition names real functions, and its example is what they compute."""

import importlib
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from analysis.indicator.trajectory import indicator_forecast
from analysis.method.definition import FAMILIES, Definition, Example, formula_only
from analysis.method.definitions import DEFINITIONS, found_definitions
from analysis.method.screen import basis_lines, example_words, said_lines
from analysis.plan_seen import PlanSeen, read_plan
from analysis.results.rules import completion_level
from analysis.results.targets import Goal, Step, health, progress
from analysis.returns.collection import collection_rates
from analysis.returns.plausibility import modified_z
from analysis.rows import rows_of, whole
from analysis.schedule.completion import completion
from analysis.schedule.earned_value import earned_schedule_reading
from analysis.schedule.occurrence import once_per_event, reported_actions
from analysis.schedule.schedule import schedule_indices
from data_model.french import euros, number, percent, plural
from data_model.level_words import USUAL, LevelWord
from data_model.store import make_engine, reading
from data_model.vocabulary import Direction, Nature, TargetBasis
from data_model.workspace import plans

BY_CODE = {one.code: one for one in DEFINITIONS}


@pytest.fixture(scope="module")
def view(demonstration_file: Path) -> Iterator[PlanSeen]:
    """The demonstration on its last day, only looked at."""
    engine = make_engine(f"sqlite:///{demonstration_file}")
    with reading(engine) as session:
        yield read_plan(session, plans(session)[0].code)
    engine.dispose()


def example(view: PlanSeen, code: str) -> Example:
    found = BY_CODE[code].example(view)
    assert found is not None, code
    return found


def test_each_code_is_used_once_and_each_family_has_definitions() -> None:
    assert len(BY_CODE) == len(DEFINITIONS)
    assert {one.family for one in DEFINITIONS} == set(FAMILIES)


@pytest.mark.parametrize("one", DEFINITIONS, ids=lambda one: one.code)
def test_a_definition_names_functions_found_where_it_says(one: Definition) -> None:
    assert one.made_by
    for made in one.made_by:
        assert getattr(importlib.import_module(made.__module__), made.__name__) is made
        assert made.__doc__


def test_a_published_source_is_the_one_the_function_names_and_none_is_left_out() -> None:
    for one in DEFINITIONS:
        assert one.reference in " ".join(made.__doc__ or "" for made in one.made_by), one.code
    for name in ("Lipke", "PMI", "DAU", "Iglewicz"):
        users = [
            one for one in DEFINITIONS if any(name in (made.__doc__ or "") for made in one.made_by)
        ]
        assert any(name in one.reference for one in users), name


@pytest.mark.parametrize("one", DEFINITIONS, ids=lambda one: one.code)
def test_a_definition_is_whole_in_words(one: Definition) -> None:
    assert all((one.term, one.says, one.formula, one.unit, one.rests_on, one.shown_on))
    assert "Repose sur" in basis_lines(one)


@pytest.mark.parametrize("one", DEFINITIONS, ids=lambda one: one.code)
def test_the_demonstration_gives_an_example_of_every_figure(
    view: PlanSeen, one: Definition
) -> None:
    found = example(view, one.code)
    assert found.subject
    assert found.operation
    assert found.result not in ("", "n.c.")
    assert f"**{found.result[:1]}" in example_words(found)


def test_the_work_examples_are_the_sums_over_milestones(view: PlanSeen) -> None:
    reported = reported_actions(view.occurrences)
    sums = completion(once_per_event(s for s in view.occurrences if s.action_code in reported))
    done, wanted = example(view, "avancement"), example(view, "attendu-avancement")
    assert done.result == percent(float(sums.done / sums.total))
    assert done.operation.startswith(plural(round(float(sums.done), 2), "jour"))
    assert wanted.result == percent(float(sums.expected / sums.total))
    assert completion_level(sums.gap_points).label.lower() in example(view, "ecart").result


def test_a_weight_is_the_days_shared(view: PlanSeen) -> None:
    found = example(view, "poids")
    code = dict(found.origin)["jalon"]
    one = next(s for s in view.occurrences if s.occurrence_code == code)
    days, shared = found.operation.split(" ÷ ")
    quotient = Fraction(days.split("\u00a0")[0].replace(",", ".")) / int(shared.split("\u00a0")[0])
    assert quotient == one.weight
    assert found.result == plural(float(one.weight), "jour")


def test_the_results_examples_agree_with_one_another(view: PlanSeen) -> None:
    code = dict(example(view, "sante").origin)["indicateur"]
    row = next(row for row in rows_of(view.results) if row.indicator_code == code)
    actual, target, wanted = (
        Fraction(int(one), 10_000) for one in (row.actual_e4, row.target_value_e4, row.expected_e4)
    )
    goal = Goal(
        basis=TargetBasis(row.basis),
        direction=Direction(row.direction),
        steps=(Step(due_periods=1, value=target),),
    )
    p, e = (progress(goal, one, nature=Nature(row.nature)) for one in (actual, wanted))
    h = health(p, e)
    assert p is not None
    assert e is not None
    assert h is not None
    assert example(view, "progression").result == percent(float(p), decimals=1)
    assert example(view, "attendu-e").result == percent(float(e), decimals=1)
    assert example(view, "sante").result == percent(float(h), decimals=1)
    assert example(view, "statut").result == row.status.label
    assert example(view, "valeur").result.endswith(number(float(actual)))


def test_the_forecast_is_the_estimate_and_the_pace(view: PlanSeen) -> None:
    code = dict(example(view, "prevision").origin)["indicateur"]
    found = indicator_forecast(view.snapshot, code)
    assert found is not None
    assert found.central is not None
    assert found.mean is not None
    assert found.central == found.estimated + found.remaining * found.mean
    assert example(view, "prevision").result == number(float(found.central), decimals=1)
    assert number(found.low, decimals=0) in example(view, "bande").result
    assert example(view, "rythme").result.startswith(
        number(float(found.pace_needed or 0), decimals=1)
    )


def test_the_calendar_examples_are_the_indices(view: PlanSeen) -> None:
    indices = schedule_indices(view.snapshot, states=view.occurrences)
    assert indices is not None
    for code, share in (
        ("taux-de-tenue", indices.hit_rate),
        ("indice-execution", indices.execution),
    ):
        assert example(view, code).result == percent(share.count / share.due)
    late = max(s.reading.days or 0 for s in view.occurrences)
    assert example(view, "glissement").result.startswith(
        plural(late, "jour de retard", "jours de retard")
    )
    values = earned_schedule_reading(view.snapshot, states=view.occurrences).values
    assert values.es is not None
    assert values.elapsed is not None
    ahead = number(float(values.es - values.elapsed), decimals=2, signed=True)
    assert example(view, "earned-schedule").result.startswith(ahead)
    assert values.planned_duration is not None
    length = float(values.planned_duration / (values.es / values.elapsed))
    assert example(view, "duree-estimee").result.startswith(number(length, decimals=1))


def test_the_money_examples_are_the_lines_and_their_sums(view: PlanSeen) -> None:
    lines = {row.action_code: row for row in rows_of(view.budget.by_action)}
    for code, plus, minus in (
        ("reste-a-engager", "planned_cents", "committed_cents"),
        ("reste-a-mandater", "committed_cents", "paid_cents"),
    ):
        found = example(view, code)
        line = lines[dict(found.origin)["action"]]
        assert found.result == euros(getattr(line, plus) - getattr(line, minus))
    assert example(view, "engage").result == euros(
        sum(whole(row.committed_cents) or 0 for row in lines.values())
    )
    counted = [row for row in lines.values() if whole(row.planned_cents)]
    spent = sum(whole(row.committed_cents) or 0 for row in counted)
    planned = sum(int(row.planned_cents) for row in counted)
    assert example(view, "taux-engagement").result == percent(spent / planned, decimals=1)


def test_the_returns_examples_are_the_counts(view: PlanSeen) -> None:
    rates = collection_rates(view.board)
    assert rates.expected
    assert rates.cells_due
    assert example(view, "taux-de-retour").result == percent(rates.received / rates.expected)
    assert example(view, "remplissage").result == percent(rates.cells_given / rates.cells_due)
    z = modified_z(40, (10, 12, 11, 13))
    assert z is not None
    assert number(float(z), decimals=1) in example(view, "vraisemblance").result


ORIENTATION = LevelWord(
    singular="orientation", plural="orientations", heading="Orientation", is_feminine=True
)


@pytest.mark.parametrize("one", DEFINITIONS, ids=lambda one: one.code)
def test_a_definition_speaks_of_the_levels_as_the_plan_does(one: Definition) -> None:
    told = said_lines(one, ORIENTATION)
    assert re.search(r"\baxes?\b|[{}]", told, re.IGNORECASE) is None


def test_the_word_of_the_plan_is_found_and_agrees_with_its_article() -> None:
    [status] = [one for one in DEFINITIONS if one.code == "statut"]
    assert "d’une action, d’une orientation ou du plan" in said_lines(status, ORIENTATION)
    assert "d’une action, d’un axe ou du plan" in said_lines(status, USUAL.axis)
    assert status in found_definitions("orientation", "budget", axis=ORIENTATION)
    assert status not in found_definitions("orientation", "budget")


def test_a_search_finds_by_name_first_whatever_accents_or_case() -> None:
    assert found_definitions("ENGAGE", "avancement")[0].code == "engage"
    assert found_definitions("reste a engager", "avancement")[0].code == "reste-a-engager"
    assert {"glissement", "delai"} <= {one.code for one in found_definitions("retard", "budget")}
    assert found_definitions("xyzzy", "budget") == []


def test_without_words_a_family_is_shown_in_its_order() -> None:
    assert [one.family for one in found_definitions("  ", "budget")] == ["budget"] * len(
        [one for one in DEFINITIONS if one.family == "budget"]
    )


def test_a_formula_said_elsewhere_loses_only_its_name() -> None:
    assert formula_only("Engagé : le dernier cumul : connu.") == "Le dernier cumul : connu."

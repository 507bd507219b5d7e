"""The words that other tools share are read whole, and lead to words of ours that exist."""

import pytest

from analysis.schedule.selection import ShownState
from data_model.shared_vocabulary import SOURCES, SharedList, goal_title, shared_terms
from data_model.vocabulary import Labelled, Nature, Weather
from loaders.transitions.words import PRIORITIES, STATUSES, is_known_status, priority_of
from tests.sample_data.every_plan import FIRST
from tests.sample_data.other_plans import table

OURS: dict[str, type[Labelled]] = {
    "calendar_state": ShownState,
    "weather": Weather,
    "nature": Nature,
}


@pytest.mark.parametrize("of", SharedList)
def test_a_list_has_a_source_and_no_word_twice(of: SharedList) -> None:
    terms = shared_terms(of)
    assert SOURCES[of]
    assert len({term.code for term in terms}) == len({term.label for term in terms}) == len(terms)
    assert all(term.code and term.label for term in terms)


def test_the_statuses_and_priorities_are_those_of_the_template() -> None:
    statuses = shared_terms(SharedList.STATUSES)
    assert tuple(term.label for term in statuses) == STATUSES
    assert all(is_known_status(term.label) for term in statuses)
    priorities = shared_terms(SharedList.PRIORITIES)
    assert {term.label: int(term.our_code) for term in priorities} == PRIORITIES
    assert all(priority_of(term.label) == int(term.our_code) for term in priorities)


def test_a_priority_is_said_as_the_first_plan_prints_it() -> None:
    printed = {row["priority"]: row["priority_label"] for row in table(FIRST, "actions")}
    said = {term.our_code: term.our_word for term in shared_terms(SharedList.PRIORITIES)}
    assert said == {code: label for code, label in printed.items() if code}


@pytest.mark.parametrize("of", SharedList)
def test_each_code_of_ours_is_in_its_list_under_its_word(of: SharedList) -> None:
    for term in shared_terms(of):
        if term.our_code and term.our_list in OURS:
            assert OURS[term.our_list](term.our_code).label == term.our_word, term
        assert bool(term.our_list) == bool(term.our_word), term


def test_each_nature_is_defined_once() -> None:
    natures = shared_terms(SharedList.NATURES)
    assert [term.our_code for term in natures] == [nature.value for nature in Nature]
    assert all(term.meaning.endswith((".", ")")) for term in natures)


def test_the_goals_are_the_seventeen() -> None:
    goals = shared_terms(SharedList.GOALS)
    assert [term.code for term in goals] == [str(number) for number in range(1, 18)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("1", "Pas de pauvreté"),
        ("ODD 3", "Bonne santé et bien-être"),
        (" odd17 ", "Partenariats pour la réalisation des objectifs"),
        ("03", "Bonne santé et bien-être"),
        ("0", None),
        ("18", None),
        ("3.4", None),
        ("ECO 1.1", None),
        ("ODD", None),
    ],
)
def test_a_goal_is_known_by_its_number_alone(text: str, title: str | None) -> None:
    assert goal_title(text) == title

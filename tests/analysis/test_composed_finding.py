"""What a plan holds so far, and what it lacks, in one sentence."""

from analysis.composed_finding import composed_title
from data_model.level_words import USUAL

TABLES = ("axes", "actions", "indicators", "targets", "milestones", "voted_budget")


def title(**counts: int) -> str:
    return composed_title(dict.fromkeys(TABLES, 0) | counts, USUAL.axis).replace("\u00a0", " ")


def test_a_plan_that_was_just_created_says_what_comes_first() -> None:
    assert title() == "Le plan est créé : composez ses niveaux, puis ses actions"


def test_levels_that_are_recorded_are_not_asked_for_again() -> None:
    assert title(axes=2) == (
        "2 axes\u202f; il reste les actions, les indicateurs, les cibles, les jalons et le budget"
    )


def test_what_is_missing_is_named_after_what_is_there() -> None:
    assert title(axes=1, actions=1, milestones=24) == (
        "1 action et 24 jalons\u202f; il reste les indicateurs, les cibles et le budget"
    )


def test_a_whole_plan_says_so() -> None:
    assert title(**dict.fromkeys(TABLES, 2)).endswith("\u202f; chaque étape est remplie")

"""What undoing or redoing a return would bring back, cell by cell."""

from analysis.fact_words import PlanWords
from analysis.returns.undo_preview import undo_preview, undo_sentence
from data_model.draft import ReturnDraft
from tests.data_model.small_plan import a_return, observed, spent

WORDS = PlanWords(indicators={}, actions={"1.1": "Visites"}, occurrences={})
FIRST = a_return(observed(3, category="a"), observed(4, category="b"), spent(100_00))
SECOND = a_return(observed(5, category="a"), observed(4, category="b"))


def rows(stored: dict[int, ReturnDraft], number: int, active: set[int]) -> list[list[str]]:
    found = undo_preview(stored, number, active=frozenset(active), words=WORDS)
    return [list(row) for row in found.table.itertuples(index=False)]


def test_an_undone_value_gives_back_the_one_it_replaced_and_the_same_one_is_not_listed() -> None:
    stored = {1: FIRST, 2: SECOND}
    assert rows(stored, 2, {1, 2}) == [["1.1-I1 (a)", "5", "3"]]
    found = undo_preview(stored, 2, active=frozenset({1, 2}), words=WORDS)
    assert (found.covered, found.unchanged) == (0, 1)
    assert undo_sentence(found, withdraws=True) == (
        "1\u00a0valeur reviendra à l’état d’avant. 1\u00a0valeur restera identique."
    )


def test_a_value_alone_becomes_unknown_and_never_zero() -> None:
    assert rows({1: FIRST}, 1, {1})[2] == [
        "1.1 Visites (engagé 2026, fonctionnement)",
        "100\u00a0€",
        "n.c.",
    ]


def test_a_newer_return_covers_what_is_redone() -> None:
    found = undo_preview({1: FIRST, 2: SECOND}, 1, active=frozenset({2}), words=WORDS)
    assert found.covered == 2
    assert len(found.table) == 1
    assert undo_sentence(found, withdraws=False).endswith(
        "Le retour n°\u00a02, plus récent, prévaut sur 2\u00a0cases\u00a0: rien n’y changera."
    )


def test_a_newer_return_that_says_something_else_is_named_all_the_same() -> None:
    other = a_return(observed(9, category="z"))
    found = undo_preview({1: FIRST, 2: other}, 1, active=frozenset({2}), words=WORDS)
    assert found.covered == 0
    assert undo_sentence(found, withdraws=False).endswith(
        "Le retour n°\u00a02, plus récent, ne dit rien de ces cases."
    )


def test_an_undone_erasure_gives_the_value_back() -> None:
    erased = a_return(observed(None, category="a"))
    assert rows({1: FIRST, 2: erased}, 2, {1, 2}) == [["1.1-I1 (a)", "n.c.", "3"]]


def test_nothing_changes_is_said() -> None:
    found = undo_preview({1: SECOND, 2: SECOND}, 2, active=frozenset({1, 2}), words=WORDS)
    assert undo_sentence(found, withdraws=True).startswith("Aucune valeur ne changera.")

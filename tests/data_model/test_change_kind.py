"""What became of the values of a return: counted, in agreement, always adding up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_model.change_kind import (
    ChangeCounts,
    ChangeKind,
    counts_of,
    counts_sentence,
    counts_words,
    summed,
)

COUNTS = st.dictionaries(st.sampled_from(ChangeKind), st.integers(0, 99)).map(counts_of)


def test_the_sum_is_told_and_nothing_is_said_of_zero() -> None:
    told = counts_of({ChangeKind.NEW: 3, ChangeKind.CHANGED: 1, ChangeKind.SKIPPED: 2})
    assert counts_sentence(told) == (
        "6\u00a0cases lues = 3\u00a0nouvelles + 1\u00a0modifiée + 2\u00a0sans valeur"
    )


def test_a_return_without_a_cell_has_nothing_to_add_up() -> None:
    assert counts_sentence(counts_of({})) == "Aucune case lue"


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_every_kind_has_its_word(kind: ChangeKind) -> None:
    assert counts_words(counts_of({kind: 1})) == [f"1\u00a0{kind.label}"]
    assert counts_words(counts_of({kind: 2})) == [f"2\u00a0{kind.plural_label}"]


@given(st.lists(COUNTS, max_size=4))
def test_together_they_hold_all_that_each_one_read(several: list[ChangeCounts]) -> None:
    assert summed(several).read == sum(told.read for told in several)

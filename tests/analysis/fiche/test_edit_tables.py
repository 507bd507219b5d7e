"""A long text that is about to change is read at full width, a short one in a table."""

from analysis.fiche.edit_tables import LONGEST_CELL, LONGEST_WORD, is_long, long_change
from data_model.fiche_text import FichePart, TextChange
from data_model.shown_words import shown_words


def change(before: str, after: str) -> TextChange:
    return TextChange(part=FichePart.DESCRIPTION, position=0, before=before, after=after)


def test_either_side_past_the_limit_makes_a_change_long() -> None:
    at_most = ("x " * LONGEST_CELL)[:LONGEST_CELL]
    assert not is_long(change(at_most, at_most))
    assert is_long(change(at_most + "x", ""))
    assert is_long(change("", at_most + "x"))


def test_a_word_that_a_cell_would_cut_makes_a_change_long() -> None:
    at_most = "x" * LONGEST_WORD
    assert not is_long(change("", f"mot {at_most}"))
    assert is_long(change("", f"mot {at_most}x"))


def test_two_texts_with_nothing_in_common_stand_one_under_the_other() -> None:
    before, after = "un ~~ → ** deux " * 40, "trois quatre " * 40
    shown = [shown_words(one) for one in long_change(change(before, after))]
    assert shown == [before.strip(), f"→ {after.strip()}"]


def test_two_texts_alike_are_one_paragraph_of_what_differs() -> None:
    text = " ".join(f"mot{n}" for n in range(200))
    [told] = long_change(change(text, text.replace("mot100", "autre")))
    assert "[mot100 → autre]" in shown_words(told)
    assert long_change(change("", text)) == (f"**{text}**",)

"""What a file says is what the screen says, without the screen's signs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_model.french import WORD_JOINER, plain
from data_model.shown_words import shown_words

# What a person may type that the screens' Markdown would read as a look.
TYPED = [
    *["**", "*", "_", "~~", "`", "#", "[lien](http://x.fr)", ":blue-badge[◆ B]", ":red[rouge]"],
    *[":material/home:", ":material_home:", ":smile:", ":+1:", ":streamlit:", "&amp;", "&#39;"],
    *["->", "<-", "<->", "--", "---", ">=", "<=", "~=", "- ", "+ ", "12. ", "    ", "|", "$x$"],
    *["\\", "<b>", "<br>", "mot", " ", "l’été", "www.x.fr", "a@x.fr", "12:30:45", "!", "{", "^"],
]
WORDS = st.lists(st.sampled_from(TYPED), max_size=8).map("".join)


@pytest.mark.parametrize(
    "words", ["http://x.fr/a_b", "www.x.fr", "jean.dupont@x.fr", "*a* [b](c) : 12 % <d>", *TYPED]
)
def test_someones_words_are_given_back_as_they_were_written(words: str) -> None:
    assert shown_words(plain(words)) == words.strip()


@given(WORDS)
def test_any_signs_are_given_back_even_inside_looks(words: str) -> None:
    kept = words.strip()
    assert shown_words(plain(words)) == kept
    shown = f":small[:gray[{plain(kept)}]] **{plain(kept)}** `x` ~~{plain(kept)}~~"
    assert shown_words(shown) == f"{kept} {kept} x {kept}".strip()


# What the browser does to words once escapes are read: icons, emojis, then signs of its own.
DRAWN = re.compile(
    r":material[/_]|:(?:[\w-]+|\+1):|:streamlit:|(?:^|\s)(?:<->|->|<-|--|>=|<=|~=)(?:\s|$)"
)
AT_THE_START = re.compile(r" {0,3}(?:[-+](?: |$)|\d{1,9}[.)](?: |$)|(?:- *){3,}$)| {4}")


@given(WORDS)
def test_nothing_that_was_typed_becomes_an_icon_an_arrow_or_a_list(words: str) -> None:
    shown = plain(words)
    assert DRAWN.search(re.sub(r"\\(\W)", r"\1", shown)) is None
    assert AT_THE_START.match(shown) is None
    assert re.search(r"(?<!\\)(?:\\\\)*&#?\w+;", shown) is None


@pytest.mark.parametrize("words", ["2026 : 3.1", "-5 %", "A & B", "1.1 Club", "a - b", "fin."])
def test_words_without_such_signs_get_nothing_invisible(words: str) -> None:
    assert WORD_JOINER not in plain(words)
    assert plain(words).replace("\\", "") == words

"""What a file says is what the screen says, without the screen's signs."""

import pytest

from data_model.french import plain
from data_model.shown_words import shown_words


@pytest.mark.parametrize(
    "words", ["http://x.fr/a_b", "www.x.fr", "jean.dupont@x.fr", "*a* [b](c) : 12 % <d>"]
)
def test_someones_words_are_given_back_as_they_were_written(words: str) -> None:
    assert shown_words(plain(words)) == words

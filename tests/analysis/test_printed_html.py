"""A page printed from the browser says someone's words as they were typed."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.printed_html import words
from data_model.plain import WORD_JOINER, plain

TYPED = [
    "**",
    "_",
    "~~",
    "`",
    "[a](b)",
    ":red[x]",
    ":gray[:small[y]]",
    "&amp;",
    "<b>",
    "\\",
    "mot",
    " ",
]


def read(html: str) -> str:
    return unescape(re.sub("<[^>]*>", "", html)).replace(WORD_JOINER, "")


@given(st.lists(st.sampled_from(TYPED), max_size=8).map("".join))
def test_signs_that_someone_typed_are_printed(typed: str) -> None:
    assert read(words(plain(typed))) == typed
    looks = words(f"**x{plain(typed)}** :gray[:small[{plain(typed)}]]")
    assert read(looks) == f"x{typed} {typed}"


@pytest.mark.parametrize(
    ("shown", "html"),
    [
        ("~~9~~ → **12**", "<s>9</s> → <strong>12</strong>"),
        (":gray[:small[T3]] `A!B2`", "<small>T3</small> A!B2"),
        (":red-badge[Alerte]", "Alerte"),
    ],
)
def test_the_looks_of_the_screens_are_kept(shown: str, html: str) -> None:
    assert words(shown) == html

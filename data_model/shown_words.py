"""The words of a text written for the screens, its looks taken off."""

import re
from typing import Final

from data_model.french import WORD_JOINER
from data_model.vocabulary import Level

SIGNS: Final = "".join({level.sign for level in Level}) + "–"
LOOKS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(rf":[a-z]+-badge\[(?:[{re.escape(SIGNS)}] )?([^\]]*)\](?:\{{[^}}]*\}})?"), r"\1"),
    (re.compile(r":material/\w+:"), ""),
    (re.compile(WORD_JOINER), ""),
    (re.compile(r"(?<!\\):[a-z-]+\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:\{[^}]*\})?"), r"\1"),
    (re.compile(r"(?<!\\)\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\*\*|(?<!\\)`"), ""),
    (re.compile(r" *<br ?/?>|  \n"), "\n"),
    (re.compile(r"\\([\\`*_{}\[\]()#$~|<>:!])"), r"\1"),
)


def shown_words(text: str) -> str:
    """What is read on the page: badges, colours, links and escapes taken off."""
    before = None
    while before != text:
        # A badge may lie inside a small text: each turn takes one wrapping off.
        before = text
        for looks, kept in LOOKS[:-1]:
            text = looks.sub(kept, text)
    return LOOKS[-1][0].sub(LOOKS[-1][1], text).strip()

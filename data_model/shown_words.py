"""The words of a text written for the screens, its looks taken off."""

import re
from typing import Final

from data_model.plain import WORD_JOINER
from data_model.vocabulary import Level

SIGNS: Final = "".join({level.sign for level in Level}) + "–"
LOOKS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(rf":[a-z]+-badge\[(?:[{re.escape(SIGNS)}] )?([^\]]*)\](?:\{{[^}}]*\}})?"), r"\1"),
    (re.compile(r":material/\w+:"), ""),
    (re.compile(WORD_JOINER), ""),
    (re.compile(r":[a-z-]+\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:\{[^}]*\})?"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\*\*|~~|`"), ""),
    (re.compile(r"^_([^_]*)_$"), r"\1"),
    (re.compile(r" *<br ?/?>|  \n"), "\n"),
)
ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#$~|<>:!&.+-])")
# An escaped sign is no look: meanwhile it is a character that nobody writes.
ASIDE: Final = 0xF0000
HELD: Final = re.compile(f"[{chr(ASIDE)}-{chr(ASIDE + 0x7F)}]")


def set_aside(text: str) -> str:
    """A Markdown text whose escaped signs can no more be taken for looks; see `given_back`."""
    return ESCAPED.sub(lambda sign: chr(ASIDE + ord(sign[1])), text)


def given_back(text: str) -> str:
    """The signs that `set_aside` held, as words."""
    return HELD.sub(lambda sign: chr(ord(sign[0]) - ASIDE), text)


def shown_words(text: str) -> str:
    """What is read on the page: badges, colours, links and escapes taken off."""
    text = set_aside(text)
    before = None
    while before != text:
        # A badge may lie inside a small text: each turn takes one wrapping off.
        before = text
        for looks, kept in LOOKS:
            text = looks.sub(kept, text)
    return given_back(text).strip()

"""Two versions of a text side by side: what is no more struck through, what is new in bold.

Said in words too: a file, or a reader who hears the page, has neither.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from data_model.french import NBSP, plain

ARROW: Final = "→"
GONE: Final = "retiré"
ADDED: Final = "ajouté"
CUT: Final = "…"
WORDS_AROUND: Final = 5
LEAST_ALIKE: Final = 0.5
"""Below this share of words in common, the whole texts stand side by side."""


def text_change(before: str, after: str) -> str:
    """« … chaque [~~mois~~ → **trimestre**] avec … »: only what differs of two alike texts.

    An empty side is a line that was added, or removed.
    """
    old, new = before.split(), after.split()
    if not old:
        return _new(new)
    if not new:
        return f"{_old(old)} {ARROW} {GONE}"
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    if matcher.ratio() < LEAST_ALIKE:
        return f"{_old(old)} {ARROW} {_new(new)}"
    return " ".join(_parts(matcher, old, new))


def _parts(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[str]:
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            yield _around(old[first:last], is_first=not first, is_last=last == len(old))
        elif tag == "delete":
            yield f"\\[{GONE}{NBSP}: {_old(old[first:last])}\\]"
        elif tag == "insert":
            yield f"\\[{ADDED}{NBSP}: {_new(new[start:end])}\\]"
        else:
            yield f"\\[{_old(old[first:last])} {ARROW} {_new(new[start:end])}\\]"


def _around(words: list[str], *, is_first: bool, is_last: bool) -> str:
    """What did not change, as much of it as is needed to know where one is."""
    before = [] if is_first else words[:WORDS_AROUND]
    after = [] if is_last else words[-WORDS_AROUND:]
    if len(before) + len(after) >= len(words):
        return plain(" ".join(words))
    return " ".join(filter(None, [plain(" ".join(before)), CUT, plain(" ".join(after))]))


def _old(words: list[str]) -> str:
    return f"~~{plain(' '.join(words))}~~"


def _new(words: list[str]) -> str:
    return f"**{plain(' '.join(words))}**"

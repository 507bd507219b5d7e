"""Someone's words kept as they were typed, wherever Markdown is read."""

import re
from typing import Final

LINE_BREAKS: Final = re.compile(r"[\r\n\t]+")
MARKDOWN_SIGNS: Final = re.compile(r"[\\`*_{}\[\]()#$~|<>:!]|&(?=#?\w+;)")
# At the start of a text: the mark of a list, or a rule drawn across the page.
MARKDOWN_START: Final = re.compile(r"^( {0,3}[0-9]{0,9})([-+.])(?=[ -]|$)")
# Where a browser's Markdown would make of bare words a link, an icon, an emoji or an indented
# block, whatever is escaped in them.
SEAMS: Final = re.compile(
    r"(?i)(?<=http:)(?=//)|(?<=https:)(?=//)|(?<=www)(?=\.)|(?<=[\w.+-])(?=@[\w-]+\.[\w-])"
    r"|(?<=:)(?=material/|[\w+-]+:)|^(?= {4})"
)
# And where it would draw an arrow, a dash or a sign of its own.
DRAWN_SIGNS: Final = re.compile(r"(?<![^\s\ufeff])(<-|[<>~-])([>=-])(?![^\s\ufeff])")
WORD_JOINER: Final = "\u2060"


def plain(text: str) -> str:
    """Someone's words as words: nothing in them becomes Markdown, a colour, a formula or a link."""
    words = SEAMS.sub(WORD_JOINER, LINE_BREAKS.sub(" ", text))
    words = DRAWN_SIGNS.sub(rf"\1{WORD_JOINER}\2", words)
    return MARKDOWN_START.sub(r"\1\\\2", MARKDOWN_SIGNS.sub(r"\\\g<0>", words))

"""The text of a file that does not say how it was encoded: what makes the most French of it."""

import codecs
import re
from typing import NamedTuple

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WINDOWS = "cp1252"
# In the order of preference, with what people call them.
OLD_ENCODINGS = {WINDOWS: "Windows", "mac_roman": "Macintosh", "cp850": "MS-DOS"}
MIXED, TWICE = "deux codages mêlés", "UTF-8 relu comme Windows"
FRENCH = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ’‘“”«»–—…€°²³ºª·±½\N{NO-BREAK SPACE}")
# What the first bytes of an accented letter in UTF-8 look like once read as Windows'.
READ_AS_WINDOWS = re.compile("[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€")


class Decoded(NamedTuple):
    """A text, and how it was encoded where that is not usual and had to be recognised."""

    text: str
    unusual: str = ""


def decoded(data: bytes) -> Decoded:
    """The text, in the encoding its first bytes announce, else UTF-8, else an older one."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding))
    try:
        return _once(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _mixed(data) or _old(data)


def _once(text: str) -> Decoded:
    """The text as it was before someone read its UTF-8 as Windows' and saved that again."""
    if not READ_AS_WINDOWS.search(text):
        return Decoded(text)
    lines = [_unread(line) for line in text.splitlines(keepends=True)]
    return Decoded("".join(lines), TWICE)


def _unread(line: str) -> str:
    try:
        return line.encode(WINDOWS).decode("utf-8")
    except UnicodeError:
        return line


def _mixed(data: bytes) -> Decoded | None:
    """Lines in UTF-8 and lines in Windows', as two files put end to end; None for one encoding."""
    lines = data.splitlines(keepends=True)
    as_utf8 = [_in_utf8(line) for line in lines]
    if not any(text and not text.isascii() for text in as_utf8):
        return None
    texts = [
        line.decode(WINDOWS, errors="replace") if text is None else text
        for line, text in zip(lines, as_utf8, strict=True)
    ]
    return Decoded("".join(texts), MIXED)


def _in_utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _old(data: bytes) -> Decoded:
    texts = {encoding: data.decode(encoding, errors="replace") for encoding in OLD_ENCODINGS}
    best = max(texts, key=lambda encoding: _share_of_french(texts[encoding]))
    return Decoded(texts[best], "" if best == WINDOWS else OLD_ENCODINGS[best])


def _share_of_french(text: str) -> float:
    """Of the signs that are not plain, how many a French text has."""
    signs = [sign for sign in text if not sign.isascii()]
    return sum(sign in FRENCH for sign in signs) / max(len(signs), 1)

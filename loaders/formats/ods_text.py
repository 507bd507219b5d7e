"""The words of a paragraph of an OpenDocument file, with the styles put on each of them."""

from collections.abc import Iterator
from typing import Any

_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TABLE, TEXT, DATE_STYLE = (
    f"{_URN}{name}:1.0}}" for name in ("office", "style", "table", "text", "datastyle")
)
PARAGRAPH, SPAN = f"{TEXT}p", f"{TEXT}span"
MAX_SPACES = 1_000
Piece = tuple[str, tuple[str, ...]]
"""Words, and the names of the styles put on them, the outermost first."""


def words_of(element: Any) -> str:
    """The paragraphs of a cell or a note, one a line."""
    paragraphs = element.findall(PARAGRAPH)
    return "\n".join("".join(words for words, _ in pieces(each)) for each in paragraphs)


def pieces(element: Any, styles: tuple[str, ...] = ()) -> Iterator[Piece]:
    """Runs of spaces, tabs and line breaks are elements of their own."""
    yield element.text or "", styles
    for child in element:
        match child.tag.removeprefix(TEXT):
            case "s":
                n_spaces = child.get(f"{TEXT}c", "1")
                yield " " * min(int(n_spaces) if n_spaces.isdecimal() else 1, MAX_SPACES), styles
            case "tab":
                yield "\t", styles
            case "line-break":
                yield "\n", styles
            case "span":
                yield from pieces(child, (*styles, child.get(f"{TEXT}style-name", "")))
            case _:
                yield from pieces(child, styles)
        yield child.tail or "", styles

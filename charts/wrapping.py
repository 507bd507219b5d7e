"""Users' words in a figure: as they typed them, in a room of so many characters."""

from html import escape
from textwrap import TextWrapper
from typing import Final

ELLIPSIS: Final = "…"


def as_typed(text: str) -> str:
    """Users' words as a figure draws them: what Plotly would take for HTML stands as typed."""
    return escape(text, quote=False)


def cut(text: str, *, width: int) -> str:
    """The text, or its beginning at a word's end with « … », in `width` characters."""
    if len(text) <= width:
        return text
    kept = text[: width - 1]
    head, space, _ = kept.rpartition(" ")
    return (head if space and len(head) > width // 2 else kept).rstrip(" ,;:-–") + ELLIPSIS


def split_lines(text: str, *, width: int) -> list[str]:
    """The whole text in lines of `width` characters, broken at spaces."""
    return TextWrapper(width=width).wrap(text)


def wrapped(text: str, *, width: int, lines: int) -> str:
    """Users' words over `lines` lines at most, broken at spaces, for a Plotly label."""
    wrapper = TextWrapper(width=width, max_lines=lines, placeholder=ELLIPSIS)
    return "<br>".join(map(as_typed, wrapper.wrap(text)))

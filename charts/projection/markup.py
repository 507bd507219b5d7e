"""The few signs of HTML that slides are made of; sizes are units of a 1920 × 1080 wall."""

from html import escape
from typing import Final

from charts.theme import Palette, level_mark
from data_model.french import NBSP
from data_model.vocabulary import Level

SECTION: Final = "slide"


def block(name: str, *parts: str, style: str = "", tag: str = "div") -> str:
    """One element, of a class of the style sheet or none, around parts that are HTML already."""
    named = f' class="{name}"' if name else ""
    held = f' style="{style}"' if style else ""
    return f"<{tag}{named}{held}>{''.join(parts)}</{tag}>"


def words(text: str) -> str:
    """Someone's words as words."""
    return escape(text)


def share(ratio: float) -> str:
    """A share of 1 as a length: « 62.5% »."""
    return f"{max(ratio, 0.0) * 100:.2f}%"


def verdict(text: str, level: Level, palette: Palette) -> str:
    """The sign of a level, then its words, in their colour."""
    mark = level_mark(level)
    sign = "" if level is Level.NONE else f"{mark.sign}{NBSP}"
    return block(
        "verdict", f"{sign}{words(text)}", style=f"color:{mark.text_color(palette)}", tag="span"
    )

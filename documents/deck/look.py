"""Sizes and colours of the deck: those of a room where the last row sits five metres away."""

from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.util import Emu, Inches, Pt

from data_model.vocabulary import Level

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN: Final = Inches(0.6)
CONTENT_WIDTH: Final = Emu(WIDTH - 2 * MARGIN)
TITLE_TOP, TITLE_HEIGHT = Inches(0.4), Inches(0.95)
CONTENT_TOP: Final = Inches(1.5)
CONTENT_HEIGHT: Final = Inches(5.1)
FOOT_TOP, FOOT_HEIGHT = Inches(6.85), Inches(0.4)
NUMBER_WIDTH: Final = Inches(0.9)

# 34 pixels of a 1920-pixel image, what five metres ask for, are 17 points of such a slide.
TITLE, VALUE, BODY, SMALL, FOOT = Pt(32), Pt(28), Pt(20), Pt(17), Pt(13)
# The annex is read on paper or on a screen, not from the back of the room.
TABLE: Final = Pt(15)
LONG_TITLE, LONG_TITLE_FROM = Pt(28), 52
FONT: Final = "Arial"
LANGUAGE: Final = "fr-FR"


def colour(code: str) -> Any:
    """A colour from its six digits."""
    made: Any = RGBColor
    return made.from_string(code)


INK, MUTED, TRACK = colour("0A131A"), colour("3B464F"), colour("D5DCE1")
WHITE, GRID, PALE = colour("FFFFFF"), colour("C9D0D5"), colour("EEF1F3")
DONE, COMMITTED, EXPECTED = colour("083C58"), colour("1F7FB5"), colour("5F696F")
ALERT, WATCH = colour("9E1300"), colour("B07000")
ALERT_TEXT, WATCH_TEXT = ALERT, colour("6B4300")
FILLS: Final = {Level.OK: DONE, Level.NONE: DONE, Level.WATCH: WATCH, Level.ALERT: ALERT}
TEXTS: Final = {Level.OK: INK, Level.NONE: INK, Level.WATCH: WATCH_TEXT, Level.ALERT: ALERT_TEXT}

"""The words that open a row of totals, whoever added it under whichever table."""

import re
from typing import Final

from loaders.recognition.labels import normalise_label

# As `normalise_label` leaves them: without accents, nor the last letter of « sous » and « totaux ».
TOTAL: Final = re.compile(r"(?:sous? ?|grand )?tota(?:l|u)\b|cumul general\b")
LONGEST_TOTAL: Final = 48
FIGURE: Final = re.compile(r"[\d\s.,€]+")


def opens_a_total(text: str) -> bool:
    """Whether words begin as those of a total do: « TOTAL », « Sous-total axe 1 »."""
    return TOTAL.match(normalise_label(text)) is not None


def says_total(text: str) -> bool:
    """Whether words are those of a total and nothing longer."""
    return len(text) <= LONGEST_TOTAL and opens_a_total(text)


def is_figure(text: str) -> bool:
    """Whether what was typed is a figure: « 12 500 € »."""
    return FIGURE.fullmatch(text) is not None

"""The thresholds of the statuses: how each is written on screen, and how it is typed."""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final

from data_model.french import MINUS, NARROW, NBSP, percent, plural, points, typo


class ThresholdUnit(StrEnum):
    """What a threshold counts: a share (stored « 0.95 »), points (« -5 ») or whole days."""

    SHARE = "share"
    POINTS = "points"
    DAYS = "days"


UNITS: Final[Mapping[str, ThresholdUnit]] = {
    "results_on_track": ThresholdUnit.SHARE,
    "results_watch": ThresholdUnit.SHARE,
    "completeness_partial": ThresholdUnit.SHARE,
    "too_early": ThresholdUnit.SHARE,
    "completion_watch": ThresholdUnit.POINTS,
    "completion_alert": ThresholdUnit.POINTS,
    "slippage_watch": ThresholdUnit.DAYS,
    "slippage_alert": ThresholdUnit.DAYS,
}
# The first of a pair never lies beyond the second.
IN_ORDER: Final = (
    ("results_watch", "results_on_track"),
    ("completion_alert", "completion_watch"),
    ("slippage_watch", "slippage_alert"),
)
WORDS: Final = {
    ThresholdUnit.SHARE: ("%",),
    ThresholdUnit.POINTS: ("pt", "pts", "point", "points"),
    ThresholdUnit.DAYS: ("j", "jour", "jours"),
}
TYPED: Final = re.compile(r"([+-]?\d+(?:\.\d+)?)([a-z%]*)")
HUNDRED: Final = Decimal(100)
NEEDED: Final = {
    ThresholdUnit.SHARE: "un pourcentage entre 1 % et 100 %",
    ThresholdUnit.POINTS: "un écart négatif, en points entiers",
    ThresholdUnit.DAYS: "un nombre entier de jours",
}
# « 0,95 » would be less than 1 %: most likely 95 % in another writing, so it is refused.
ALLOWED: Final = {
    ThresholdUnit.SHARE: (Decimal(1), HUNDRED),
    ThresholdUnit.POINTS: (Decimal(-100), Decimal(-1)),
    ThresholdUnit.DAYS: (Decimal(0), Decimal(3660)),
}


def threshold_words(key: str, stored: str) -> str:
    """« 95 % », « −5 pts » or « 20 jours » of what the store holds."""
    value = Decimal(stored.replace(",", ".").replace(MINUS, "-"))
    match UNITS[key]:
        case ThresholdUnit.SHARE:
            return percent(value, decimals=1)
        case ThresholdUnit.POINTS:
            return points(value)
        case ThresholdUnit.DAYS:
            return plural(value, "jour")


def typed_threshold(key: str, text: str) -> str:
    """What the store holds of a threshold typed as `threshold_words` writes it, unit or not.

    Raises: ValueError with a French sentence.
    """
    unit = UNITS[key]
    squeezed = re.sub(rf"[\s{NARROW}{NBSP}]", "", text).lower()
    found = TYPED.fullmatch(squeezed.replace(",", ".").replace(MINUS, "-"))
    if found is None or found[2] not in ("", *WORDS[unit]):
        raise ValueError(typo(f"« {text} » n’est pas {NEEDED[unit]}."))
    value = Decimal(found[1])
    if not ALLOWED[unit][0] <= value <= ALLOWED[unit][1] or (
        unit is not ThresholdUnit.SHARE and value != value.to_integral_value()
    ):
        raise ValueError(typo(f"« {text} » n’est pas {NEEDED[unit]}."))
    return format((value / HUNDRED if unit is ThresholdUnit.SHARE else value).normalize(), "f")

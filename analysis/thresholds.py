"""The thresholds in force: a plan's settings over the defaults."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from analysis.results.rules import DEFAULT_THRESHOLDS, ResultThresholds
from data_model.threshold import UNITS, ThresholdUnit

FIELDS = {
    "results_on_track": "on_track",
    "results_watch": "watch",
    "completeness_partial": "completeness",
    "too_early": "too_early",
    "completion_watch": "completion_watch_points",
    "completion_alert": "completion_alert_points",
    "slippage_watch": "slippage_watch_days",
    "slippage_alert": "slippage_alert_days",
}


def read_threshold(key: str, text: str) -> Fraction | int:
    """The value of one setting, written as a decimal number with a comma or a point.

    Raises: ValueError with a French sentence when it is not a number, or not whole days.
    """
    try:
        value = Decimal(text.strip().replace(",", ".").replace("\u2212", "-"))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise ValueError(
            f"Seuil «\u00a0{key}\u00a0»\u00a0: «\u00a0{text}\u00a0» n’est pas un nombre."
        )
    if UNITS[key] is not ThresholdUnit.DAYS:
        return Fraction(value)
    if value != value.to_integral_value():
        raise ValueError(f"Seuil «\u00a0{key}\u00a0»\u00a0: un nombre entier de jours est attendu.")
    return int(value)


def thresholds_of(settings: Mapping[str, str]) -> ResultThresholds:
    """The thresholds of a plan, the default standing where none is set.

    Raises: ValueError as `read_threshold`.
    """
    changed: dict[str, Any] = {
        field: read_threshold(key, settings[key])
        for key, field in FIELDS.items()
        if settings.get(key, "").strip()
    }
    return replace(DEFAULT_THRESHOLDS, **changed)

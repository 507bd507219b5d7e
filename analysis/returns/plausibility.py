"""Is a declared value likely, seen from this respondent's own earlier values."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import median

from data_model.finding import Severity
from data_model.french import euros, number, typo
from data_model.vocabulary import Nature

Number = int | Fraction

POWERS_OF_TEN = (10, 100, 1000)
THOUSAND = 1000
CENTS = 100
NORMAL_CONSISTENCY = Fraction(6745, 10_000)


@dataclass(frozen=True, kw_only=True)
class PlausibilityThresholds:
    """From when a value is asked about."""

    points: int = 2
    points_for_z: int = 4
    least_gap: Number = 5
    times: Number = 4
    z: Fraction = Fraction(35, 10)
    power_margin: Fraction = Fraction(1, 4)
    cumulative_margin: Fraction = Fraction(1, 4)


DEFAULT_THRESHOLDS = PlausibilityThresholds()


@dataclass(frozen=True, kw_only=True)
class Question:
    """One thing to ask, or only to tell, about a value."""

    code: str
    message: str
    severity: Severity = Severity.QUESTION


def plausibility_questions(
    x: Number,
    history: Sequence[Number],
    *,
    nature: Nature,
    in_euros: bool = False,
    reference: Number | None = None,
    thresholds: PlausibilityThresholds = DEFAULT_THRESHOLDS,
) -> list[Question]:
    """Questions on `x`, given this respondent's earlier values of the same cell, oldest first.

    A budget amount is a cumulative in euros (`in_euros`) whose history restarts each exercise;
    `reference` (its planned amount) lets the unit be judged before there is a history.
    Source: modified z of Iglewicz & Hoaglin 1993.
    """
    # Thousands typed for units also look like a fall: one mistake is one question.
    if in_euros and _looks_like_thousands(x, history, reference, thresholds=thresholds):
        return [_question("thousands", f"{_shown(x, in_euros=True)} : en milliers d'euros (k€) ?")]
    if nature is Nature.CUMULATIVE and history and x < history[-1]:
        shown = " après ".join(_shown(value, in_euros=in_euros) for value in (x, history[-1]))
        return [_question("cumulative_falls", f"Le cumul baisse : {shown} ?")]
    if nature in (Nature.FLOW, Nature.STOCK) and _is_sudden_zero(x, history, thresholds):
        usual = number(float(median(map(Fraction, history))))
        return [_question("sudden_zero", f"0, alors que la valeur habituelle est {usual} ?")]
    if nature is Nature.FLOW:
        if _looks_like_cumulative(x, history, thresholds):
            total = number(float(sum(history)))
            shown = f"{number(float(x))} ressemble au cumul (déjà {total} auparavant)"
            return [_question("looks_cumulative", f"{shown} : est-ce bien la période seule ?")]
        asked = _unusual(x, history, thresholds)
        if history and x == history[-1] != 0:
            shown = f"Même valeur qu'à la période précédente : {number(float(x))}."
            asked.append(_question("same_as_last", shown, severity=Severity.INFO))
        return asked
    if nature is Nature.CUMULATIVE and history:
        increments = [later - earlier for earlier, later in pairwise(history)]
        return _unusual(x - history[-1], increments, thresholds)
    return []


def is_out_of_order(
    x: Number, bound: Number, *, thresholds: PlausibilityThresholds = DEFAULT_THRESHOLDS
) -> bool:
    """Whether a first value is at least ten times what it is compared with, or more."""
    return bound > 0 and x - bound >= thresholds.least_gap and x >= POWERS_OF_TEN[0] * bound


def modified_z(x: Number, history: Sequence[Number]) -> Fraction | None:
    """0.6745 · |x − median| / MAD; None where the deviations' median is 0."""
    center = median(map(Fraction, history))
    spread = median(abs(value - center) for value in history)
    return NORMAL_CONSISTENCY * abs(x - center) / spread if spread else None


def _shown(value: Number, *, in_euros: bool) -> str:
    return euros(round(value * CENTS)) if in_euros else number(float(value))


def _question(code: str, message: str, *, severity: Severity = Severity.QUESTION) -> Question:
    return Question(code=code, message=typo(message), severity=severity)


def _unusual(
    x: Number, history: Sequence[Number], thresholds: PlausibilityThresholds
) -> list[Question]:
    if len(history) < thresholds.points:
        return []
    center = median(map(Fraction, history))
    if abs(x - center) < thresholds.least_gap:
        return []
    shown = f"{number(float(x))} pour une valeur habituelle de {number(float(center))}"
    power = _power_of_ten(x, center, margin=thresholds.power_margin)
    if power is not None:
        sign = "×" if x > center else "÷"
        return [
            _question("power_of_ten", f"{shown} : un zéro de trop ou de moins ({sign}{power}) ?")
        ]
    if center > 0 and (x >= thresholds.times * center or x <= center / thresholds.times):
        return [_question("unusual_ratio", f"{shown} : est-ce exact ?")]
    if len(history) >= thresholds.points_for_z:
        z = modified_z(x, history)
        if z is not None and z > thresholds.z:
            return [_question("unusual_gap", f"{shown} : est-ce exact ?")]
    return []


def _power_of_ten(x: Number, center: Fraction, *, margin: Fraction) -> int | None:
    if x <= 0 or center <= 0:
        return None
    ratio = max(x / center, center / x)
    near = [p for p in POWERS_OF_TEN if p / (1 + margin) <= ratio <= p * (1 + margin)]
    return near[0] if near else None


def _is_sudden_zero(
    x: Number, history: Sequence[Number], thresholds: PlausibilityThresholds
) -> bool:
    return x == 0 and len(history) >= thresholds.points and all(value > 0 for value in history)


def _looks_like_cumulative(
    x: Number, history: Sequence[Number], thresholds: PlausibilityThresholds
) -> bool:
    """Whether a flow is near all that was said before, or that and one usual period more."""
    if len(history) < thresholds.points or any(value < 0 for value in history):
        return False
    center, total = median(map(Fraction, history)), sum(history)
    if center == 0 or abs(x - center) < thresholds.least_gap:
        return False
    return x == total or abs(x - total - center) <= thresholds.cumulative_margin * center


def _looks_like_thousands(
    x: Number,
    history: Sequence[Number],
    reference: Number | None,
    *,
    thresholds: PlausibilityThresholds,
) -> bool:
    known = history[-1] if history else reference
    if known is None or x <= 0 or abs(Fraction(x) - known) < thresholds.least_gap:
        return False
    times = Fraction(thresholds.times)
    return known <= x * THOUSAND * times and x * THOUSAND <= known * times

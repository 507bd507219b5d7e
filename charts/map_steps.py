"""The four steps of the map: their limits, their names, their legend."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Final

from charts.theme import Palette
from data_model.french import E4, NOT_KNOWN, number

STEPS: Final = 4
AT_LEAST: Final = "≥"
NICE_STEPS: Final = (1, 2, 3, 4, 5, 10)

Limits = tuple[int, int, int]


def map_limits(values_e4: Sequence[int], *, decimals: int = 0) -> Limits:
    """The three limits (10⁻⁴) between the map's four steps: equal steps of a round number."""
    top = Decimal(max([value for value in values_e4 if value > 0], default=0)) / E4 / STEPS
    smallest = Decimal(1).scaleb(-decimals)
    wanted = max(top, smallest)
    power = Decimal(1).scaleb(wanted.adjusted())
    leading = (wanted / power).quantize(Decimal("0.01"), rounding=ROUND_CEILING)
    step = next(Decimal(nice) for nice in NICE_STEPS if leading <= nice) * power
    step = max(step, smallest)
    return int(step * E4), int(2 * step * E4), int(3 * step * E4)


def step_of(value_e4: int, limits: Limits) -> int:
    """Which of the four steps a value falls in, from 0."""
    return sum(value_e4 >= limit for limit in limits)


def step_names(limits: Limits, *, decimals: int = 0) -> list[str]:
    """The four steps in words: « moins de 4 », « 4 à 7 », « 8 à 11 », « 12 et plus »."""
    first, second, third = (Decimal(limit) / E4 for limit in limits)

    def between(low: Decimal, high: Decimal) -> str:
        if decimals:
            return f"{number(low)} à moins de {number(high)}"
        last = high - 1
        return number(low) if low == last else f"{number(low)} à {number(last)}"

    return [
        f"moins de {number(first)}",
        between(first, second),
        between(second, third),
        f"{number(third)} et plus",
    ]


def map_legend(
    limits: Limits | None, palette: Palette, *, decimals: int = 0, has_at_least: bool = False
) -> str:
    """The steps as Markdown, each word on its own colour; what a bare outline or « ≥ » means.

    None has no step: nothing is known of any commune.
    """
    swatches = _swatches(limits, palette, decimals=decimals) if limits else []
    words = [*swatches, f"○ contour seul : {NOT_KNOWN}"]
    if has_at_least:
        words.append(f"{AT_LEAST} au moins")
    return f":small[{' '.join(words)}]"


def _swatches(limits: Limits, palette: Palette, *, decimals: int) -> list[str]:
    return [
        f':color[ {name} ]{{foreground="{text}" background="{fill}"}}'
        for name, fill, text in zip(
            step_names(limits, decimals=decimals),
            palette.map_steps,
            palette.map_texts,
            strict=True,
        )
    ]

"""The steps of the map: their limits, their names, and what its signs mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Final

import pandas as pd

from charts.theme import Palette
from data_model.french import E4, NBSP, NOT_KNOWN, number

STEPS: Final = 4
NICE_STEPS: Final = (1, 2, 3, 4, 5, 10)
LEAST_DECIMALS: Final = 2
# Which of the palette's four colours so many steps take.
COLORS: Final = {1: (1,), 2: (0, 2), 3: (0, 1, 2), 4: (0, 1, 2, 3)}
NOT_ASKED: Final = "not_asked"
CARRIED: Final = "carried"


@dataclass(frozen=True, kw_only=True)
class MapSteps:
    """The limits between steps (10⁻⁴, the upper step's least), and each step's name."""

    limits: tuple[int, ...]
    names: tuple[str, ...]

    @property
    def colors(self) -> tuple[int, ...]:
        """Which of the palette's colours each step is filled with."""
        return COLORS[len(self.names)]

    def color_of(self, value_e4: int) -> int:
        """Which of the palette's colours a value is filled with."""
        return self.colors[sum(value_e4 >= limit for limit in self.limits)]


def map_steps(values_e4: Sequence[int], *, decimals: int = 0) -> MapSteps | None:
    """Up to four steps that begin near the least value; None where nothing is known.

    Few whole values have a step each; others share four equal steps of a round number.
    """
    if not values_e4:
        return None
    distinct = sorted({*values_e4})
    are_whole = all(value % E4 == 0 for value in distinct)
    if len(distinct) == 1 or (are_whole and len(distinct) <= STEPS):
        names = tuple(_said(Decimal(value) / E4, decimals) for value in distinct)
        return MapSteps(limits=tuple(distinct[1:]), names=names)
    start, step = _start_and_step(
        Decimal(distinct[0]) / E4, Decimal(distinct[-1]) / E4, Decimal(1).scaleb(-decimals)
    )
    edges = [start + step * rank for rank in range(STEPS)]
    first = _between(start, edges[1], decimals) if start > 0 else _under(edges[1], decimals)
    middle = [_between(edges[rank], edges[rank + 1], decimals) for rank in (1, 2)]
    return MapSteps(
        limits=tuple(int(edge * E4) for edge in edges[1:]),
        names=(first, *middle, f"{_said(edges[-1], decimals)} et plus"),
    )


def _start_and_step(low: Decimal, high: Decimal, smallest: Decimal) -> tuple[Decimal, Decimal]:
    """The smallest round step of which four, from a multiple of it, hold both values."""
    power = smallest
    while True:
        for nice in NICE_STEPS:
            step = nice * power
            start = (low / step).to_integral_value(ROUND_FLOOR) * step
            if start + STEPS * step >= high:
                return start, step
        power *= 10


def _said(value: Decimal, decimals: int) -> str:
    return number(value, decimals=max(decimals, LEAST_DECIMALS))


def _under(limit: Decimal, decimals: int) -> str:
    return "0" if not decimals and limit == 1 else f"moins de {_said(limit, decimals)}"


def _between(low: Decimal, high: Decimal, decimals: int) -> str:
    if decimals:
        return f"{_said(low, decimals)} à moins de {_said(high, decimals)}"
    last = high - 1
    return _said(low, 0) if low == last else f"{_said(low, 0)} à {_said(last, 0)}"


def map_signs(communes: pd.DataFrame) -> list[str]:
    """What each sign of the map means, of those on it: a bare outline, « ≥ », brackets."""
    drawn = communes[communes["outline_geojson"].fillna("").astype(bool)]
    is_known = drawn["value_e4"].notna()
    is_asked = drawn["state"] != NOT_ASKED
    signs = {
        f"○ contour seul, {NOT_KNOWN} : non communiqué": (~is_known & is_asked).any(),
        "contour fin, – : non sollicité": (~is_known & ~is_asked).any(),
        "≥ : au moins": (is_known & drawn["at_least"].eq(True)).any(),
        "entre parenthèses : valeur reportée": (is_known & (drawn["state"] == CARRIED)).any(),
    }
    return [words for words, is_there in signs.items() if is_there]


def map_legend(
    communes: pd.DataFrame, steps: MapSteps | None, palette: Palette, *, unit: str = ""
) -> str:
    """The unit, the steps as Markdown, each word on its own colour, and what the signs mean.

    Takes the columns and rows of `charts.commune_map.commune_map`.
    """
    swatches = " ".join(_swatches(steps, palette)) if steps else ""
    parts = [f"{unit} : {swatches}" if unit and swatches else swatches, *map_signs(communes)]
    return f":small[{' · '.join(filter(None, parts))}]"


def _swatches(steps: MapSteps, palette: Palette) -> Iterator[str]:
    for name, color in zip(steps.names, steps.colors, strict=True):
        text, fill = palette.map_texts[color], palette.map_steps[color]
        words = name.replace(" ", NBSP)
        yield f':color[ {words} ]{{foreground="{text}" background="{fill}"}}'

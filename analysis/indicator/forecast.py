"""Will the target be reached if the pace holds: a forecast from the quarters received."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from statistics import mean, stdev

from analysis.results.student import student_quantile
from data_model.french import plural, typo

Number = int | Fraction

RECEIVED_SHARE = Fraction(75, 100)
MINIMUM_RECEIVED = 4
RECENT_QUARTERS = 4
ONE_SIDED_PROBABILITY = 0.9
LABEL = "si le rythme se maintient"


@dataclass(frozen=True, kw_only=True)
class QuarterReceipt:
    """One quarter's assigned cells: respondent → value, None where nothing was received."""

    values: Mapping[str, Number | None]

    @property
    def is_received(self) -> bool:
        """Whether enough of its assigned cells are given."""
        given = sum(value is not None for value in self.values.values())
        return bool(self.values) and Fraction(given, len(self.values)) >= RECEIVED_SHARE


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """A flow's total at the target's date with its 80 % band; where `reason` says why, none.

    `never_heard` are the respondents without any value: they are in no estimate.
    """

    received: int
    known: Fraction
    estimated: Fraction
    estimated_cells: int
    never_heard: tuple[str, ...]
    remaining: int
    mean: Fraction | None = None
    central: Fraction | None = None
    low: float | None = None
    high: float | None = None
    pace_needed: Fraction | None = None
    recent_pace: Fraction | None = None
    reason: str = ""


def forecast_to_target(
    quarterly: Sequence[QuarterReceipt],
    remaining: int,
    target: Number | None,
    *,
    unasked: Number = 0,
) -> Forecast:
    """Estimated cumulative + remaining × mean of received quarters, ± t·s·√(r + r²/n).

    `unasked` was said in no cell of `quarterly`: it is known, and no part of the pace.
    """
    means = respondent_means(quarterly)
    asked = {who for quarter in quarterly for who in quarter.values}
    known = Fraction(unasked)
    estimated_cells = 0
    totals: list[Fraction] = []
    for quarter in quarterly:
        total = Fraction(0)
        for who, value in quarter.values.items():
            known += value or 0
            estimated_cells += value is None and who in means
            total += means.get(who, Fraction(0)) if value is None else value
        totals.append(total)
    estimated = sum(totals, Fraction(unasked))
    received = [
        total for total, quarter in zip(totals, quarterly, strict=True) if quarter.is_received
    ]
    few = len(received) < MINIMUM_RECEIVED
    center = None if few else mean(received)
    central = None if center is None else max(estimated + remaining * center, known)
    half = 0.0 if few else _half_band(received, remaining)
    needed = None if target is None or not remaining else max(target - estimated, Fraction(0))
    counted = plural(len(received), "trimestre reçu", "trimestres reçus")
    return Forecast(
        received=len(received),
        known=known,
        estimated=estimated,
        estimated_cells=estimated_cells,
        never_heard=tuple(sorted(asked - means.keys())),
        remaining=remaining,
        mean=center,
        central=central,
        low=None if central is None else max(float(central) - half, float(known)),
        high=None if central is None else float(central) + half,
        pace_needed=None if needed is None else needed / remaining,
        recent_pace=None if few else mean(received[-RECENT_QUARTERS:]),
        reason=typo(f"Prévision à partir de {MINIMUM_RECEIVED} : {counted}.") if few else "",
    )


def respondent_means(quarterly: Sequence[QuarterReceipt]) -> dict[str, Fraction]:
    """Each respondent's mean over the quarters where it gave a value."""
    given: dict[str, list[Fraction]] = {}
    for quarter in quarterly:
        for who, value in quarter.values.items():
            if value is not None:
                given.setdefault(who, []).append(Fraction(value))
    return {who: mean(values) for who, values in given.items()}


def _half_band(received: Sequence[Fraction], remaining: int) -> float:
    count = len(received)
    spread = stdev(map(float, received))
    t = student_quantile(ONE_SIDED_PROBABILITY, count - 1)
    return t * spread * sqrt(remaining + remaining**2 / count)

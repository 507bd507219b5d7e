"""Will the target be reached if the pace holds: a forecast from the quarters received."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from statistics import mean, stdev

from analysis.results.student import student_quantile

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
    """A flow's total at the target's date with its 80 % band, None where there is none.

    There is none before `MINIMUM_RECEIVED` quarters are received, nor once no quarter remains:
    `estimated` and `known` are then the result. `received` counts the quarters of the pace, those
    before the target's span too. `never_heard` are the respondents without any value: they are in
    no estimate. `room` is what may still be added to stay in a range.
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
    room: Fraction | None = None
    is_yearly: bool = False


def forecast_to_target(
    quarterly: Sequence[QuarterReceipt],
    remaining: int,
    target: Number | None,
    *,
    before: Sequence[QuarterReceipt] = (),
    unasked: Number = 0,
    upper: Number | None = None,
    is_yearly: bool = False,
) -> Forecast:
    """Estimated cumulative + remaining × mean of received quarters, ± t·s·√(r + r²/n).

    `quarterly` are the ended quarters of the target's span, `before` those before it: they are in
    the pace only. `unasked` was said in no cell of `quarterly`: it is known, and no part of the
    pace. `target` is the lower bound of a range that ends at `upper`; `is_yearly` says that what is
    asked is asked once a year.
    """
    everything = [*before, *quarterly]
    means = respondent_means(everything)
    cells = [cell for quarter in quarterly for cell in quarter.values.items()]
    known = sum((Fraction(value or 0) for _, value in cells), Fraction(unasked))
    totals = [_total(quarter, means) for quarter in everything]
    estimated = sum(totals[len(before) :], Fraction(unasked))
    received = [
        total for total, quarter in zip(totals, everything, strict=True) if quarter.is_received
    ]
    is_told = len(received) >= MINIMUM_RECEIVED and remaining > 0
    center = mean(received) if is_told else None
    central = None if center is None else max(estimated + remaining * center, known)
    half = _half_band(received, remaining) if is_told else 0.0
    needed = None if target is None or not remaining else max(target - estimated, Fraction(0))
    return Forecast(
        received=len(received),
        known=known,
        estimated=estimated,
        estimated_cells=sum(value is None and who in means for who, value in cells),
        never_heard=tuple(sorted({who for who, _ in cells} - means.keys())),
        remaining=remaining,
        mean=center,
        central=central,
        low=None if central is None else max(float(central) - half, float(known)),
        high=None if central is None else float(central) + half,
        pace_needed=None if needed is None else needed / remaining,
        recent_pace=mean(received[-RECENT_QUARTERS:]) if is_told else None,
        room=None if upper is None else upper - estimated,
        is_yearly=is_yearly,
    )


def _total(quarter: QuarterReceipt, means: Mapping[str, Fraction]) -> Fraction:
    """What a quarter makes, the missing values taken at their respondent's mean."""
    told = (
        means.get(who, Fraction(0)) if value is None else Fraction(value)
        for who, value in quarter.values.items()
    )
    return sum(told, Fraction(0))


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

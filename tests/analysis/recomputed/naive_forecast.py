"""Where the pace of a flow leads, quarter after quarter."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import gamma, pi, sqrt

from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.naive_target import Aimed, plan_quarters
from tests.analysis.recomputed.naive_values import E4, due_of, values_in_force
from tests.analysis.recomputed.quarter import last_day
from tests.analysis.recomputed.tables import Row

LEAST, RECENT = 4, 4
RECEIVED = Fraction(75, 100)
SLICES = 400


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """The forecast and the two paces beside it."""

    received: int
    estimated: Fraction
    remaining: int
    central: Fraction | None
    low: float | None
    high: float | None
    pace_needed: Fraction | None
    recent_pace: Fraction | None


def forecast_of(known: Known, indicator: Row, aimed: Aimed | None) -> Outlook | None:
    if indicator["nature"] != "flow" or aimed is None or known.until is None:
        return None
    due = due_of(known, indicator["code"], plan_quarters(known, aims=True))
    until = min(aimed.last, known.until)
    past = [q for q in sorted(due) if last_day(q) <= until]
    inside = [q for q in past if last_day(q) >= aimed.first]
    told: dict[tuple[str, int], Fraction] = {}
    # What was said without being asked is known all the same.
    sure = Fraction(0)
    for value in values_in_force(known, indicator["code"], known.until):
        if aimed.first <= value.ends <= until:
            sure += Fraction(value.amount or 0, E4)
        # What is said of a year is shared between its quarters asked of that respondent.
        cells = [q for q in value.cells if q in past and value.who in due[q]]
        for quarter in cells:
            share = Fraction(value.amount or 0, E4 * len(cells))
            told[value.who, quarter] = told.get((value.who, quarter), Fraction(0)) + share
    people = {who for q in past for who in due[q]}
    means = {}
    for who in people:
        own = [told[who, q] for q in past if (who, q) in told]
        if own:
            means[who] = sum(own, Fraction(0)) / len(own)
    received = []
    estimated = sure
    # The pace is that of every quarter; what is estimated is what the target's span misses.
    for quarter in past:
        missing = [who for who in due[quarter] if (who, quarter) not in told]
        guessed = sum((means.get(who, Fraction(0)) for who in missing), Fraction(0))
        if quarter in inside:
            estimated += guessed
        if len(due[quarter]) - len(missing) >= RECEIVED * len(due[quarter]):
            given = [told[who, quarter] for who in due[quarter] if who not in missing]
            received.append(sum(given, guessed))
    left = sum(until < last_day(q) <= aimed.last for q in due if last_day(q) >= aimed.first)
    central = low = high = recent = None
    if len(received) >= LEAST and left:
        count = len(received)
        mean = sum(received, Fraction(0)) / count
        central = max(estimated + left * mean, sure)
        spread = sqrt(sum((one - mean) ** 2 for one in received) / (count - 1))
        half = quantile(count - 1) * spread * sqrt(left + left**2 / count)
        low, high = max(float(central) - half, float(sure)), float(central) + half
        last = received[-RECENT:]
        recent = sum(last, Fraction(0)) / len(last)
    return Outlook(
        received=len(received),
        estimated=estimated,
        remaining=left,
        central=central,
        low=low,
        high=high,
        pace_needed=max(aimed.low - estimated, Fraction(0)) / left if left else None,
        recent_pace=recent,
    )


@lru_cache(maxsize=64)
def quantile(degrees: int) -> float:
    """Student's t at 90 %, from its density added up slice by slice."""
    low, high = 0.0, 4.0
    for _ in range(50):
        middle = (low + high) / 2
        if _between_zero_and(middle, degrees) < 0.4:
            low = middle
        else:
            high = middle
    return low


def _between_zero_and(t: float, degrees: int) -> float:
    scale = gamma((degrees + 1) / 2) / (sqrt(degrees * pi) * gamma(degrees / 2))
    step = t / SLICES
    weights = [1 if k in (0, SLICES) else 4 if k % 2 else 2 for k in range(SLICES + 1)]
    area: float = sum(
        weight * (1 + (k * step) ** 2 / degrees) ** (-(degrees + 1) / 2)
        for k, weight in enumerate(weights)
    )
    return scale * area * step / 3

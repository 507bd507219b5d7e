"""How much each dated occurrence weighs: the action's human days, shared."""

from collections import Counter
from collections.abc import Hashable, Iterable
from datetime import date
from fractions import Fraction
from math import lcm

from analysis.plan_frames import day_or_none
from analysis.rows import rows_of, whole
from analysis.scope import text_or_none
from analysis.snapshot import Snapshot
from data_model.french import E4
from data_model.vocabulary import HumanDaysBasis

NO_DAYS = Fraction(1)


def occurrence_weights(snapshot: Snapshot) -> dict[str, Fraction]:
    """Weight of each dated occurrence, in human days (1 where the action has none).

    Days « par an » (and of unknown basis) are shared in each calendar year of the initial
    calendar, « par cycle » in each cycle, « total » over all. Source: domain.md §2.
    """
    days = {
        row.action_code: (
            whole(row.human_days_e4),
            text_or_none(row.human_days_basis),
        )
        for row in rows_of(snapshot.actions)
    }
    shares: dict[str, tuple[str, Hashable]] = {}
    for row in rows_of(snapshot.occurrences):
        end = day_or_none(row.end_date)
        if end is None:
            continue
        _, basis = days.get(row.action_code, (None, None))
        planned = day_or_none(row.initial_end) or end
        shares[row.occurrence_code] = (row.action_code, _span(basis, planned, int(row.cycle)))
    sharing = Counter(shares.values())
    weights = {}
    for code, share in shares.items():
        known, _ = days.get(share[0], (None, None))
        weights[code] = Fraction(known, E4 * sharing[share]) if known else NO_DAYS
    return weights


def _span(basis: str | None, planned_end: date, cycle: int) -> Hashable:
    if basis == HumanDaysBasis.TOTAL:
        return "plan"
    if basis == HumanDaysBasis.PER_CYCLE:
        return cycle
    return planned_end.year


def sum_of_weights(weights: Iterable[Fraction]) -> Fraction:
    """The exact sum, over one common denominator: much faster than adding one by one."""
    terms = [(weight.numerator, weight.denominator) for weight in weights]
    common = lcm(*{denominator for _, denominator in terms})
    return Fraction(sum(top * (common // bottom) for top, bottom in terms), common)

"""Is the work ahead of its calendar, in quarters: earned schedule on planned weights."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil

from data_model.french import day, percent, plural, typo

Number = int | Fraction

MINIMUM_ELAPSED = 2
MINIMUM_REPORTED_SHARE = Fraction(60, 100)
MONTHS_IN_QUARTER = 3


@dataclass(frozen=True, kw_only=True)
class EarnedSchedule:
    """Earned schedule in quarters; where `reason` says why, it is not computable."""

    reason: str = ""
    elapsed: int | None = None
    es: Fraction | None = None
    sv: Fraction | None = None
    spi: Fraction | None = None
    ieac: Fraction | None = None
    planned_duration: int | None = None
    completed_quarters: int | None = None


def earned_schedule(
    planned_cumulative: Sequence[Number] | None,
    *,
    earned: Number | None,
    elapsed: int | None,
    reported_share: Number | None = None,
) -> EarnedSchedule:
    """ES, SV(t), SPI(t) and IEAC(t) of cumulative planned weights PV_1 … PV_n.

    `planned_cumulative` and `elapsed` are None without plan dates; `reported_share` is the
    part of the weight held by reported actions. Raises: ValueError when PV falls.
    Source: Lipke 2003, Lipke & Henderson 2006.
    """
    if planned_cumulative is None or elapsed is None:
        return _not_computable("les dates du plan sont à saisir")
    planned = [Fraction(0), *map(Fraction, planned_cumulative)]
    if any(later < earlier for earlier, later in pairwise(planned)):
        raise ValueError("Le poids prévu cumulé ne peut pas baisser.")
    duration = planned.index(planned[-1])
    if duration == 0:
        return _not_computable("aucun jalon daté")
    if earned is None:
        return _not_computable("aucune action renseignée")
    if reported_share is not None and reported_share < MINIMUM_REPORTED_SHARE:
        share, least = percent(float(reported_share)), percent(float(MINIMUM_REPORTED_SHARE))
        return _not_computable(
            f"les actions renseignées portent {share} du poids, il en faut {least}"
        )
    is_complete = earned >= planned[-1] and elapsed > 0
    if elapsed < MINIMUM_ELAPSED and not is_complete:
        return _not_computable(f"pas avant {MINIMUM_ELAPSED} trimestres écoulés")
    completed = bisect_right(planned, earned, hi=duration + 1) - 1
    es = Fraction(completed)
    if completed < duration:
        step = planned[completed + 1] - planned[completed]
        es += (Fraction(earned) - planned[completed]) / step
    spi = es / elapsed
    return EarnedSchedule(
        elapsed=elapsed,
        es=es,
        sv=es - elapsed,
        spi=spi,
        ieac=duration / spi if spi else None,
        planned_duration=duration,
        completed_quarters=completed,
    )


def _not_computable(why: str) -> EarnedSchedule:
    return EarnedSchedule(reason=typo(f"Non calculable : {why}."))


def _quarter_number(of: date) -> int:
    return of.year * 4 + (of.month - 1) // MONTHS_IN_QUARTER


def _quarter_start(quarter_number: int) -> date:
    year, quarter = divmod(quarter_number, 4)
    return date(year, quarter * MONTHS_IN_QUARTER + 1, 1)


def elapsed_quarters(plan_start: date, as_of: date, *, completed_on: date | None = None) -> int:
    """AT: whole quarters from the quarter of the plan's start to `as_of`, at least 0.

    The quarter in which all the work was completed is the last one counted; what was completed
    before the plan's start counts in its first quarter.
    """
    first = _quarter_number(plan_start)
    elapsed = _quarter_number(as_of + timedelta(days=1)) - first
    if completed_on is not None:
        elapsed = min(elapsed, _quarter_number(max(completed_on, plan_start)) - first + 1)
    return max(elapsed, 0)


def equivalent_date(es: Number, plan_start: date) -> date:
    """The day by whose evening the calendar had planned what is done, by day in the quarter.

    A whole `es` is the last day of that quarter; 0 is the eve of the first one.
    """
    whole = int(es)
    start = _quarter_start(_quarter_number(plan_start) + whole)
    following = _quarter_start(_quarter_number(plan_start) + whole + 1)
    days = (Fraction(es) - whole) * (following - start).days
    return start + timedelta(days=ceil(days) - 1)


def earned_schedule_sentence(
    reading: EarnedSchedule, *, plan_start: date | None, as_of: date
) -> str:
    """« Au 30 juin, ce qui est fait est ce qui était prévu pour le 15 février. »"""
    if reading.es is None or plan_start is None:
        return reading.reason or _not_computable("les dates du plan sont à saisir").reason
    if reading.es == 0:
        return typo(f"Au {day(as_of)}, rien de ce qui était prévu n'est encore fait.")
    if reading.completed_quarters == reading.planned_duration:
        done_in = plural(reading.elapsed, "trimestre")
        planned_in = plural(reading.planned_duration, "trimestre")
        return typo(f"Tout ce qui était prévu est fait, en {done_in} pour {planned_in} prévus.")
    planned_for = equivalent_date(reading.es, plan_start)
    same_year = planned_for.year == as_of.year
    # The short form abbreviates months, so the year is dropped from the long one instead.
    as_of_text = day(as_of).rsplit("\u00a0", 1)[0] if same_year else day(as_of)
    planned_text = day(planned_for).rsplit("\u00a0", 1)[0] if same_year else day(planned_for)
    return typo(f"Au {as_of_text}, ce qui est fait est ce qui était prévu pour le {planned_text}.")

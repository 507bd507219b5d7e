"""How much of the plan, or of one exercise, has gone by at S: what the money is read against."""

from datetime import date
from fractions import Fraction

from analysis.situation import Situation


def elapsed_share(situation: Situation, year: int | None = None) -> Fraction | None:
    """Days gone by at S over the days of the plan, or of one of its exercises.

    Both ends are counted. None where the plan has no dates, no quarter is due yet, or the
    exercise lies outside the plan.
    """
    start, end, until = situation.plan_start, situation.plan_end, situation.situation_date
    if start is None or end is None or until is None:
        return None
    if year is not None:
        start, end = max(start, date(year, 1, 1)), min(end, date(year, 12, 31))
    days = (end - start).days + 1
    if days <= 0:
        return None
    gone = (until - start).days + 1
    return Fraction(min(max(gone, 0), days), days)

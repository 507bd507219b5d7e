"""What is asked of whom and when: the due cells, from the assignments."""

from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from data_model.period import Period, parse_period
from data_model.vocabulary import PeriodKind, Rhythm

COLUMNS = ["kind", "respondent_code", "object_code", "period_code", "last_day"]
LAST_QUARTER = 4

_period = lru_cache(maxsize=512)(parse_period)


def covers(period: Period, *, first_period: str, last_period: str = "") -> bool:
    """Whether an assignment from one period to another (empty: open) holds for a period.

    A calendar year counts by its last quarter.
    """
    if period.last_day <= _period(first_period).first_day:
        return False
    return not last_period or period.last_day <= _period(last_period).last_day


def is_asked(
    period: Period,
    *,
    first_period: str,
    last_period: str = "",
    rhythm: str = Rhythm.EACH_QUARTER,
    named_quarters: str = "",
) -> bool:
    """Whether an assignment makes a cell due for a period.

    What is asked by the year is due at the year's last quarter, or in a return of that year;
    a return of a year is asked nothing else. Source: domain.md §1.
    """
    if not covers(period, first_period=first_period, last_period=last_period):
        return False
    if period.kind is PeriodKind.YEAR:
        return rhythm == Rhythm.YEAR
    number = (period.last_day.month + 2) // 3
    if rhythm == Rhythm.NAMED_QUARTERS:
        return str(number) in named_quarters.replace(" ", "").split(",")
    return rhythm != Rhythm.YEAR or number == LAST_QUARTER


def asked_cells_frame(assignments: pd.DataFrame, periods: Iterable[Period]) -> pd.DataFrame:
    """The cells due in the given periods.

    Columns: kind, respondent_code, object_code, period_code (str), last_day (date).
    Rows: one a kind, respondent, object and period, in the order of assignments then periods.
    Source: domain.md §1.
    """
    spans = list(periods)
    cells: dict[tuple[str, str, str, str], tuple[object, ...]] = {}
    for kind, respondent, code, first, last, rhythm, named in zip(
        assignments["kind"],
        assignments["respondent_code"],
        assignments["object_code"],
        assignments["first_period"],
        assignments["last_period"],
        assignments["rhythm"],
        assignments["named_quarters"],
        strict=True,
    ):
        for period in spans:
            if is_asked(
                period, first_period=first, last_period=last, rhythm=rhythm, named_quarters=named
            ):
                key = (str(kind), respondent, code, period.code)
                cells[key] = (*key, period.last_day)
    return pd.DataFrame(list(cells.values()), columns=COLUMNS, dtype=object)

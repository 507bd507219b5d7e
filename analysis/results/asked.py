"""What is asked of whom and when: the due cells, from the assignments."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import pandas as pd

from data_model.period import Period, parse_period
from data_model.vocabulary import PeriodKind, Rhythm

COLUMNS = ["kind", "respondent_code", "object_code", "period_code", "last_day"]
RULE = (
    "kind",
    "respondent_code",
    "object_code",
    "first_period",
    "last_period",
    "rhythm",
    "named_quarters",
)
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


def asked_periods(
    assignments: pd.DataFrame, periods: Iterable[Period]
) -> Iterator[tuple[str, str, str, list[Period]]]:
    """(kind, respondent, object, its due periods) of each assignment, in their order."""
    spans = list(periods)
    # Most assignments share a few rules: each is resolved once.
    resolved: dict[tuple[str, str, str, str], list[Period]] = {}
    columns = [assignments[name].tolist() for name in RULE]
    for kind, respondent, code, *rule in zip(*columns, strict=True):
        first, last, rhythm, named = rule
        key = (first, last, rhythm, named)
        if key not in resolved:
            resolved[key] = [
                period
                for period in spans
                if is_asked(
                    period,
                    first_period=first,
                    last_period=last,
                    rhythm=rhythm,
                    named_quarters=named,
                )
            ]
        yield str(kind), respondent, code, resolved[key]


def asked_cells(
    assignments: pd.DataFrame, periods: Iterable[Period]
) -> set[tuple[str, str, str, str]]:
    """(kind, respondent, object, period) of each cell due in the given periods."""
    return {
        (kind, respondent, code, period.code)
        for kind, respondent, code, due in asked_periods(assignments, periods)
        for period in due
    }


def asked_cells_frame(assignments: pd.DataFrame, periods: Iterable[Period]) -> pd.DataFrame:
    """The cells due in the given periods.

    Columns: kind, respondent_code, object_code, period_code (str), last_day (date).
    Rows: one a kind, respondent, object and period, in the order of assignments then periods.
    Source: domain.md §1.
    """
    cells = {
        (kind, respondent, code, period.code): (
            kind,
            respondent,
            code,
            period.code,
            period.last_day,
        )
        for kind, respondent, code, due in asked_periods(assignments, periods)
        for period in due
    }
    return pd.DataFrame(list(cells.values()), columns=COLUMNS, dtype=object)

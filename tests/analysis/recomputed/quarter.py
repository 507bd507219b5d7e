"""Quarters as plain numbers: year × 4 + place, so that one after another is one more."""

from calendar import monthrange
from datetime import date, timedelta

QUARTERS = 4


def quarter_of(day: date) -> int:
    return day.year * QUARTERS + (day.month - 1) // 3


def first_day(quarter: int) -> date:
    year, place = divmod(quarter, QUARTERS)
    return date(year, 3 * place + 1, 1)


def last_day(quarter: int) -> date:
    return first_day(quarter + 1) - timedelta(days=1)


def code_of(quarter: int) -> str:
    year, place = divmod(quarter, QUARTERS)
    return f"{year}-T{place + 1}"


def is_year(code: str) -> bool:
    return len(code) == len("2026")


def quarters_in(code: str) -> list[int]:
    """The quarters that a period covers: one, or the four of a year."""
    first = int(code[:4]) * QUARTERS
    return list(range(first, first + QUARTERS)) if is_year(code) else [first + int(code[-1]) - 1]


def end_of(code: str) -> date:
    """The last day of a period."""
    return last_day(quarters_in(code)[-1])


def usual_deadline(quarter: int) -> date:
    """The last day of the month after the quarter."""
    after = first_day(quarter + 1)
    return after.replace(day=monthrange(after.year, after.month)[1])

"""What a spreadsheet's number format shows of a date: the day, the month or the year alone."""

import re
from datetime import date

from data_model.interval import Interval, months

# Words in quotes, what is in square brackets, and the sign after a backslash or an underscore.
_NOT_SHOWN_AS_DATE = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\_*].')
LAST_MONTH = 12


def shown_interval(day: date, number_format: str) -> Interval | None:
    """The month or the year that a person sees where the format shows no day, else None."""
    shown = _NOT_SHOWN_AS_DATE.sub("", number_format.split(";")[0]).lower()
    # « General » and « @ » show no date at all; « h:mm » shows an hour.
    is_date = "y" in shown or "mmm" in shown
    if not is_date or any(letter in shown for letter in "dhs"):
        return None
    first, last = (day.month, day.month) if "m" in shown else (1, LAST_MONTH)
    return Interval(*months(day.year, first, last), day.isoformat())

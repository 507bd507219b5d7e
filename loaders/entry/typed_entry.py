"""What a person typed in a table on screen: days, values, and what is understood of the whole."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from data_model.base import Versioned
from data_model.finding import Finding, Severity
from data_model.french import E4

# Not `\s`: a narrow no-break space belongs to the words around it.
BLANKS = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What was understood of a table edited by hand; recorded only without findings."""

    rows: tuple[Versioned, ...] = ()
    findings: tuple[Finding, ...] = ()


def wrong(message: str, hint: str, *, value: str = "") -> Finding:
    """What keeps the table from being recorded, and how to mend it."""
    return Finding(severity=Severity.ERROR, code="SAISIE", message=message, hint=hint, value=value)


def typed_day(value: object) -> date | None:
    """The day of a cell, None where it is empty."""
    if value is None or value is pd.NaT or value == "":
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    if isinstance(value, str):
        return date.fromisoformat(value[:10])
    return value if isinstance(value, date) else None


def typed_e4(value: object) -> int | None:
    """The value of a cell in 10⁻⁴, None where it is empty."""
    if value is None or value == "" or (isinstance(value, float) and value != value):
        return None
    return int((Decimal(str(value)) * E4).to_integral_value())


def typed_words(value: object) -> str:
    """The words of a cell on one line, "" where it is empty; French spaces stay as they are."""
    return BLANKS.sub(" ", value).strip(" ") if isinstance(value, str) else ""

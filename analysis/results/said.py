"""What each respondent said of each indicator: values, and « Rien à signaler »."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

import pandas as pd

from analysis.results.asked import asked_periods
from analysis.rows import rows_of
from data_model.period import parse_period
from data_model.vocabulary import AssignedKind, Nature

# What is last known stands on, for a while or for ever, until it is said again.
CARRIED = frozenset({Nature.CUMULATIVE, Nature.STOCK})


class ValueState(StrEnum):
    """How a value came to stand for a quarter."""

    GIVEN = "given"
    CONFIRMED = "confirmed"
    CARRIED = "carried"


class GivenValue(NamedTuple):
    """One value in force for one indicator, respondent, category and period."""

    indicator_code: str
    respondent_code: str
    category: str
    period_code: str
    last_day: date
    state: ValueState
    value_e4: int | None
    denominator_e4: int | None
    text_value: str
    from_period: str
    return_number: int | None
    sheet: str
    cell: str
    is_estimated: bool

    @property
    def is_said(self) -> bool:
        """Whether the respondent spoke of it for this very period."""
        return self.state is not ValueState.CARRIED


Pair = tuple[str, str]
Said = dict[str, dict[str, GivenValue]]
"""What one respondent said of one indicator: period → category → value."""


def said_values(
    observations: pd.DataFrame, known: Iterable[str], last_day: date
) -> dict[Pair, Said]:
    """The observations up to a day, by indicator and respondent, then period and category."""
    codes = set(known)
    said: dict[Pair, Said] = {}
    columns: list[list[Any]] = [
        observations[name].astype(object).tolist()
        for name in (
            "indicator_code",
            "respondent_code",
            "category",
            "period_code",
            "last_day",
            "value_e4",
            "denominator_e4",
            "text_value",
            "return_number",
            "sheet",
            "cell",
            "is_estimated",
        )
    ]
    for (
        indicator,
        who,
        category,
        code,
        end,
        value,
        base,
        text,
        number,
        sheet,
        cell,
        estimated,
    ) in zip(*columns, strict=True):
        if indicator not in codes or end > last_day:
            continue
        rows = said.setdefault((indicator, who), {}).setdefault(code, {})
        rows[category or ""] = GivenValue(
            indicator,
            who,
            category or "",
            code,
            end,
            ValueState.GIVEN,
            None if value is pd.NA else value,
            None if base is pd.NA else base,
            text or "",
            code,
            None if number is pd.NA else number,
            sheet or "",
            cell or "",
            bool(estimated),
        )
    for periods in said.values():
        for rows in periods.values():
            # Beside rows by category, a total is only a check: the sum of the rows stands.
            if len(rows) > 1:
                rows.pop("", None)
    return said


def confirmations(
    returns: pd.DataFrame, assignments: pd.DataFrame, last_day: date
) -> dict[Pair, dict[str, int]]:
    """« Rien à signaler »: pair → period → return, for the due cells of active returns."""
    numbers = {
        (row.respondent_code, row.period_code): int(row.number)
        for row in rows_of(returns)
        if row.is_active and row.nothing_to_report
    }
    periods = [parse_period(code) for code in sorted({code for _, code in numbers})]
    due = [period for period in periods if period.last_day <= last_day]
    confirmed: dict[Pair, dict[str, int]] = {}
    for kind, who, indicator, asked in asked_periods(assignments, due):
        for period in asked if kind == AssignedKind.INDICATOR else ():
            if (who, period.code) in numbers:
                confirmed.setdefault((indicator, who), {})[period.code] = numbers[who, period.code]
    return confirmed

"""Each quarter of an indicator beside the same quarter a year before."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.indicator.words import amount_words, column_decimals, difference_words, least_words
from analysis.rows import rows_of, whole
from data_model.french import NOT_KNOWN, coverage, quarter_label, typo
from data_model.period import next_period, parse_period

YEAR = 4
SHOWN = 8
COLUMNS = [
    "period_code",
    "value_e4",
    "at_least",
    "before_e4",
    "before_at_least",
    "difference_e4",
    "respondents_given",
    "respondents_due",
]
WHOLE_NUMBERS = ("value_e4", "before_e4", "difference_e4", "respondents_given", "respondents_due")
ON_PARTIAL = "sur données partielles"


def year_before_frame(series: pd.DataFrame) -> pd.DataFrame:
    """The quarters of `indicator_series_frame` with the same quarter a year before.

    Columns: period_code (str), value_e4 (Int64, 10⁻⁴, nullable), at_least (bool), before_e4
    (Int64, nullable: unknown, or before the plan), before_at_least (bool), difference_e4 (Int64,
    nullable: one of both is unknown), respondents_given, respondents_due (Int64).
    Rows: one a quarter where something was asked or said, newest first.
    """
    known = {row.period_code: row for row in rows_of(series)}
    rows = []
    for row in known.values():
        value = whole(row.value_e4)
        if value is None and not row.respondents_due:
            continue
        earlier = known.get(next_period(parse_period(row.period_code), -YEAR).code)
        before = whole(earlier.value_e4) if earlier is not None else None
        rows.append(
            (
                row.period_code,
                value,
                bool(row.at_least),
                before,
                earlier is not None and bool(earlier.at_least),
                None if value is None or before is None else value - before,
                row.respondents_given,
                row.respondents_due,
            )
        )
    frame = pd.DataFrame(rows[::-1], columns=COLUMNS, dtype=object)
    return frame.astype(dict.fromkeys(WHOLE_NUMBERS, "Int64"))


def year_before_table(years: pd.DataFrame, indicator: Any) -> pd.DataFrame:
    """The last quarters of `year_before_frame` in words; `indicator` has nature and unit.

    Columns: Trimestre, Valeur, Un an avant, Différence, Répondants (str).
    """
    shown = list(rows_of(years.head(SHOWN)))
    decimals = _decimals(shown, indicator)
    rows = [
        {
            "Trimestre": quarter_label(row.period_code),
            "Valeur": least_words(
                whole(row.value_e4), indicator, at_least=row.at_least, decimals=decimals
            ),
            "Un an avant": least_words(
                whole(row.before_e4), indicator, at_least=row.before_at_least, decimals=decimals
            ),
            "Différence": _difference(row, indicator, decimals),
            "Répondants": coverage(
                whole(row.respondents_given), whole(row.respondents_due), "répondant"
            )
            if row.respondents_due
            else "non sollicités",
        }
        for row in shown
    ]
    return pd.DataFrame(rows, dtype=object)


def _decimals(rows: Sequence[Any], indicator: Any) -> int:
    amounts = [whole(amount) for row in rows for amount in (row.value_e4, row.before_e4)]
    return column_decimals(amounts, indicator)


def _difference(row: Any, indicator: Any, decimals: int) -> str:
    value, before = whole(row.value_e4), whole(row.before_e4)
    if value is None or before is None:
        return NOT_KNOWN
    words = difference_words(value, before, indicator, decimals=decimals)
    if row.at_least or row.before_at_least:
        return typo(f"{words}, {ON_PARTIAL}")
    return words


def last_value_words(years: pd.DataFrame, indicator: Any) -> str:
    """« T3 2026 : 7, pour 9 un an avant (−2) » of the newest quarter, else why there is none."""
    for row in rows_of(years.head(1)):
        if not pd.isna(row.difference_e4):
            decimals = _decimals([row], indicator)
            value = least_words(
                whole(row.value_e4), indicator, at_least=row.at_least, decimals=decimals
            )
            before = amount_words(whole(row.before_e4), indicator, decimals=decimals, fixed=True)
            gap = _difference(row, indicator, decimals)
            told = f"{value}, pour {before} un an avant ({gap})"
            return typo(f"{quarter_label(row.period_code)} : {told}.")
    return "Aucun trimestre ne se compare encore à celui d’un an avant."

"""An indicator's way to its target in words: the table behind its chart."""

from typing import Any

import pandas as pd

from analysis.indicator.words import amount_words, column_decimals, expected_decimals, least_words
from analysis.rows import rows_of, whole
from data_model.french import NOT_KNOWN, quarter_label

TO_COME = "à venir"
COLUMNS = ["Trimestre", "Valeur", "Attendu"]


def way_table(way: pd.DataFrame, indicator: Any) -> pd.DataFrame:
    """The columns of `trajectory_frame` in words; `indicator` has nature, unit and decimals.

    Columns: Trimestre, Valeur, Attendu (str). Rows: those of `way`.
    """
    held = list(rows_of(way))
    known = [place for place, row in enumerate(held) if whole(row.actual_e4) is not None]
    last = known[-1] if known else -1
    decimals = column_decimals([whole(row.actual_e4) for row in held], indicator)
    wanted = column_decimals(
        [whole(row.expected_e4) for row in held], indicator, most=expected_decimals(indicator)
    )
    rows = [
        (
            quarter_label(row.period_code),
            _value(row, indicator, decimals, is_to_come=place > last >= 0),
            amount_words(whole(row.expected_e4), indicator, decimals=wanted, fixed=True),
        )
        for place, row in enumerate(held)
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _value(row: Any, indicator: Any, decimals: int, *, is_to_come: bool) -> str:
    amount = whole(row.actual_e4)
    if amount is None:
        return TO_COME if is_to_come else NOT_KNOWN
    words = least_words(amount, indicator, at_least=row.at_least, decimals=decimals)
    return f"{words} (reporté en partie)" if row.is_carried else words

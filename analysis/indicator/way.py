"""An indicator's way to its target in words: the table behind its chart."""

from typing import Any

import pandas as pd

from analysis.indicator.words import expected_words, least_words
from analysis.rows import rows_of, whole
from data_model.french import NOT_KNOWN, quarter_label

TO_COME = "à venir"
COLUMNS = ["Trimestre", "Valeur", "Attendu"]


def way_table(way: pd.DataFrame, indicator: Any) -> pd.DataFrame:
    """The columns of `trajectory_frame` in words; `indicator` has nature, unit and decimals.

    Columns: Trimestre, Valeur, Attendu (str). Rows: those of `way`.
    """
    known = [place for place, row in enumerate(rows_of(way)) if whole(row.actual_e4) is not None]
    last = known[-1] if known else -1
    rows = [
        (
            quarter_label(row.period_code),
            _value(row, indicator, is_to_come=place > last >= 0),
            expected_words(whole(row.expected_e4), indicator),
        )
        for place, row in enumerate(rows_of(way))
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _value(row: Any, indicator: Any, *, is_to_come: bool) -> str:
    amount = whole(row.actual_e4)
    if amount is None:
        return TO_COME if is_to_come else NOT_KNOWN
    words = least_words(amount, indicator, at_least=row.at_least)
    return f"{words} (reporté en partie)" if row.is_carried else words

"""Indicators with their drawn status, as a table narrow enough for half a page."""

from typing import Final

import pandas as pd

from analysis.indicator.board import said_expected, said_value
from analysis.rows import rows_of
from charts.theme import status_mark
from charts.wrapping import cut
from data_model.french import typo

LABEL_CHARACTERS: Final = 32
ROWS_SHOWN: Final = 4


def furthest_table(furthest: pd.DataFrame) -> pd.DataFrame:
    """The first indicators of `furthest_frame`: label, value, expected, sign and word."""
    rows = []
    for row in rows_of(furthest.head(ROWS_SHOWN)):
        mark = status_mark(row.status)
        rows.append(
            {
                "Indicateur": f":small[{cut(typo(row.label), width=LABEL_CHARACTERS)}]",
                "Valeur": f":small[{row.value}]",
                "Attendu": f":small[{row.expected}]",
                "Statut": f":{mark.badge}-badge[{mark.sign} {mark.word}]",
            }
        )
    return pd.DataFrame(rows, dtype=object)


def results_table(results: pd.DataFrame) -> pd.DataFrame:
    """Every indicator of `results_frame` with its value, its status and what produced it."""
    rows = []
    for row in rows_of(results):
        mark = status_mark(row.status)
        rows.append(
            {
                "Indicateur": typo(f"{row.label} ({row.unit})" if row.unit else row.label),
                "Valeur": said_value(row),
                "Attendu": said_expected(row),
                "Statut": f":{mark.badge}-badge[{mark.sign} {mark.word}]",
                "D’où vient le statut": row.reason,
            }
        )
    return pd.DataFrame(rows, dtype=object)

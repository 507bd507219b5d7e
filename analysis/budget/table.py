"""The data behind the budget's bars, as a table of French words."""

from typing import Any

import pandas as pd

from analysis.budget.grouping import Grouping
from analysis.rows import rows_of
from data_model.french import euros, is_known, percent, plain
from data_model.level_words import USUAL, LevelWords


def grouped_budget_table(
    budget: pd.DataFrame, by: Grouping, words: LevelWords = USUAL
) -> pd.DataFrame:
    """The bars as a table; from `grouped_budget_frame`.

    What a funder or a section is to spend is known by the splits alone, and says so.
    """
    planned = "Prévu" if by.is_planned else "Prévu réparti"
    rows = [
        {
            by.named(words): plain(row.label),
            **({"Temps écoulé": _share(row.elapsed)} if by is Grouping.YEAR else {}),
            planned: euros(row.planned_cents),
            "Engagé": _at_least(row, row.committed_cents),
            "Mandaté": _at_least(row, row.paid_cents),
            "Part engagée": _rate(row, by),
            "Reste à engager": euros(row.remaining_to_commit),
            "Reste à mandater": euros(row.remaining_to_pay),
        }
        for row in rows_of(budget)
    ]
    return pd.DataFrame(rows, dtype=object)


def _at_least(row: Any, cents: Any) -> str:
    least = "au moins " if row.is_at_least and is_known(cents) else ""
    return f"{least}{euros(cents)}"


def _share(elapsed: Any) -> str:
    return percent(elapsed) if is_known(elapsed) else "sans objet"


def _rate(row: Any, by: Grouping) -> str:
    if not is_known(row.rate_committed):
        # The reason in full stands among the notes.
        return str(row.reason).partition("\u00a0:")[0]
    rate = percent(row.rate_committed)
    # A split covers some lines only: its rate is not the two amounts shown beside it.
    return rate if by.is_planned else f"{rate} ({row.coverage})"

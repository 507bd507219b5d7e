"""The data behind the budget's bars, as tables of French words."""

from typing import Any, Final

import pandas as pd

from analysis.rows import rows_of
from data_model.french import euros, is_known, number, percent

UNSPLIT: Final = "Non réparti"
NOT_SAID: Final = "Non précisé"
CROSS_CUTTING: Final = "Transversal"


def axis_budget_table(budget: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """The bars by axis as a table; from `budget_by_axis` and `axis_names_frame`."""
    known = {row.code or "": row.name for row in rows_of(names)}
    rows = [
        {
            "Axe": known.get(row.code or "", CROSS_CUTTING)
            if is_known(row.code)
            else CROSS_CUTTING,
            "Voté": euros(row.voted_cents),
            **_amounts(row),
            "Lignes comparées": row.coverage,
        }
        for row in rows_of(budget)
    ]
    return pd.DataFrame(rows, dtype=object)


def year_budget_table(budget: pd.DataFrame) -> pd.DataFrame:
    """The bars by exercise as a table; from `budget_by_year`."""
    rows = [
        {"Année": str(row.exercise) if is_known(row.exercise) else UNSPLIT, **_amounts(row)}
        for row in rows_of(budget)
        if is_known(row.exercise) or is_known(row.planned_cents)
    ]
    return pd.DataFrame(rows, dtype=object)


def funder_budget_table(budget: pd.DataFrame) -> pd.DataFrame:
    """The bars by funder as a table; from `budget_by_funder`."""
    rows = [
        {
            "Financeur": row.funder or NOT_SAID,
            "Engagé": euros(row.committed_cents),
            "Mandaté": euros(row.paid_cents),
            "Actions": number(row.actions),
        }
        for row in rows_of(budget)
    ]
    return pd.DataFrame(rows, dtype=object)


def _amounts(row: Any) -> dict[str, str]:
    return {
        "Prévu": euros(row.planned_cents),
        "Engagé": euros(row.committed_cents),
        "Mandaté": euros(row.paid_cents),
        "Part engagée": percent(row.rate_committed)
        if is_known(row.rate_committed)
        else str(row.reason),
        "Reste": euros(row.remaining_to_commit),
    }

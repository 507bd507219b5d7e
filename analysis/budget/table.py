"""The data behind the budget's bars, as a table of French words."""

from typing import Any, Final

import pandas as pd

from analysis.budget.grouping import Grouping
from analysis.rows import rows_of
from data_model.french import euros, is_known, percent, plain, plural
from data_model.level_words import USUAL, LevelWords

ON_BOTH: Final = " (lignes qui ont les deux)"


def grouped_budget_table(
    budget: pd.DataFrame, by: Grouping, words: LevelWords = USUAL
) -> pd.DataFrame:
    """The bars as a table; from `grouped_budget_frame`.

    What a funder or a section is to spend is known by the splits alone, and says so. Where a rate
    leaves out a part of what is committed, what it takes in has a column: planned minus it is what
    remains.
    """
    planned = "Prévu" if by.is_planned else "Prévu réparti"
    compared = "Dont comparé au prévu" if by.is_planned else "Dont comparé au réparti"
    is_told = any(
        is_known(row.compared_cents) and row.compared_cents != row.committed_cents
        for row in rows_of(budget)
    )
    rows = [
        {
            by.named(words): plain(row.label),
            **({"Temps écoulé": _share(row.elapsed)} if by is Grouping.YEAR else {}),
            planned: euros(row.planned_cents),
            "Engagé": _at_least(row, row.committed_cents),
            **({compared: _compared(row)} if is_told else {}),
            "Mandaté": _at_least(row, row.paid_cents),
            "Part engagée": _rate(row, by),
            "Reste à engager": _remaining(
                row.remaining_to_commit, row.planned_cents, row.compared_cents
            ),
            "Reste à mandater": _remaining(
                row.remaining_to_pay, row.committed_cents, row.paid_cents
            ),
        }
        for row in rows_of(budget)
    ]
    return pd.DataFrame(rows, dtype=object)


def _at_least(row: Any, cents: Any) -> str:
    least = "au moins " if row.is_at_least and is_known(cents) else ""
    return f"{least}{euros(cents)}"


def comparison_note(plan: Any, by: Grouping) -> str:
    """What the rates, the remainders and the bars of a grouping are of; empty without a rate.

    Takes the row of `budget_by_axis` for the plan.
    """
    if not is_known(plan.rate_committed):
        return ""
    outside = plan.outside_committed_cents
    beside = (
        f"Engagé et mandaté : toutes les lignes, dont {euros(outside)} engagés sans montant prévu."
    )
    if by.is_planned:
        of = f"Taux, restes à engager et barres : {_lines(plan.lines)} un montant prévu."
        return f"{of} {beside}" if outside else ""
    above = f"Taux et reste à engager du haut de la page : {_lines(plan.lines)} un montant prévu."
    return (
        f"Par {by.label.lower()}, le taux et le reste à engager comparent le réparti à ce qui est "
        "engagé sur les mêmes lignes, une ligne étant ici une action sur un exercice ; les barres "
        f"montrent tout l’engagé. {above}{f' {beside}' if outside else ''}"
    )


def _lines(lines: int) -> str:
    return "la ligne qui a" if lines == 1 else f"les {plural(lines, 'ligne')} qui ont"


def _compared(row: Any) -> str:
    return euros(row.compared_cents) if is_known(row.compared_cents) else "sans objet"


def _remaining(cents: Any, of: Any, spent: Any) -> str:
    """What remains; over the lines that have both amounts, where those shown are of more."""
    is_partial = is_known(cents) and is_known(of) and is_known(spent) and of - spent != cents
    return f"{euros(cents)}{ON_BOTH if is_partial else ''}"


def _share(elapsed: Any) -> str:
    return percent(elapsed) if is_known(elapsed) else "sans objet"


def _rate(row: Any, by: Grouping) -> str:
    if not is_known(row.rate_committed):
        # The reason in full stands among the notes.
        return str(row.reason).partition("\u00a0:")[0]
    rate = percent(row.rate_committed)
    # A split covers some lines only: its rate is not the two amounts shown beside it.
    return rate if by.is_planned else f"{rate} ({row.coverage})"

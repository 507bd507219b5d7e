"""The budget lines a respondent is asked for, and what it told of each, by exercise."""

from collections.abc import Iterable

import pandas as pd

from analysis.budget.amount import Amount, BudgetSaid
from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from data_model.french import NOT_KNOWN, euros, plain, quarter_label, typo
from data_model.vocabulary import BudgetField

COLUMNS = ["Action", "Exercice", "Engagé", "Mandaté", "Dernier dit", "Retour"]
CONFIRMED = "rien à signaler"


def budget_told_table(snapshot: Snapshot, said: BudgetSaid, respondent_code: str) -> pd.DataFrame:
    """What a respondent told at S of each of its budget lines; missing kept missing.

    Columns: Action, Exercice, Engagé, Mandaté, Dernier dit, Retour (str). Rows: one an action and
    exercise for which it was asked or told something, the newest exercise first.
    """
    told: dict[tuple[str, int], list[Amount]] = {
        (action, int(period[:4])): []
        for who, period, action in sorted(said.asked)
        if who == respondent_code
    }
    for amount in said.at_situation:
        if amount.respondent_code == respondent_code and amount.field is not BudgetField.PLANNED:
            told.setdefault((amount.action_code, amount.exercise), []).append(amount)
    titles = {row.action_code: row.short_title for row in rows_of(snapshot.actions)}
    order = list(titles)
    rows = [
        (
            plain(typo(f"{action} {titles[action]}")),
            str(exercise),
            euros(_sum(amounts, BudgetField.COMMITTED)),
            euros(_sum(amounts, BudgetField.PAID)),
            _when(amounts),
            _numbers(amounts),
        )
        for (action, exercise), amounts in sorted(
            told.items(), key=lambda item: (-item[0][1], order.index(item[0][0]))
        )
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def newest_exercise(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of the newest exercise, then the others."""
    is_newest = table["Exercice"] == table["Exercice"].max()
    return table[is_newest].reset_index(drop=True), table[~is_newest].reset_index(drop=True)


def _sum(amounts: Iterable[Amount], field: BudgetField) -> int | None:
    known = [amount.cents for amount in amounts if amount.field is field]
    return sum(known) if known else None


def _when(amounts: Iterable[Amount]) -> str:
    codes = [amount.period_code for amount in amounts if amount.period_code]
    return quarter_label(max(codes)) if codes else NOT_KNOWN


def _numbers(amounts: Iterable[Amount]) -> str:
    numbers = sorted({one.return_number for one in amounts if one.return_number is not None})
    if numbers:
        return typo(f"retour n° {numbers[-1]}")
    return CONFIRMED if any(one.is_confirmed for one in amounts) else "–"

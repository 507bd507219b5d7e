"""Planned, committed and paid by what a return says beside each amount: its funder, its section."""

from collections.abc import Iterable, Sequence
from typing import Literal

import pandas as pd

from analysis.budget.amount import Amount
from analysis.budget.line import BudgetLine, total
from analysis.budget.money import (
    LineAmounts,
    LinesRate,
    rate_of_lines,
    remaining_to_commit,
    remaining_to_pay,
)
from analysis.frames import with_integers
from analysis.results.results import share
from data_model.vocabulary import BudgetBasis, BudgetField

SplitBy = Literal["funder", "section"]
UNSPLIT = "non réparti"
INTEGERS = (
    "planned_cents",
    "committed_cents",
    "paid_cents",
    "remaining_to_commit",
    "remaining_to_pay",
    "actions",
    "compared_cents",
)
COLUMNS = [
    "code",
    "planned_cents",
    "committed_cents",
    "paid_cents",
    "rate_committed",
    "rate_paid",
    "reason",
    "remaining_to_commit",
    "remaining_to_pay",
    "actions",
    "coverage",
    "compared_cents",
]


def budget_by_split(
    amounts: Iterable[Amount], lines: Sequence[BudgetLine], by: SplitBy
) -> pd.DataFrame:
    """Sums by funder, or by section of the budget, of the amounts in force at S.

    Columns: code (str, the funder or section, empty: not said; None: planned and not split),
    planned_cents (by the territory's split), committed_cents, paid_cents (Int64, nullable),
    rate_committed, rate_paid (float, over the actions and exercises it planned, None with a
    reason), reason (str, French), remaining_to_commit (Int64, over the lines of the rate,
    nullable), remaining_to_pay (Int64, over those that have both, nullable), actions (Int64),
    coverage (str, « 2 lignes sur 3 »), compared_cents (Int64, the part of what is committed that
    the rate takes in, nullable).
    Rows: one a funder or section named up to S, by name, those not said next, then what is
    planned over the plan beyond its splits, where there is some. Source: domain.md §5.
    """
    held: dict[str, list[Amount]] = {}
    for amount in amounts:
        held.setdefault(getattr(amount, by), []).append(amount)
    rows = [
        _sums(code, said)
        for code, said in sorted(held.items(), key=lambda pair: (not pair[0], pair[0]))
    ]
    unsplit = [left for line in lines if (left := _not_split(line)) > 0]
    if unsplit:
        blank = dict.fromkeys(COLUMNS) | {
            "planned_cents": sum(unsplit),
            "reason": UNSPLIT,
            "actions": len(unsplit),
            "coverage": "",
        }
        rows.append((*blank.values(),))
    return with_integers(pd.DataFrame(rows, columns=COLUMNS, dtype=object), *INTEGERS)


def _not_split(line: BudgetLine) -> int:
    if line.planned_cents is None or line.voted.basis is BudgetBasis.CAP:
        return 0
    return line.planned_cents - sum(line.split_cents.values())


def _sums(code: str, amounts: Sequence[Amount]) -> tuple[object, ...]:
    lines: dict[tuple[str, int], list[Amount]] = {}
    for amount in amounts:
        lines.setdefault((amount.action_code, amount.exercise), []).append(amount)
    committed = _rate(lines.values(), BudgetField.COMMITTED)
    paid = _rate(lines.values(), BudgetField.PAID)
    each = [[total(said, field) for field in BudgetField] for said in lines.values()]
    return (
        code,
        total(amounts, BudgetField.PLANNED),
        total(amounts, BudgetField.COMMITTED),
        total(amounts, BudgetField.PAID),
        share(committed.rate.value),
        share(paid.rate.value),
        committed.rate.reason,
        # A line planned at 0 has no rate, and nothing left to commit either.
        known_sum(remaining_to_commit(planned or None, spent) for planned, spent, _ in each),
        known_sum(remaining_to_pay(spent, settled) for _, spent, settled in each),
        len({amount.action_code for amount in amounts}),
        committed.words,
        committed.spent_cents,
    )


def _rate(lines: Iterable[Sequence[Amount]], field: BudgetField) -> LinesRate:
    return rate_of_lines(
        [
            LineAmounts(
                planned_cents=total(said, BudgetField.PLANNED), spent_cents=total(said, field)
            )
            for said in lines
        ]
    )


def known_sum(cents: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [value for value in cents if value is not None]
    return sum(known) if known else None

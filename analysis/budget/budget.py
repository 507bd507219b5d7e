"""Voted, planned, committed and paid, by action, axis and year."""

from collections.abc import Sequence

import pandas as pd

from analysis.budget.amount import budget_said
from analysis.budget.line import BudgetLine, budget_lines, plan_years
from analysis.budget.money import (
    BASIS_TO_SPECIFY,
    NOT_PRINTED,
    PRINTED_TOTALS,
    is_to_specify,
    rate_of_lines,
)
from analysis.budget.split import known_sum
from analysis.frames import frame_of_rows
from analysis.results.results import share
from analysis.scope import By, scopes
from analysis.snapshot import Snapshot
from data_model.vocabulary import BudgetField

LINE_COLUMNS = [
    "action_code",
    "axis_code",
    "voted_cents",
    "basis",
    "planned_cents",
    "committed_cents",
    "paid_cents",
    "committed_to_date_cents",
    "paid_to_date_cents",
    "rate_committed",
    "rate_paid",
    "reason",
    "remaining_to_commit",
    "remaining_to_pay",
    "overrun_cents",
    "level",
    "words",
    "respondents_reported",
    "respondents_due",
    "is_at_least",
]
NOT_WHOLE = frozenset(
    [
        "action_code",
        "axis_code",
        "code",
        "basis",
        "rate_committed",
        "rate_paid",
        "reason",
        "level",
        "words",
        "coverage",
        "is_at_least",
    ]
)
SUM_COLUMNS = [
    "voted_cents",
    "unplaced_cents",
    "planned_cents",
    "committed_cents",
    "paid_cents",
    "outside_committed_cents",
    "outside_paid_cents",
    "rate_committed",
    "rate_paid",
    "reason",
    "remaining_to_commit",
    "remaining_to_pay",
    "overrun_cents",
    "lines",
    "lines_total",
    "coverage",
    "is_at_least",
]


def budget_lines_frame(
    snapshot: Snapshot, *, year: int | None = None, lines: Sequence[BudgetLine] | None = None
) -> pd.DataFrame:
    """Each action's budget line over one exercise, or over the plan.

    Columns: action_code (str), axis_code (str, None for « Transversal »), voted_cents (Int64,
    nullable), basis (BudgetBasis), planned_cents, committed_cents, paid_cents (Int64, at S,
    nullable), committed_to_date_cents, paid_to_date_cents (Int64, at D, shown only, nullable),
    rate_committed, rate_paid (float share of planned, None with a reason), reason (str, French,
    of the rate committed), remaining_to_commit, remaining_to_pay, overrun_cents (Int64, cents,
    nullable), level (Level), words (str, French), respondents_reported, respondents_due (Int64),
    is_at_least (bool).
    Rows: one an action, in the plan's order. Source: domain.md §5.
    """
    axis_of = {a: axis for axis, codes in scopes(snapshot, "axis").items() for a in codes}
    rows = [
        (
            line.action_code,
            axis_of[line.action_code],
            line.voted.amount_cents,
            line.voted.basis,
            line.planned_cents,
            line.committed_cents,
            line.paid_cents,
            line.committed_to_date_cents,
            line.paid_to_date_cents,
            share(line.rate_committed.value),
            share(line.rate_paid.value),
            line.rate_committed.reason,
            line.remaining_to_commit,
            line.remaining_to_pay,
            line.overrun_cents,
            line.level,
            line.words,
            line.respondents_reported,
            line.respondents_due,
            line.is_at_least,
        )
        for line in (budget_lines(snapshot, year=year) if lines is None else lines)
    ]
    return _frame(rows, LINE_COLUMNS)


def budget_by_axis(
    snapshot: Snapshot,
    by: By = "axis",
    *,
    year: int | None = None,
    lines: Sequence[BudgetLine] | None = None,
) -> pd.DataFrame:
    """Sums by axis (or objective, or the plan) over one exercise, or over the plan.

    Columns: code (str, None for « Transversal »), voted_cents (Int64, nullable), unplaced_cents
    (Int64, the part of it that is in no planned amount, its basis being unknown, 0 where there is
    none), planned_cents (Int64, of the lines that have one, nullable; never 0 beside a line whose
    amount cannot be placed), committed_cents, paid_cents (Int64, of all lines, nullable),
    outside_committed_cents, outside_paid_cents (Int64, the part of these on lines without a
    planned amount, which no rate takes in, 0 where there is none), rate_committed, rate_paid
    (float, the same lines on both sides, None with a reason), reason (str, French),
    remaining_to_commit (Int64, over the lines of the rate, nullable), remaining_to_pay,
    overrun_cents (Int64, over all lines, nullable), lines, lines_total (Int64), coverage (str,
    « 9 lignes sur 12 »), is_at_least (bool).
    Rows: one a code, in the plan's order. Source: domain.md §5.
    """
    known = {
        line.action_code: line
        for line in (budget_lines(snapshot, year=year) if lines is None else lines)
    }
    rows = [
        (code, *_sums([known[action] for action in actions]))
        for code, actions in scopes(snapshot, by).items()
    ]
    return _frame(rows, ["code", *SUM_COLUMNS])


def budget_by_year(snapshot: Snapshot) -> pd.DataFrame:
    """Sums of each exercise, and a last row for what is voted in total and not split yet.

    Columns: exercise (Int64, missing for « non réparti »), then those of `budget_by_axis`. An
    exercise has no voted amount, as a total is never spread by guess; `planned_cents` of the last
    row is the total voted minus its splits, over the `lines` where it is positive.
    Rows: one an exercise of the plan or with an amount, then « non réparti ». Source: §5.
    """
    said = budget_said(snapshot)
    known = {amount.exercise for amount in said.at_situation}
    exercises = {*(plan_years(snapshot.situation) or ()), *known}
    rows: list[tuple[object, ...]] = []
    for exercise in sorted(exercises):
        _, *sums = _sums(budget_lines(snapshot, year=exercise, said=said))
        rows.append((exercise, None, *sums))
    of_plan = budget_lines(snapshot, said=said)
    unsplit = [
        line.voted.amount_cents - sum(line.split_cents.values())
        for line in of_plan
        if line.voted.basis in PRINTED_TOTALS and line.voted.amount_cents is not None
    ]
    left = [cents for cents in unsplit if cents > 0]
    blank = dict.fromkeys(SUM_COLUMNS) | {
        "planned_cents": sum(left) if left else None,
        "lines": len(left),
        "lines_total": len(of_plan),
        "reason": "non réparti",
        "coverage": "",
        "is_at_least": False,
    }
    rows.append((None, *(blank[name] for name in SUM_COLUMNS)))
    return _frame(rows, ["exercise", *SUM_COLUMNS])


def _sums(lines: Sequence[BudgetLine]) -> tuple[object, ...]:
    committed = rate_of_lines([line.amounts(BudgetField.COMMITTED) for line in lines])
    paid = rate_of_lines([line.amounts(BudgetField.PAID) for line in lines])
    compared = [line for line in lines if line.amounts(BudgetField.COMMITTED).planned_cents]
    outside = [line for line in lines if line not in compared]
    is_unprinted = bool(lines) and all(line.is_unprinted for line in lines)
    planned = known_sum(line.amounts(BudgetField.COMMITTED).planned_cents for line in lines)
    # Lines at 0 € beside an amount that nothing places: what is planned is unknown, not nothing.
    is_unknown = not planned and any(_has_no_place(line) for line in lines)
    reason = BASIS_TO_SPECIFY if is_unknown else committed.rate.reason
    return (
        known_sum(line.voted.amount_cents for line in lines),
        known_sum(line.voted.amount_cents for line in lines if _is_to_specify(line)) or 0,
        None if is_unknown else planned,
        known_sum(line.committed_cents for line in lines),
        known_sum(line.paid_cents for line in lines),
        known_sum(line.committed_cents for line in outside) or 0,
        known_sum(line.paid_cents for line in outside) or 0,
        share(committed.rate.value),
        share(paid.rate.value),
        NOT_PRINTED if is_unprinted else reason,
        known_sum(line.remaining_to_commit for line in compared),
        known_sum(line.remaining_to_pay for line in lines),
        known_sum(line.overrun_cents for line in lines),
        committed.lines,
        committed.total_lines,
        committed.words,
        committed.is_at_least or any(line.is_at_least for line in lines),
    )


def _has_no_place(line: BudgetLine) -> bool:
    return bool(line.voted.amount_cents) and line.planned_cents is None


def _is_to_specify(line: BudgetLine) -> bool:
    return _has_no_place(line) and is_to_specify(line.voted)


def _frame(rows: Sequence[tuple[object, ...]], columns: list[str]) -> pd.DataFrame:
    whole = [name for name in columns if name not in NOT_WHOLE]
    return frame_of_rows(rows, columns, integers=whole, flags=("is_at_least",))

"""One table of the money whatever it is grouped by: axis, action, year, funder or nature."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

import pandas as pd

from analysis.axis_situation import axis_names_frame
from analysis.budget.amount import BudgetSaid, budget_said
from analysis.budget.budget import budget_by_axis, budget_by_year
from analysis.budget.elapsed import elapsed_share
from analysis.budget.line import BudgetLine, budget_lines
from analysis.budget.split import SplitBy, budget_by_split
from analysis.frames import with_integers
from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from data_model.french import NBSP, is_known, typo
from data_model.level_words import LevelWords
from data_model.vocabulary import Labelled, Section

UNSPLIT: Final = "Non réparti"
NOT_SAID: Final = "Non précisé"
CROSS_CUTTING: Final = "Transversal"
SUMS = (
    "planned_cents",
    "committed_cents",
    "paid_cents",
    "rate_committed",
    "rate_paid",
    "reason",
    "remaining_to_commit",
    "remaining_to_pay",
    "coverage",
)
INTEGERS = tuple(name for name in SUMS if name.endswith("_cents") or name.startswith("remaining"))
COLUMNS = ["label", *SUMS, "compared_cents", "elapsed", "is_at_least"]


class Grouping(Labelled):
    """What the money is added up by; the code stands in the address."""

    AXIS = "axe", "Axe"
    ACTION = "action", "Action"
    YEAR = "annee", "Année"
    FUNDER = "financeur", "Financeur"
    SECTION = "nature", "Nature"

    def named(self, words: LevelWords) -> str:
        """Its word on screen, that of the plan for an axis."""
        return words.axis.name if self is Grouping.AXIS else self.label

    @property
    def is_planned(self) -> bool:
        """Whether what is planned is known for each group, and not for its splits alone."""
        return self not in (Grouping.FUNDER, Grouping.SECTION)


def grouped_budget_frame(
    snapshot: Snapshot,
    by: Grouping,
    *,
    said: BudgetSaid | None = None,
    lines: Sequence[BudgetLine] | None = None,
) -> pd.DataFrame:
    """What is planned, committed and paid of each group, in words that a reader knows.

    Columns: label (str, French), planned_cents, committed_cents, paid_cents (Int64, nullable),
    rate_committed, rate_paid (float, None with a reason), reason (str, French),
    remaining_to_commit, remaining_to_pay (Int64, nullable), coverage (str), compared_cents (Int64,
    the part of what is committed that the rate takes in, missing without a rate), elapsed (float
    share of the plan, or of the exercise, gone by at S; nullable), is_at_least (bool).
    Rows: one a group that says something, in the plan's order, of time or of names; what is not
    split over years, funders or sections comes last. Source: domain.md §5.
    """
    told = said or budget_said(snapshot)
    known = lines if lines is not None else budget_lines(snapshot, said=told)
    if by is Grouping.YEAR:
        rows = [
            _row(row, _exercise(row), elapsed=_elapsed(snapshot, row))
            for row in rows_of(budget_by_year(snapshot))
            if is_known(row.exercise) or is_known(row.planned_cents)
        ]
    elif by is Grouping.FUNDER or by is Grouping.SECTION:
        column: SplitBy = "funder" if by is Grouping.FUNDER else "section"
        frame = budget_by_split(told.at_situation, known, column)
        rows = [_row(row, _split_label(row.code, by)) for row in rows_of(frame)]
    else:
        names = _action_names(snapshot) if by is Grouping.ACTION else _axis_names(snapshot)
        gone = elapsed_share(snapshot.situation)
        frame = budget_by_axis(snapshot, "action" if by is Grouping.ACTION else "axis", lines=known)
        rows = [
            _row(row, names.get(row.code or "", CROSS_CUTTING), elapsed=gone)
            for row in rows_of(frame)
        ]
    made = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    return with_integers(made, *INTEGERS, "compared_cents").astype({"is_at_least": bool})


def _row(row: Any, label: str, *, elapsed: Fraction | None = None) -> tuple[object, ...]:
    return (
        label,
        *(getattr(row, name) for name in SUMS),
        _compared(row) if is_known(row.rate_committed) else None,
        None if elapsed is None else float(elapsed),
        bool(getattr(row, "is_at_least", False)),
    )


def _compared(row: Any) -> int:
    if hasattr(row, "compared_cents"):
        return int(row.compared_cents)
    return int(row.committed_cents) - int(row.outside_committed_cents)


def _exercise(row: Any) -> str:
    return str(row.exercise) if is_known(row.exercise) else UNSPLIT


def _elapsed(snapshot: Snapshot, row: Any) -> Fraction | None:
    return elapsed_share(snapshot.situation, int(row.exercise)) if is_known(row.exercise) else None


def _split_label(code: str | None, by: Grouping) -> str:
    if code is None:
        return UNSPLIT
    if not code:
        return NOT_SAID
    return Section(code).label.capitalize() if by is Grouping.SECTION else code


def _axis_names(snapshot: Snapshot) -> dict[str, str]:
    return {
        row.code: f"{row.name}{NBSP}· {row.short_label}" if row.short_label else row.name
        for row in rows_of(axis_names_frame(snapshot))
        if is_known(row.code)
    }


def _action_names(snapshot: Snapshot) -> dict[str, str]:
    return {
        row.action_code: typo(f"{row.action_code} {row.short_title or row.title}")
        for row in rows_of(snapshot.actions)
    }

"""One row an axis: work, results, money and calendar side by side, never mixed."""

from collections.abc import Sequence

import pandas as pd

from analysis.budget.budget import budget_by_axis
from analysis.budget.line import BudgetLine
from analysis.results.results import results_frame
from analysis.rows import rows_of, whole
from analysis.schedule.completion import completion_frame
from analysis.schedule.occurrence import OccurrenceState, states_of
from analysis.schedule.schedule import axis_slippages
from analysis.scope import scopes
from analysis.snapshot import Snapshot
from data_model.vocabulary import ResultStatus

COLUMNS = [
    "axis",
    "done",
    "expected",
    "results",
    "indicators_with_data",
    "indicators",
    "planned_cents",
    "planned_over_plan_cents",
    "committed_cents",
    "paid_cents",
    "milestones_due",
    "milestones_done",
    "median_slippage_days",
]


def summary_by_axis(
    snapshot: Snapshot,
    *,
    states: Sequence[OccurrenceState] | None = None,
    lines: Sequence[BudgetLine] | None = None,
    results: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """What the export and the overview say of each axis.

    Columns: axis (str, None for « Transversal »), done, expected (float share, None where nothing
    was reported), results (dict, status code → number of indicators, every status),
    indicators_with_data, indicators (int; the plan's own belong to no axis), planned_cents (int,
    cents, the sum voted, None when none is), planned_over_plan_cents (int, cents, what the pages
    compare with: planned(plan) of the lines that have one, None when none has), committed_cents,
    paid_cents (int, cents, at S, None when nothing is known), milestones_due, milestones_done
    (int, at S), median_slippage_days (float, days, None where no action has a slippage). All of
    dtype object.
    Rows: one an axis in the plan's order, then « Transversal » where it has actions.
    Source: domain.md §4, §5, §6.
    """
    known = states_of(snapshot, states)
    counted = _results_by_axis(snapshot, results_frame(snapshot) if results is None else results)
    work = {row.code: row for row in rows_of(completion_frame(snapshot, "axis", states=known))}
    money = {row.code: row for row in rows_of(budget_by_axis(snapshot, "axis", lines=lines))}
    slips = axis_slippages(snapshot, "axis", states=known)
    rows = []
    for axis, slip in slips.items():
        statuses, with_data = counted[axis]
        rows.append(
            (
                axis,
                work[axis].done,
                work[axis].expected,
                statuses,
                with_data,
                sum(statuses.values()),
                whole(money[axis].voted_cents),
                whole(money[axis].planned_cents),
                whole(money[axis].committed_cents),
                whole(money[axis].paid_cents),
                whole(work[axis].milestones_due),
                whole(work[axis].milestones_done),
                None if slip.median is None else float(slip.median),
            )
        )
    # Plain objects: the export writes them to JSON as they are.
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _results_by_axis(
    snapshot: Snapshot, results: pd.DataFrame
) -> dict[str | None, tuple[dict[str, int], int]]:
    found = dict(zip(results["indicator_code"], rows_of(results), strict=True))
    of_action: dict[str, list[str]] = {}
    for row in rows_of(snapshot.indicators):
        of_action.setdefault(row.action_code, []).append(row.indicator_code)
    counted = {}
    for axis, actions in scopes(snapshot, "axis").items():
        rows = [found[code] for a in actions for code in of_action.get(a, []) if code in found]
        statuses = {status.value: 0 for status in ResultStatus}
        for row in rows:
            statuses[str(row.status)] += 1
        counted[axis] = (statuses, sum(bool(row.has_data) for row in rows))
    return counted

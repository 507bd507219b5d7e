"""How each axis stands: work done, money, calendar, side by side."""

import pandas as pd

from analysis.facts import with_integers
from analysis.rows import rows_of
from analysis.snapshot import Snapshot

TRANSVERSAL = "Transversal"
MEASURES = {
    "completion": [
        "code",
        "done",
        "expected",
        "gap_points",
        "level",
        "actions_reported",
        "actions_total",
    ],
    "budget": [
        "code",
        "planned_cents",
        "rate_committed",
        "rate_paid",
        "reason",
        "coverage",
        "is_at_least",
    ],
    "slippage": ["code", "median_days", "words", "level", "actions"],
}


def axis_names_frame(snapshot: Snapshot) -> pd.DataFrame:
    """How each axis is named on screen, « Transversal » last where an action has no axis.

    Columns: code (str, None for « Transversal »), name (str, « Axe 1 »), short_label, label (str).
    Rows: one an axis, in the plan's order.
    """
    rows: list[tuple[str | None, str, str, str]] = [
        (row.axis_code, f"Axe\u00a0{row.number}", row.short_label or row.label, row.label)
        for row in rows_of(snapshot.axes)
    ]
    if snapshot.actions["axis_code"].isna().any():
        rows.append((None, TRANSVERSAL, "", ""))
    return pd.DataFrame(rows, columns=["code", "name", "short_label", "label"], dtype=object)


def axis_choices(names: pd.DataFrame) -> dict[str, str]:
    """Name → code of each axis, empty for « Transversal », for a choice on screen."""
    return {row.name: row.code or "" for row in rows_of(names)}


def axis_situation_frame(
    names: pd.DataFrame,
    completion: pd.DataFrame,
    *,
    budget: pd.DataFrame,
    slippage: pd.DataFrame,
) -> pd.DataFrame:
    """The three measures of each axis in one row.

    Takes the frames by axis of `axis_names_frame`, `completion_frame`, `budget_by_axis` and
    `axis_slippage_frame`.

    Columns: code (str, None for « Transversal »), name, short_label, label (str), done, expected
    (float share, nullable), gap_points (float, nullable), level (Level), actions_reported,
    actions_total (Int64), planned_cents (Int64, nullable), rate_committed, rate_paid (float share,
    nullable), reason, coverage (str), is_at_least (bool), median_days (float, nullable),
    slippage_words (str), slippage_level (Level), slippage_actions (Int64).
    Rows: one an axis, in the plan's order; « Transversal » only where it has something to show.
    """
    work = _by_code(completion, "completion")
    money = _by_code(budget, "budget")
    days = _by_code(slippage, "slippage").rename(
        columns={
            "words": "slippage_words",
            "level": "slippage_level",
            "actions": "slippage_actions",
        }
    )
    # None is a code of its own here, which a merge would not tell from a missing one.
    frame = names.assign(key=names["code"].fillna(""))
    for other in (work, money, days):
        frame = frame.merge(other, on="key", how="left", validate="one_to_one")
    shown = frame["code"].notna() | frame[["done", "rate_committed", "median_days"]].notna().any(
        axis=1
    )
    return with_integers(frame[shown].drop(columns="key").reset_index(drop=True), "planned_cents")


def _by_code(frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    kept = frame[MEASURES[measure]]
    return kept.assign(key=kept["code"].fillna("")).drop(columns="code")

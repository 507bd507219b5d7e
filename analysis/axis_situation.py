"""How each axis stands: work done, money, calendar, side by side."""

from fractions import Fraction
from typing import Any

import pandas as pd

from analysis.rows import rows_of
from analysis.scope import text_or_none
from analysis.snapshot import Snapshot
from data_model.french import NBSP, NOT_KNOWN, is_known, joined, typo
from data_model.vocabulary import Level

TRANSVERSAL = "Transversal"
MEASURES = {
    "completion": [
        "done",
        "expected",
        "gap_points",
        "level",
        "actions_reported",
        "actions_total",
    ],
    "budget": [
        "planned_cents",
        "rate_committed",
        "rate_paid",
        "reason",
        "coverage",
        "is_at_least",
        "overrun_cents",
    ],
    "slippage": ["median_days", "words", "level", "actions"],
}
WORST_FIRST = (Level.ALERT, Level.WATCH, Level.OK)


def axis_names_frame(snapshot: Snapshot) -> pd.DataFrame:
    """How each axis is named on screen, « Transversal » last where an action has no axis.

    Columns: code (str, None for « Transversal »), name (str, « Axe 1 »), short_label, label (str).
    Rows: one an axis, in the plan's order.
    """
    words = snapshot.situation.level_words
    rows: list[tuple[str | None, str, str, str]] = [
        (
            row.axis_code,
            words.numbered_axis(row.axis_code, row.number, between=NBSP),
            row.short_label or row.label,
            row.label,
        )
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
    elapsed: Fraction | float | None,
) -> pd.DataFrame:
    """The three measures of each axis in one row, beside the time elapsed, and its verdict.

    Takes the frames by axis of `axis_names_frame`, `completion_frame`, `budget_by_axis` and
    `axis_slippage_frame`, and `elapsed_share`.

    Columns: code (str, None for « Transversal »), name, short_label, label (str), done, expected
    (float share, nullable), gap_points (float, nullable), level (Level), actions_reported,
    actions_total (Int64), planned_cents (Int64, nullable), rate_committed, rate_paid (float share,
    nullable), reason, coverage (str), is_at_least (bool), median_days (float, nullable),
    slippage_words (str), slippage_level (Level), slippage_actions (Int64), elapsed (float share,
    nullable), verdict_level (Level, the worst of the three measures), verdict (str, « Vigilance :
    réalisation et calendrier »).
    Rows: one an axis, in the plan's order, « Transversal » last.
    """
    axes = [text_or_none(code) for code in names["code"].tolist()]
    work = _beside(axes, completion, "completion")
    money = _beside(axes, budget, "budget")
    days = _beside(axes, slippage, "slippage").rename(
        columns={
            "words": "slippage_words",
            "level": "slippage_level",
            "actions": "slippage_actions",
        }
    )
    kept = pd.concat([names, work, money, days], axis=1)
    verdicts = [_verdict(row) for row in rows_of(kept)]
    told: dict[str, list[object]] = {
        "elapsed": [None if elapsed is None else float(elapsed)] * len(kept),
        "verdict_level": [level for level, _ in verdicts],
        "verdict": [words for _, words in verdicts],
    }
    kept = kept.assign(
        **{name: pd.Series(cells, kept.index, dtype=object) for name, cells in told.items()}
    )
    return kept.drop(columns="overrun_cents")


def _verdict(row: Any) -> tuple[Level, str]:
    """The worst of the three measures, naming those that make it so."""
    over = is_known(row.overrun_cents) and row.overrun_cents > 0
    measures = {
        "réalisation": row.level,
        "budget": Level.ALERT if over else Level.OK if is_known(row.rate_committed) else Level.NONE,
        "calendrier": row.slippage_level,
    }
    level = next((one for one in WORST_FIRST if one in measures.values()), Level.NONE)
    if level is Level.NONE:
        return level, NOT_KNOWN
    if level is Level.OK:
        return level, level.label
    named = joined(name for name, one in measures.items() if one == level)
    return level, typo(f"{level.label} : {named}")


def _beside(axes: list[str | None], frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    """One row an axis, in their order; None (« Transversal ») is a code as any other."""
    places = {text_or_none(code): place for place, code in enumerate(frame["code"].tolist())}
    kept = frame[MEASURES[measure]]
    return kept.reindex([places.get(axis, -1) for axis in axes]).reset_index(drop=True)

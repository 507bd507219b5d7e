"""What is done beside what was expected: of the plan, of each axis, of each action."""

from dataclasses import dataclass
from typing import Any

from analysis.attention.action_board import NOT_DATED, NOT_REPORTED
from analysis.rows import rows_of
from data_model.french import coverage, typo
from data_model.vocabulary import Level
from documents.context.figure import Figure, FigureKind, figure, gap_figure
from documents.context.seen import PlanSeen

PLAN = "plan"


@dataclass(frozen=True, kw_only=True)
class Work:
    """Réalisation of a part of the plan; `name` and `label` say which."""

    code: str
    name: str
    label: str
    done: Figure
    expected: Figure
    gap: Figure
    milestones_done: Figure
    milestones: Figure
    level: Level
    rests_on: str


def work_of_plan(seen: PlanSeen) -> Work:
    """The whole plan."""
    row: Any = next(rows_of(seen.completion("plan")))
    return _work(row, PLAN, PLAN, name=seen.situation.short_title, label="du plan")


def work_by_axis(seen: PlanSeen) -> tuple[Work, ...]:
    """One an axis, « Transversal » last where an action has no axis."""
    known = {row.code or "": row for row in rows_of(seen.completion("axis"))}
    return tuple(
        _work(
            known[row.code or ""],
            f"axis.{row.code or ''}",
            row.code or "",
            name=row.name,
            label=row.short_label,
        )
        for row in rows_of(seen.axis_names)
    )


def work_by_action(seen: PlanSeen) -> tuple[Work, ...]:
    """One an action, in the plan's order."""
    return tuple(
        _work(row, f"action.{row.code}", row.code, name=row.code, label=seen.titles[row.code])
        for row in rows_of(seen.completion("action"))
    )


def _work(row: Any, key: str, code: str, *, name: str, label: str) -> Work:
    absent = "" if row.actions_total != 1 else NOT_REPORTED if row.milestones else NOT_DATED
    told_of = label if label.startswith("du ") else f"{name} {label}" if code == name else name
    told = typo(told_of)
    return Work(
        code=code,
        name=typo(name),
        label=typo(label),
        done=figure(
            f"{key}.done", f"Réalisé, {told}", FigureKind.SHARE, value=row.done, absent=absent
        ),
        expected=figure(
            f"{key}.expected", f"Attendu, {told}", FigureKind.SHARE, value=row.expected
        ),
        gap=gap_figure(f"{key}.gap", f"Écart, {told}", done=row.done, expected=row.expected),
        milestones_done=figure(
            f"{key}.milestones_done",
            f"Jalons atteints, {told}",
            FigureKind.COUNT,
            value=row.milestones_done,
        ),
        milestones=figure(
            f"{key}.milestones", f"Jalons datés, {told}", FigureKind.COUNT, value=row.milestones
        ),
        level=Level(row.level),
        rests_on=coverage(row.actions_reported, row.actions_total, "action"),
    )

"""The indicators against their targets, one by one and counted by status."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis.indicator.words import expected_words, least_words
from analysis.plan_frames import day_or_none
from analysis.rows import rows_of, whole
from data_model.french import coverage, quarter_label, typo
from data_model.vocabulary import Level, Nature, ResultStatus, TargetBasis
from documents.context.figure import Figure, FigureKind, figure
from documents.context.seen import PlanSeen

LEVELS = {
    ResultStatus.REACHED: Level.OK,
    ResultStatus.ON_TRACK: Level.OK,
    ResultStatus.WATCH: Level.WATCH,
    ResultStatus.ALERT: Level.ALERT,
}


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One indicator: its value in 10⁻⁴, its target, its status, with their words."""

    code: str
    label: str
    action_code: str
    axis_code: str
    nature: str
    unit: str
    decimals: int
    value_e4: int | None
    at_least: bool
    value_words: str
    target_e4: int | None
    due_on: date | None
    basis: str
    expected_e4: int | None
    expected_words: str
    status: ResultStatus
    level: Level
    reason: str
    last_quarter: str
    rests_on: str


def indicators(seen: PlanSeen) -> tuple[Indicator, ...]:
    """One an indicator, in the printed order."""
    return tuple(_indicator(row) for row in rows_of(seen.results))


def status_counts(
    found: tuple[Indicator, ...], key: str
) -> tuple[tuple[ResultStatus, Figure], ...]:
    """How many indicators of each status, every status told, in their order."""
    counts = Counter(one.status for one in found)
    return tuple(
        (
            status,
            figure(
                f"{key}.{status.value}",
                f"Indicateurs, {status.label}",
                FigureKind.COUNT,
                value=counts[status],
            ),
        )
        for status in ResultStatus
    )


def _indicator(row: Any) -> Indicator:
    value, target, expected = (
        whole(amount) for amount in (row.actual_e4, row.target_value_e4, row.expected_e4)
    )
    status = ResultStatus(row.status)
    return Indicator(
        code=row.indicator_code,
        label=typo(row.label),
        action_code=row.action_code or "",
        axis_code=row.axis_code or "",
        nature=Nature(row.nature).label,
        unit=str(row.unit or ""),
        decimals=int(row.decimals),
        value_e4=value,
        at_least=bool(row.at_least),
        value_words=typo(least_words(value, row, at_least=bool(row.at_least))),
        target_e4=target,
        due_on=day_or_none(row.target_due_on),
        basis=TargetBasis(row.basis).label if isinstance(row.basis, str) else "",
        expected_e4=expected,
        expected_words=expected_words(expected, row) if expected is not None else "–",
        status=status,
        level=LEVELS.get(status, Level.NONE),
        reason=typo(row.reason),
        last_quarter=quarter_label(row.last_period_code) if row.last_period_code else "",
        rests_on=coverage(whole(row.respondents_given), whole(row.respondents_due), "répondant"),
    )

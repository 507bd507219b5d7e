"""Which milestones slip, and how the work done compares with the calendar."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis.plan_frames import day_or_none
from analysis.rows import rows_of
from analysis.schedule.finding import hit_words, late_states, silent_states, without_value
from analysis.schedule.schedule import schedule_indices
from data_model.french import interval, typo
from data_model.vocabulary import Level
from documents.context.figure import Figure, FigureKind, exact, figure
from documents.context.seen import PlanSeen


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """One occurrence with the dates known of it."""

    code: str
    label: str
    action_code: str
    action: str
    axis_code: str
    planned_start: date | None
    planned_on: date | None
    planned_words: str
    finish_on: date | None
    done_on: date | None
    is_due: bool
    slippage: Figure
    words: str
    level: Level


@dataclass(frozen=True, kw_only=True)
class Quarter:
    """Work planned, done and forecast at the end of a quarter, in human days."""

    code: str
    planned: float
    earned: float | None
    forecast: float | None


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The milestones, those behind first in `late`, and the curve of the work."""

    milestones: tuple[Milestone, ...]
    late: tuple[Milestone, ...]
    late_count: Figure
    silent_count: Figure
    median: Figure
    hit_rate: Figure
    hit_rests_on: str
    curve: tuple[Quarter, ...]
    sentence: str


def calendar(seen: PlanSeen) -> Calendar:
    """The plan's calendar at the day looked at."""
    indices = schedule_indices(seen.snapshot, states=seen.occurrences)
    slip: Any = next(rows_of(seen.plan_slippage))
    late = _late(seen)
    hit = indices.hit_rate if indices else None
    return Calendar(
        milestones=milestones(seen),
        late=late,
        late_count=figure("calendar.late", "Jalons en retard", FigureKind.COUNT, value=len(late))
        if _is_told(seen)
        else figure("calendar.late", "Jalons en retard", FigureKind.COUNT, value=None),
        silent_count=figure(
            "calendar.silent",
            "Jalons échus sans nouvelle",
            FigureKind.COUNT,
            value=len(silent_states(seen.states)) if indices else None,
        ),
        median=figure(
            "calendar.median",
            "Glissement médian",
            FigureKind.SHIFT,
            value=slip.median_days,
            absent="sans objet",
        ),
        hit_rate=figure(
            "calendar.hit_rate",
            "Tenue des dates",
            FigureKind.SHARE,
            value=float(hit.value) if hit and hit.value is not None else None,
            absent=without_value(hit),
        ),
        hit_rests_on=hit_words(hit),
        curve=_curve(seen),
        sentence=typo(seen.reading.sentence),
    )


def milestones(seen: PlanSeen) -> tuple[Milestone, ...]:
    """Every occurrence, in the plan's order."""
    return tuple(_milestone(seen, row) for row in rows_of(seen.states))


def _is_told(seen: PlanSeen) -> bool:
    said = seen.states["forecast_return"].notna() | seen.states["done_return"].notna()
    return bool(said.any())


def _late(seen: PlanSeen) -> tuple[Milestone, ...]:
    """The worst first; an event told in several fiches once."""
    rows: dict[str, Milestone] = {}
    for row in rows_of(late_states(seen.states)):
        rows.setdefault(row.event_code or row.occurrence_code, _milestone(seen, row))
    return tuple(rows.values())


def _milestone(seen: PlanSeen, row: Any) -> Milestone:
    start, end = day_or_none(row.start_date), day_or_none(row.end_date)
    label = typo(row.label[:1].upper() + row.label[1:])
    return Milestone(
        code=row.occurrence_code,
        label=label,
        action_code=row.action_code,
        action=typo(seen.titles[row.action_code]),
        axis_code=row.axis_code or "",
        planned_start=start,
        planned_on=end,
        planned_words=interval(start, end) if end else "à définir",
        finish_on=day_or_none(row.finish_end),
        done_on=day_or_none(row.done_end),
        is_due=bool(row.is_due),
        slippage=figure(
            f"milestone.{row.occurrence_code}",
            f"Glissement, {label}",
            FigureKind.LATENESS,
            value=row.slippage_days,
            at_least="au moins" in row.words,
        ),
        words=typo(row.words),
        level=Level(row.level),
    )


def _curve(seen: PlanSeen) -> tuple[Quarter, ...]:
    frame: pd.DataFrame = seen.planned
    return tuple(
        Quarter(
            code=row.period_code,
            planned=float(row.planned),
            earned=_day_count(row.earned),
            forecast=_day_count(row.forecast),
        )
        for row in rows_of(frame)
    )


def _day_count(value: object) -> float | None:
    known = exact(value)
    return None if known is None or isinstance(known, date) else float(known)

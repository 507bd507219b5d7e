"""What an indicator's target rows ask for at one date: the goal, its span, the time elapsed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from analysis.plan_frames import day_or_none
from analysis.results.actuals import DueQuarters, Span
from analysis.results.rules import Goal, Step
from analysis.results.timeline import Timeline
from analysis.rows import whole
from data_model.french import E4
from data_model.period import Period
from data_model.vocabulary import Direction, TargetBasis


@dataclass(frozen=True, kw_only=True)
class Aim:
    """A goal over its span; `elapsed` counts the due periods ended at the situation date.

    `value_e4` is the lower bound of a range that ends at `upper_e4`. `from_zero` says that a
    cumulative counts only what it gained since the span's start.
    """

    goal: Goal
    first_day: date
    last_day: date
    elapsed: int
    value_e4: int
    upper_e4: int | None
    due_on: date
    from_zero: bool


def aim_of(
    targets: Sequence[Any],
    due_quarters: Sequence[Period],
    *,
    start: date,
    situation_date: date | None,
) -> Aim:
    """The aim of one indicator's target rows, ordered by date.

    `due_quarters` are the quarters, past and to come, where the indicator is asked of someone.
    Source: domain.md §4, the table of bases.
    """
    day = situation_date or start
    basis = TargetBasis(targets[-1].basis)
    if basis is TargetBasis.PER_YEAR:
        row = next((row for row in targets if row.due_on.year >= day.year), targets[-1])
        year = min(row.due_on.year, max(day.year, (day_or_none(row.starts_on) or start).year))
        first_day = max(date(year, 1, 1), day_or_none(row.starts_on) or start)
        rows, ends = [row], [date(year, 12, 31)]
    else:
        row = targets[-1]
        starts = [day_or_none(row.starts_on) for row in targets]
        first_day = min((known for known in starts if known), default=start)
        rows, ends = list(targets), [row.due_on for row in targets]
    span = [q for q in due_quarters if first_day <= q.last_day <= ends[-1]]
    steps = tuple(
        Step(due_periods=sum(q.last_day <= end for q in span), value=_aimed(row))
        for row, end in zip(rows, ends, strict=True)
    )
    base = whole(row.base_e4)
    return Aim(
        goal=Goal(
            basis=basis,
            direction=Direction(row.direction),
            steps=steps,
            baseline=None if base is None else Fraction(base, E4),
            tolerance=Fraction(int(row.tolerance_e4), E4) + _half_width(row),
        ),
        first_day=first_day,
        last_day=ends[-1],
        elapsed=sum(situation_date is not None and q.last_day <= situation_date for q in span),
        value_e4=int(row.value_e4),
        upper_e4=whole(row.upper_e4) if row.direction == Direction.RANGE else None,
        due_on=ends[-1] if basis is TargetBasis.PER_YEAR else row.due_on,
        from_zero=basis is TargetBasis.PER_YEAR
        or (basis is TargetBasis.TO_DATE and base is None and first_day > start),
    )


def aim_at(targets: Sequence[Any], due: DueQuarters, time: Timeline) -> Aim | None:
    """The aim at a timeline's situation date; None without target or without any date.

    Where nobody is assigned a target still has a pace: every quarter of its span counts.
    """
    if not targets or time.start is None:
        return None
    quarters = [quarter for quarter, _ in due] or time.quarters
    return aim_of(targets, quarters, start=time.start, situation_date=time.situation_date)


def judged_span(aim: Aim | None, time: Timeline) -> Span | None:
    """From the aim's start, else the plan's, up to its end or the situation date."""
    if time.start is None or time.situation_date is None:
        return None
    if aim is None:
        return Span(first_day=time.start, last_day=time.situation_date)
    return Span(
        first_day=aim.first_day,
        last_day=min(aim.last_day, time.situation_date),
        from_zero=aim.from_zero,
    )


def _half_width(row: Any) -> Fraction:
    """Half of a « fourchette », which is a middle and a tolerance around it."""
    upper = whole(row.upper_e4)
    if row.direction != Direction.RANGE or upper is None:
        return Fraction(0)
    return Fraction(upper - int(row.value_e4), 2 * E4)


def _aimed(row: Any) -> Fraction:
    return Fraction(int(row.value_e4), E4) + _half_width(row)

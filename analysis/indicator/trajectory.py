"""An indicator on its way to its target: what it was and what was expected, quarter by quarter."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pandas as pd

from analysis.indicator.forecast import Forecast, QuarterReceipt, forecast_to_target
from analysis.results.actuals import DueQuarters, Span, actual_over, covered_cells, scaled
from analysis.results.given import given_values
from analysis.results.goals import Aim, aim_at, judged_span
from analysis.results.narrowed import narrowed
from analysis.results.said import GivenValue
from analysis.results.targets import expected_value
from analysis.results.timeline import Timeline, due_quarters, timeline_of
from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from data_model.french import E4
from data_model.period import Period
from data_model.vocabulary import Nature

Cell = tuple[str, str]
"""respondent and quarter."""
COLUMNS = ["period_code", "last_day", "actual_e4", "at_least", "is_carried", "expected_e4"]


@dataclass(frozen=True, kw_only=True)
class Trajectory:
    """One indicator's way; `target_e4` and `due_on` are None without a target.

    A range goes from `target_e4` to `upper_e4`, None for any other target.

    `frame` has the columns of `trajectory_frame`.
    """

    frame: pd.DataFrame
    nature: Nature
    unit: str
    decimals: int
    situation_date: date | None
    target_e4: int | None
    upper_e4: int | None
    due_on: date | None


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """What one indicator's figures are computed from."""

    nature: Nature
    unit: str
    aim: Aim | None
    span: Span | None
    time: Timeline
    due: DueQuarters
    values: Sequence[GivenValue]


def trajectory_of(snapshot: Snapshot, indicator_code: str) -> Trajectory:
    """The indicator's way with its target; KeyError for an unknown indicator."""
    seen = _seen(snapshot, indicator_code)
    rows = snapshot.indicators[snapshot.indicators["indicator_code"] == indicator_code]
    return Trajectory(
        frame=_frame(seen),
        nature=seen.nature,
        unit=seen.unit,
        decimals=int(rows.iloc[0]["decimals"]),
        situation_date=seen.time.situation_date,
        target_e4=seen.aim.value_e4 if seen.aim else None,
        upper_e4=seen.aim.upper_e4 if seen.aim else None,
        due_on=seen.aim.due_on if seen.aim else None,
    )


def trajectory_frame(snapshot: Snapshot, indicator_code: str) -> pd.DataFrame:
    """The value judged against the target, as it stood at the end of each quarter.

    Columns: period_code (str), last_day (date), actual_e4 (Int64, 10⁻⁴, nullable: unknown, or
    after the situation date), at_least, is_carried (bool), expected_e4 (Int64, 10⁻⁴, nullable:
    no target, or a level without a starting value).
    Rows: one a quarter from the start of the target's span (the plan's without a target) to its
    end (the situation date without a target). Raises: KeyError for an unknown indicator.
    Source: domain.md §3 and §4.
    """
    return _frame(_seen(snapshot, indicator_code))


def indicator_forecast(snapshot: Snapshot, indicator_code: str) -> Forecast | None:
    """The forecast of a flow to its target's date; None for what is no flow, or has no target.

    Raises: KeyError for an unknown indicator. Source: domain.md §7.
    """
    seen = _seen(snapshot, indicator_code)
    if seen.nature is not Nature.FLOW or seen.aim is None or seen.span is None:
        return None
    aim, until = seen.aim, seen.span.last_day
    # The pace is that of the whole series: a year alone never has four quarters to tell it.
    past = [(quarter, who) for quarter, who in seen.due if quarter.last_day <= until]
    cells = {(name, quarter.code) for quarter, who in past for name in who}
    given = _given_by_cell(seen.values, cells)
    receipts = [
        QuarterReceipt(values={name: given.get((name, quarter.code)) for name in who})
        for quarter, who in past
    ]
    inside = [_holds(aim, quarter) for quarter, _ in past]
    # What was said without being asked is in the value shown, hence in what is known.
    known = actual_over(
        seen.values, seen.due, nature=seen.nature, unit=seen.unit, span=seen.span
    ).value
    held = [one for one, is_in in zip(receipts, inside, strict=True) if is_in]
    told = sum((value or 0 for one in held for value in one.values.values()), Fraction(0))
    return forecast_to_target(
        held,
        sum(_holds(aim, quarter) and quarter.last_day > until for quarter, _ in seen.due),
        Fraction(aim.value_e4, E4),
        before=[one for one, is_in in zip(receipts, inside, strict=True) if not is_in],
        unasked=(known or 0) - told,
        upper=None if aim.upper_e4 is None else Fraction(aim.upper_e4, E4),
        is_yearly=is_asked_yearly([quarter for quarter, _ in seen.due]),
    )


def is_asked_yearly(quarters: Sequence[Period]) -> bool:
    """Whether the quarters asked are one in each of several years."""
    years = [quarter.last_day.year for quarter in quarters]
    return len(years) > 1 and len(set(years)) == len(years)


def _seen(snapshot: Snapshot, indicator_code: str) -> _Seen:
    one, nature, unit = narrowed(snapshot, indicator_code)
    time = timeline_of(one.situation, one.targets["due_on"])
    due = due_quarters(one.assignments, time.quarters).get(indicator_code, [])
    aim = aim_at(list(rows_of(one.targets)), due, time)
    return _Seen(
        nature=nature,
        unit=unit,
        aim=aim,
        span=judged_span(aim, time),
        time=time,
        due=due,
        values=given_values(one, upto=one.situation.last_period),
    )


def _frame(seen: _Seen) -> pd.DataFrame:
    rows = [_row(seen, quarter) for quarter in _shown_quarters(seen)]
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    return frame.astype({"actual_e4": "Int64", "expected_e4": "Int64"})


def _shown_quarters(seen: _Seen) -> list[Period]:
    if seen.span is None:
        return []
    last = seen.aim.last_day if seen.aim else seen.span.last_day
    return [q for q in seen.time.quarters if seen.span.first_day <= q.last_day <= last]


def _row(seen: _Seen, quarter: Period) -> tuple[object, ...]:
    head = (quarter.code, quarter.last_day)
    expected = _expected(seen, quarter)
    if seen.span is None or quarter.last_day > seen.span.last_day:
        return (*head, None, False, False, expected)
    found = actual_over(
        seen.values,
        seen.due,
        nature=seen.nature,
        unit=seen.unit,
        span=Span(
            first_day=seen.span.first_day,
            last_day=quarter.last_day,
            from_zero=seen.span.from_zero,
        ),
    )
    return (*head, scaled(found.value), found.at_least, found.is_carried, expected)


def _expected(seen: _Seen, quarter: Period) -> int | None:
    if seen.aim is None:
        return None
    # Where nobody is assigned every quarter of the span counts, as in `aim_at`.
    asked = [q for q, _ in seen.due] or list(seen.time.quarters)
    elapsed = sum(_holds(seen.aim, q) and q.last_day <= quarter.last_day for q in asked)
    return scaled(expected_value(seen.aim.goal, nature=seen.nature, elapsed=elapsed))


def _holds(aim: Aim, quarter: Period) -> bool:
    return aim.first_day <= quarter.last_day <= aim.last_day


def _given_by_cell(values: Iterable[GivenValue], asked: Set[Cell]) -> dict[Cell, Fraction]:
    """What was said of each cell asked, over its categories.

    A year's value says nothing of its quarters: each one asked takes an equal share, so that
    none of them is estimated a second time.
    """
    given: dict[Cell, Fraction] = {}
    for value in values:
        if not value.is_said or value.value_e4 is None:
            continue
        cells = covered_cells([value]) & asked
        for cell in cells:
            share = Fraction(value.value_e4, E4 * len(cells))
            given[cell] = given.get(cell, Fraction(0)) + share
    return given

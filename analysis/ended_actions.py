"""What an action that has ended still asks for, and which of its steps still count."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlmodel import Session

from analysis.plan_frames import day_or_none, version_rows
from analysis.rows import rows_of
from data_model.action import ActionEnd
from data_model.period import parse_period, quarter_of
from data_model.vocabulary import AssignedKind

END: Final = ("action_code", "ended_on")


def last_days(session: Session, plan_code: str, cutoff: int) -> dict[str, date]:
    """Action → its last day, where one is known at `cutoff`."""
    return dict(version_rows(session, ActionEnd, plan_code, cutoff, END))


def asked_until_end(
    assignments: pd.DataFrame, owners: Mapping[tuple[str, str], str], ends: Mapping[str, date]
) -> pd.DataFrame:
    """The assignments, those of an ended action no longer than the quarter of its last day.

    `owners` is (kind, object) → its action.

    Columns: those of `assignments_frame`. Rows: in its order, without those that would begin
    after the end. Source: docs/decisions.md, « An action that has ended ».
    """
    if not ends or assignments.empty:
        return assignments
    frame = assignments.copy()
    last: list[str | None] = [
        _last_period(row, ends.get(_owner(row, owners))) for row in rows_of(assignments)
    ]
    frame["last_period"] = pd.Series(last, frame.index, dtype=object)
    return frame[[one is not None for one in last]].reset_index(drop=True)


def steps_that_count(
    occurrences: pd.DataFrame, stated: set[str], ends: Mapping[str, date], *, as_of: date
) -> pd.DataFrame:
    """The occurrences, without the steps that an ended action will never take.

    Those are planned to finish after its last day, or have no date once that day is over, and
    nothing was ever said of them; `stated` are the occurrences of which something was.

    Columns, rows: those of `occurrences_frame`. Source: docs/decisions.md, « An action that has
    ended ».
    """
    if not ends:
        return occurrences
    kept = [
        row.occurrence_code in stated or _counts(row, ends.get(row.action_code), as_of)
        for row in rows_of(occurrences)
    ]
    return occurrences[kept].reset_index(drop=True)


def owners_of(indicators: pd.DataFrame, occurrences: pd.DataFrame) -> dict[tuple[str, str], str]:
    """(kind, object) → its action, for the indicators and milestones; a budget is its action's."""
    owners = {
        (AssignedKind.INDICATOR.value, row.indicator_code): row.action_code or ""
        for row in rows_of(indicators)
    }
    return owners | {
        (AssignedKind.MILESTONE.value, row.milestone_code): row.action_code
        for row in rows_of(occurrences)
    }


def _owner(row: Any, owners: Mapping[tuple[str, str], str]) -> str:
    if row.kind == AssignedKind.BUDGET:
        return str(row.object_code)
    return owners.get((str(row.kind), row.object_code), "")


def _last_period(row: Any, end: date | None) -> str | None:
    """The last period of an assignment; None where it would begin after the end."""
    if end is None:
        return str(row.last_period)
    last = quarter_of(end)
    if row.last_period and parse_period(row.last_period).last_day <= last.last_day:
        return str(row.last_period)
    begins_later = parse_period(row.first_period).first_day > last.last_day
    return None if begins_later else last.code


def _counts(row: Any, end: date | None, as_of: date) -> bool:
    if end is None:
        return True
    planned = day_or_none(row.end_date)
    return planned <= end if planned else as_of <= end

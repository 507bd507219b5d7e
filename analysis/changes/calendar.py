"""Milestones done, undone, put off or brought forward between two days."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from analysis.changes.kind import (
    Change,
    ChangeGroup,
    ChangeRow,
    ChangeSubject,
)
from analysis.plan_frames import day_or_none
from analysis.plan_seen import PlanSeen
from analysis.rows import rows_of
from analysis.scope import text_or_none
from data_model.french import day, typo

NO_DATE = "sans date"


def calendar_changes(before: PlanSeen, after: PlanSeen) -> Iterator[ChangeRow]:
    """Each milestone known on both days whose completion or announced date is not the same.

    One done on the first day and not on the second was withdrawn: that is said as such.
    """
    then = {row.occurrence_code: row for row in rows_of(before.states)}
    for now in rows_of(after.states):
        earlier = then.get(now.occurrence_code)
        if earlier is not None:
            yield from _compared(earlier, now)


def _compared(then: Any, now: Any) -> Iterator[ChangeRow]:
    if then.is_done or now.is_done:
        if then.is_done == now.is_done and then.done_end == now.done_end:
            return
        subject, days = ChangeSubject.DONE, None
        change = Change.CHANGED
        if then.is_done != now.is_done:
            change = Change.ADDED if now.is_done else Change.REMOVED
    else:
        first, last = announced(then), announced(now)
        if first == last:
            return
        subject = ChangeSubject.FINISH
        days = (last - first).days if first and last else None
        change = Change.CHANGED if first and last else Change.ADDED if last else Change.REMOVED
    yield ChangeRow(
        group=ChangeGroup.CALENDAR,
        subject=subject,
        change=change,
        code=now.occurrence_code,
        label=typo(f"{now.occurrence_code} {now.label[:1].upper()}{now.label[1:]}"),
        action_code=now.action_code,
        axis_code=text_or_none(now.axis_code),
        respondent_code="",
        period_code="",
        before=_words(then),
        after=_words(now),
        amount=days,
    )


def announced(state: Any) -> date | None:
    """The end of the forecast in force, else of the calendar in force."""
    return day_or_none(state.forecast_end) or day_or_none(state.end_date)


def _words(state: Any) -> str:
    done = day_or_none(state.done_end)
    if state.is_done and done:
        return typo(f"réalisé le {day(done)}")
    finish = announced(state)
    return typo(f"prévu le {day(finish)}") if finish else NO_DATE

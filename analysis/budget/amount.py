"""What respondents said is planned, committed and paid: at S, and who said it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis.results.asked import asked_cells
from analysis.rows import rows_of
from analysis.situation import Situation
from analysis.snapshot import Snapshot
from data_model.period import Period, calendar_year
from data_model.vocabulary import AssignedKind, BudgetField, RespondentKind

LINE = ("field", "action_code", "exercise", "funder", "section", "respondent_code")
Line = tuple[Any, ...]
SPENT = (BudgetField.COMMITTED, BudgetField.PAID)


@dataclass(frozen=True, kw_only=True)
class Amount:
    """One amount cumulated over its exercise; the territory alone splits what is planned.

    `period_code` and `return_number` say where it was told; a « Rien à signaler » has no cell.
    """

    field: BudgetField
    action_code: str
    exercise: int
    funder: str
    section: str
    respondent_code: str
    cents: int
    period_code: str = ""
    return_number: int | None = None
    is_confirmed: bool = False


def periods_until_situation(situation: Situation) -> list[Period]:
    """The quarters up to S, and the calendar years that have ended by then."""
    until = situation.situation_date
    years = sorted({period.first_day.year for period in situation.periods})
    ended = [calendar_year(year) for year in years]
    return [*situation.periods, *(y for y in ended if until and y.last_day <= until)]


def budget_asked(snapshot: Snapshot) -> set[tuple[str, str, str]]:
    """(respondent, period, action) of each budget line asked for up to S."""
    periods = periods_until_situation(snapshot.situation)
    return {
        (respondent, period, action)
        for kind, respondent, action, period in asked_cells(snapshot.assignments, periods)
        if kind == AssignedKind.BUDGET
    }


def amounts_at_situation(snapshot: Snapshot, asked: Iterable[tuple[str, str, str]]) -> list[Amount]:
    """The amount in force at S of each line: its latest period, then newest recorded.

    « Rien à signaler » says 0 of the lines asked then that had no amount of that exercise.
    Source: domain.md §1, §5.
    """
    until = snapshot.situation.situation_date
    if until is None:
        return []
    reported = _amounts(snapshot, until=until)
    return [*reported, *_nothing_spent(snapshot, reported, asked)]


@dataclass(frozen=True, kw_only=True)
class BudgetSaid:
    """Everything said of the budget: read once, then cut by exercise, axis or funder."""

    asked: frozenset[tuple[str, str, str]]
    at_situation: tuple[Amount, ...]
    to_date: tuple[Amount, ...]


def budget_said(snapshot: Snapshot) -> BudgetSaid:
    """The lines asked for up to S, the amounts in force at S, and those received by D."""
    asked = budget_asked(snapshot)
    return BudgetSaid(
        asked=frozenset(asked),
        at_situation=tuple(amounts_at_situation(snapshot, asked)),
        to_date=tuple(amounts_to_date(snapshot)),
    )


def amounts_to_date(snapshot: Snapshot) -> list[Amount]:
    """The amounts received by D, periods after S included: shown, in no status."""
    return _amounts(snapshot, until=date.max)


def _amounts(snapshot: Snapshot, *, until: date) -> list[Amount]:
    history = snapshot.budget_history
    territory = {
        row.respondent_code
        for row in rows_of(snapshot.respondents)
        if row.kind == RespondentKind.TERRITORY
    }
    latest: dict[Line, tuple[tuple[date, str, int], int]] = {}
    read = (*LINE, "last_day", "period_code", "return_number", "amount_cents")
    for *words, last_day, period, number, cents in zip(
        *(history[name].tolist() for name in read), strict=True
    ):
        line: Line = (*words,)
        field, *_, respondent = line
        if last_day > until or cents is pd.NA:
            continue
        if field == BudgetField.PLANNED and respondent not in territory:
            continue
        # A year and its last quarter end on the same day: the quarter stands.
        newness = (last_day, period, number)
        if line not in latest or latest[line][0] <= newness:
            latest[line] = (newness, cents)
    return [
        Amount(
            field=BudgetField(field),
            action_code=action,
            exercise=exercise,
            funder=funder,
            section=section,
            respondent_code=respondent,
            cents=cents,
            period_code=period,
            return_number=number,
        )
        for (field, action, exercise, funder, section, respondent), (
            (_, period, number),
            cents,
        ) in latest.items()
    ]


def _nothing_spent(
    snapshot: Snapshot, reported: Iterable[Amount], asked: Iterable[tuple[str, str, str]]
) -> list[Amount]:
    asked_of: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for respondent, period, action in asked:
        asked_of[respondent, period].append(action)
    known = {(a.field, a.action_code, a.exercise, a.respondent_code) for a in reported}
    found = {}
    for row in rows_of(snapshot.returns):
        if not (row.is_active and row.nothing_to_report):
            continue
        exercise = int(row.period_code[:4])
        for action in asked_of.get((row.respondent_code, row.period_code), ()):
            for field in SPENT:
                key = (field, action, exercise, row.respondent_code)
                if key not in known:
                    found[key] = Amount(
                        field=field,
                        action_code=action,
                        exercise=exercise,
                        funder="",
                        section="",
                        respondent_code=row.respondent_code,
                        cents=0,
                        period_code=row.period_code,
                        return_number=int(row.number),
                        is_confirmed=True,
                    )
    return list(found.values())

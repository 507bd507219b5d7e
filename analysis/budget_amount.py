"""What respondents said is planned, committed and paid: at S, and who said it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.asked import asked_cells_frame
from analysis.rows import rows_of
from analysis.situation import Situation
from analysis.snapshot import Snapshot
from data_model.period import Period, calendar_year
from data_model.vocabulary import AssignedKind, BudgetField, RespondentKind

SPENT = (BudgetField.COMMITTED, BudgetField.PAID)


@dataclass(frozen=True, kw_only=True)
class Amount:
    """One amount cumulated over its exercise; the territory alone splits what is planned."""

    field: BudgetField
    action_code: str
    exercise: int
    funder: str
    section: str
    respondent_code: str
    cents: int


def periods_until_situation(situation: Situation) -> list[Period]:
    """The quarters up to S, and the calendar years that have ended by then."""
    until = situation.situation_date
    years = sorted({period.first_day.year for period in situation.periods})
    ended = [calendar_year(year) for year in years]
    return [*situation.periods, *(y for y in ended if until and y.last_day <= until)]


def budget_asked(snapshot: Snapshot) -> set[tuple[str, str, str]]:
    """(respondent, period, action) of each budget line asked for up to S."""
    cells = asked_cells_frame(snapshot.assignments, periods_until_situation(snapshot.situation))
    lines = cells[cells["kind"] == AssignedKind.BUDGET]
    columns = (lines[name].tolist() for name in ("respondent_code", "period_code", "object_code"))
    return set(zip(*columns, strict=True))


def amounts_at_situation(snapshot: Snapshot, asked: Iterable[tuple[str, str, str]]) -> list[Amount]:
    """The amount in force at S of each line: its latest period, then newest recorded.

    « Rien à signaler » says 0 of the lines asked then that had no amount of that exercise.
    Source: domain.md §1, §5.
    """
    until = snapshot.situation.situation_date
    if until is None:
        return []
    history = snapshot.budget_history
    reported = _amounts(snapshot, history[[day <= until for day in history["last_day"]]])
    return [*reported, *_nothing_spent(snapshot, reported, asked)]


def amounts_to_date(snapshot: Snapshot) -> list[Amount]:
    """The amounts received by D, periods after S included: shown, in no status."""
    return _amounts(snapshot, snapshot.budget_history)


def _amounts(snapshot: Snapshot, history: pd.DataFrame) -> list[Amount]:
    territory = {
        row.respondent_code
        for row in rows_of(snapshot.respondents)
        if row.kind == RespondentKind.TERRITORY
    }
    latest: dict[tuple[object, ...], tuple[tuple[object, ...], Amount]] = {}
    for row in rows_of(history):
        if row.field == BudgetField.PLANNED and row.respondent_code not in territory:
            continue
        line = (row.field, row.action_code, row.exercise, row.funder, row.section)
        key = (*line, row.respondent_code)
        newness = (row.last_day, row.return_number)
        known = latest.get(key)
        if pd.isna(row.amount_cents) or (known is not None and known[0] > newness):
            continue
        amount = Amount(
            field=BudgetField(row.field),
            action_code=row.action_code,
            exercise=int(row.exercise),
            funder=row.funder,
            section=row.section,
            respondent_code=row.respondent_code,
            cents=int(row.amount_cents),
        )
        latest[key] = (newness, amount)
    return [amount for _, amount in latest.values()]


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
                    )
    return list(found.values())

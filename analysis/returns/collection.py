"""Which returns are expected, received and on time, and how full they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import pandas as pd

from analysis.frames import frame_of_rows
from analysis.results.actuals import covered_cells, is_usable
from analysis.results.asked import asked_cells
from analysis.results.given import given_values
from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from data_model.period import Period, calendar_year
from data_model.vocabulary import AssignedKind, CollectionState, Nature, ReturnSource

LAST_QUARTER = "-T4"
# A milestone says something only when there is something to say: its blank is not missing.
FILLED_KINDS = (AssignedKind.INDICATOR, AssignedKind.BUDGET)
COLUMNS = [
    "respondent_code",
    "name",
    "kind",
    "period_code",
    "deadline",
    "is_counted",
    "is_expected",
    "is_received",
    "state",
    "received_on",
    "days_late",
    "cells_given",
    "cells_due",
    "filling",
    "return_number",
]
INTEGERS = ("days_late", "cells_given", "cells_due", "return_number")
Cell = tuple[str, str, str, str]
"""kind, respondent, object and period."""


@dataclass(frozen=True, kw_only=True)
class CollectionRates:
    """Counts over the returns expected up to the situation date."""

    received: int
    on_time: int
    expected: int
    cells_given: int
    cells_due: int

    @property
    def rate(self) -> Fraction | None:
        """received / expected."""
        return Fraction(self.received, self.expected) if self.expected else None

    @property
    def filling(self) -> Fraction | None:
        """cells given / cells due."""
        return Fraction(self.cells_given, self.cells_due) if self.cells_due else None


def collection_board_frame(snapshot: Snapshot) -> pd.DataFrame:
    """Where each respondent's return for each quarter stands.

    Columns: respondent_code, name, kind, period_code (str), deadline (date), is_counted (bool: a
    quarter up to the situation date), is_expected, is_received (bool), state (CollectionState),
    received_on (date or None), days_late (Int64, days after the deadline; for a missing return up
    to the day looked at; NA otherwise), cells_given, cells_due (Int64), filling (float, share of
    1, or None), return_number (Int64, the newest active return, nullable).
    Rows: one a respondent and quarter begun by the day looked at, in the order of respondents.
    Source: domain.md §8.
    """
    situation = snapshot.situation
    quarters = [*situation.periods, *situation.next_periods]
    counted = {quarter.code for quarter in situation.periods}
    asked = asked_cells(snapshot.assignments, quarters)
    due: dict[tuple[str, str], set[Cell]] = {}
    for cell in asked:
        due.setdefault((cell[1], cell[3]), set()).add(cell)
    given = _given_cells(snapshot, quarters, asked)
    returns = _returns_by_quarter(snapshot, asked)
    rows: list[tuple[object, ...]] = []
    for person in rows_of(snapshot.respondents):
        for quarter in quarters:
            key = (person.respondent_code, quarter.code)
            cells = {cell for cell in due.get(key, ()) if cell[0] in FILLED_KINDS}
            deadline = situation.deadline(quarter)
            full = len(cells & given)
            sent = _sent(
                returns.get(key, []),
                is_expected=key in due,
                deadline=deadline,
                as_of=situation.as_of,
            )
            rows.append(
                (
                    person.respondent_code,
                    person.name,
                    person.kind,
                    quarter.code,
                    deadline,
                    quarter.code in counted,
                    key in due,
                    sent.is_received,
                    sent.state,
                    sent.received_on,
                    sent.days_late,
                    full,
                    len(cells),
                    full / len(cells) if cells else None,
                    sent.return_number,
                )
            )
    return frame_of_rows(rows, COLUMNS, integers=INTEGERS)


def collection_rates(board: pd.DataFrame) -> CollectionRates:
    """Rate of return and filling over the expected returns up to the situation date."""
    rows = [row for row in rows_of(board) if row.is_counted and row.is_expected]
    return CollectionRates(
        received=sum(row.is_received for row in rows),
        on_time=sum(row.is_received and not row.days_late for row in rows),
        expected=len(rows),
        cells_given=sum(int(row.cells_given) for row in rows),
        cells_due=sum(int(row.cells_due) for row in rows),
    )


def missing_cells_frame(snapshot: Snapshot) -> pd.DataFrame:
    """What is due and neither given nor confirmed, for every quarter begun.

    Columns: respondent_code, period_code, kind (AssignedKind: indicator or budget), object_code,
    label (str: of the indicator, or of the action whose budget line it is).
    Rows: one a due cell, in the order of quarters, then of the plan. Source: domain.md §8.
    """
    situation = snapshot.situation
    quarters = [*situation.periods, *situation.next_periods]
    asked = asked_cells(snapshot.assignments, quarters)
    missing = {cell for cell in asked if cell[0] in FILLED_KINDS}
    missing -= _given_cells(snapshot, quarters, asked)
    labels = {
        (AssignedKind.INDICATOR.value, row.indicator_code): row.label
        for row in rows_of(snapshot.indicators)
    } | {
        (AssignedKind.BUDGET.value, row.action_code): row.short_title
        for row in rows_of(snapshot.actions)
    }
    order = {key: rank for rank, key in enumerate(labels)}
    rows = sorted(
        ((who, period, kind, code) for kind, who, code, period in missing),
        key=lambda row: (row[1], row[0], order.get((row[2], row[3]), len(order)), row[3]),
    )
    return pd.DataFrame(
        [(*row, labels.get((row[2], row[3]), row[3])) for row in rows],
        columns=["respondent_code", "period_code", "kind", "object_code", "label"],
        dtype=object,
    )


def missing_respondents(board: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The rows of the board for one quarter whose return is expected and not received."""
    is_awaited = [
        row.period_code == period.code and row.is_expected and not row.is_received
        for row in rows_of(board)
    ]
    return board[pd.Series(is_awaited, index=board.index, dtype=bool)].reset_index(drop=True)


@dataclass(frozen=True, kw_only=True)
class _Sent:
    state: CollectionState
    is_received: bool = False
    received_on: date | None = None
    days_late: int | None = None
    return_number: int | None = None


def _sent(returns: Sequence[Any], *, is_expected: bool, deadline: date, as_of: date) -> _Sent:
    active = [row for row in returns if row.is_active]
    if not active:
        if not is_expected:
            return _Sent(state=CollectionState.NOT_ASKED)
        if deadline > as_of:
            return _Sent(state=CollectionState.EXPECTED)
        return _Sent(state=CollectionState.MISSING, days_late=(as_of - deadline).days)
    newest = max(int(row.number) for row in active)
    speaking = [row for row in active if _says_something(row)]
    counting = [row for row in speaking if _is_whole_message(row)]
    if not speaking:
        first = min(row.received_on for row in active)
        state = CollectionState.EMPTY
    else:
        # What an active return replaced was received too, even when withdrawn since.
        kept = counting or speaking
        earlier = [row for row in returns if row.number <= newest and _says_something(row)]
        first = min(
            row.received_on for row in earlier if _is_whole_message(row) or kept is speaking
        )
        is_partial = not counting or all(row.is_partial for row in counting)
        state = CollectionState.LATE if first > deadline else CollectionState.ON_TIME
        state = CollectionState.PARTIAL if is_partial else state
    return _Sent(
        state=state,
        is_received=bool(counting),
        received_on=first,
        days_late=max((first - deadline).days, 0),
        return_number=newest,
    )


def _says_something(row: Any) -> bool:
    return bool(row.nothing_to_report) or int(row.fact_count) > 0


def _is_whole_message(row: Any) -> bool:
    """A workbook always is; a hand entry when it was declared complete."""
    return row.source == ReturnSource.WORKBOOK or bool(row.is_complete)


def _given_cells(snapshot: Snapshot, quarters: Sequence[Period], asked: set[Cell]) -> set[Cell]:
    """The due cells of indicators and budget lines with a value given or confirmed."""
    natures = {row.indicator_code: Nature(row.nature) for row in rows_of(snapshot.indicators)}
    given: set[Cell] = set()
    for value in given_values(snapshot, upto=quarters[-1] if quarters else None):
        if value.is_said and is_usable(value, natures[value.indicator_code]):
            for who, code in covered_cells([value]):
                given.add((AssignedKind.INDICATOR, who, value.indicator_code, code))
    history = snapshot.budget_history
    for who, action, code in zip(
        history["respondent_code"], history["action_code"], history["period_code"], strict=True
    ):
        codes = [code] if "-" in code else [code + LAST_QUARTER]
        given.update((AssignedKind.BUDGET, who, action, quarter) for quarter in codes)
    confirmed = _confirmed_quarters(snapshot)
    given |= {cell for cell in asked if cell[0] == AssignedKind.BUDGET and cell[1::2] in confirmed}
    return given & asked


def _confirmed_quarters(snapshot: Snapshot) -> set[tuple[str, ...]]:
    return {
        (row.respondent_code, row.period_code)
        for row in rows_of(snapshot.returns)
        if row.is_active and row.nothing_to_report
    }


def _returns_by_quarter(
    snapshot: Snapshot, asked: Iterable[Cell]
) -> dict[tuple[str, str], list[Any]]:
    """Respondent and quarter → returns; a year's stands where all that is due is by the year."""
    due: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for kind, who, code, period in asked:
        due.setdefault((who, period), set()).add((kind, code))
    returns: dict[tuple[str, str], list[Any]] = {}
    for row in rows_of(snapshot.returns):
        key = (row.respondent_code, row.period_code)
        if "-" not in row.period_code:
            year = calendar_year(int(row.period_code))
            yearly = asked_cells(snapshot.assignments, [year])
            key = (row.respondent_code, row.period_code + LAST_QUARTER)
            if due.get(key) != {(cell[0], cell[2]) for cell in yearly if cell[1] == key[0]}:
                continue
        returns.setdefault(key, []).append(row)
    return returns

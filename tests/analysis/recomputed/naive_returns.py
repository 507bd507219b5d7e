"""Which returns were expected, received and on time, and how many of their cells are given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.naive_values import is_asked, values_in_force
from tests.analysis.recomputed.quarter import code_of, is_year, last_day, quarters_in
from tests.analysis.recomputed.tables import Row

Cell = tuple[str, str, int]
"""kind, object and quarter."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """One respondent and quarter of the board."""

    is_expected: bool
    is_received: bool
    state: str
    received: date | None
    given: int
    due: int


@lru_cache(maxsize=8)
def board(known: Known) -> Mapping[tuple[str, str], Place]:
    """(respondent, quarter's code) → where the return stands."""
    quarters = [*known.ended, *known.begun]
    answered = _answered(known, last_day(quarters[-1])) if quarters else set()
    found = {}
    for person in known.respondents:
        who = person["code"]
        for quarter in quarters:
            due = _due(known, who, code_of(quarter))
            cells = {(who, kind, code, quarter) for kind, code in due if kind != "milestone"}
            state, received, day = _state(known, who, quarter, is_due=bool(due))
            found[who, code_of(quarter)] = Place(
                is_expected=bool(due),
                is_received=received,
                state=state,
                received=day,
                given=len(cells & answered),
                due=len(cells),
            )
    return found


def _due(known: Known, who: str, period: str) -> set[tuple[str, str]]:
    return {
        (rule["kind"], rule["object_code"])
        for rule in known.assignments
        if rule["respondent_code"] == who and is_asked(rule, period)
    }


def _answered(known: Known, upto: date) -> set[tuple[str, str, str, int]]:
    """(respondent, kind, object, quarter) of what is given or confirmed."""
    found = set()
    for indicator in known.indicators:
        for value in values_in_force(known, indicator["code"], upto):
            is_text = indicator["nature"] == "text"
            is_whole = value.base is not None or indicator["nature"] != "ratio"
            if value.text if is_text else value.amount is not None and is_whole:
                found |= {(value.who, "indicator", indicator["code"], q) for q in value.cells}
    for row in known.amounts:
        last = quarters_in(row["period"])[-1]
        found.add((row["who"], "budget", row["action_code"], last))
    for row in known.returns:
        if row["active"] and row["nothing_to_report"] and not is_year(row["period_code"]):
            who, period = row["respondent_code"], row["period_code"]
            for kind, code in _due(known, who, period):
                if kind == "budget":
                    found.add((who, kind, code, quarters_in(period)[0]))
    return found


def _sent(known: Known, who: str, quarter: int) -> list[Row]:
    """The returns of a quarter; a year's stands for its last one if all is asked by the year."""
    found = []
    for row in known.returns:
        period = row["period_code"]
        if row["respondent_code"] != who or quarters_in(period)[-1] != quarter:
            continue
        if not is_year(period) or _due(known, who, period) == _due(known, who, code_of(quarter)):
            found.append(row)
    return found


def _state(known: Known, who: str, quarter: int, *, is_due: bool) -> tuple[str, bool, date | None]:
    sent, deadline = _sent(known, who, quarter), known.deadlines[quarter]
    active = [row for row in sent if row["active"]]
    if not active:
        if not is_due:
            return "not_asked", False, None
        return ("expected" if deadline > known.day else "missing"), False, None
    speaking = [row for row in active if row["nothing_to_report"] or row["facts"]]
    if not speaking:
        return "empty", False, min(row["received_on"] for row in active)
    whole = [row for row in speaking if row["source"] == "workbook" or row["is_complete"]]
    newest = max(row["number"] for row in active)
    replaced = [
        row
        for row in sent
        if row["number"] <= newest
        and (row["nothing_to_report"] or row["facts"])
        and (not whole or row["source"] == "workbook" or row["is_complete"])
    ]
    first = min(row["received_on"] for row in replaced)
    if not whole or all(row["is_partial"] for row in whole):
        return "partial", bool(whole), first
    return ("late" if first > deadline else "on_time"), True, first

"""Which value stands for each cell and quarter."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.quarter import (
    end_of,
    first_day,
    is_year,
    last_day,
    quarters_in,
)
from tests.analysis.recomputed.tables import Row

E4 = 10_000
LONGEST_CARRY = 4
RATIO_WINDOW = 4


class Value(NamedTuple):
    """One value in force: `cells` are the quarters it speaks of, none where it is only carried."""

    who: str
    category: str
    ends: date
    cells: tuple[int, ...]
    amount: int | None
    base: int | None
    text: str
    is_carried: bool


def is_asked(rule: Row, period: str) -> bool:
    """Whether an assignment asks for a period."""
    if end_of(period) < first_day(quarters_in(rule["first_period"])[0]):
        return False
    if rule["last_period"] and end_of(period) > end_of(rule["last_period"]):
        return False
    if is_year(period):
        return bool(rule["rhythm"] == "year")
    place = int(period[-1])
    if rule["rhythm"] == "year":
        return place == 4
    if rule["rhythm"] == "named_quarters":
        return str(place) in [word.strip() for word in rule["named_quarters"].split(",")]
    return True


def who_is_asked(known: Known, kind: str, code: str, period: str) -> set[str]:
    return {
        rule["respondent_code"]
        for rule in known.assignments
        if rule["object_code"] == code and rule["kind"] == kind and is_asked(rule, period)
    }


@lru_cache(maxsize=512)
def due_of(known: Known, indicator: str, quarters: tuple[int, ...]) -> dict[int, set[str]]:
    """The quarters where an indicator is asked of someone, with whom."""
    found = {}
    for quarter in quarters:
        year, place = divmod(quarter, 4)
        who = who_is_asked(known, "indicator", indicator, f"{year}-T{place + 1}")
        if who:
            found[quarter] = who
    return found


@lru_cache(maxsize=512)
def values_in_force(known: Known, code: str, upto: date | None) -> list[Value]:
    """Every value of an indicator that stands up to a day, over all respondents."""
    if upto is None:
        return []
    nature = next(row["nature"] for row in known.indicators if row["code"] == code)
    mine = [r for r in known.observations if r["indicator_code"] == code and r["ends"] <= upto]
    silent: dict[str, set[str]] = {}
    for row in known.returns:
        period, who = row["period_code"], row["respondent_code"]
        is_silent = row["active"] and row["nothing_to_report"] and end_of(period) <= upto
        if is_silent and who in who_is_asked(known, "indicator", code, period):
            silent.setdefault(who, set()).add(period)
    found: list[Value] = []
    for who in sorted({r["who"] for r in mine} | set(silent)):
        said: dict[str, dict[str, Row]] = {}
        for row in mine:
            if row["who"] == who:
                said.setdefault(row["period"], {})[row["category"]] = row
        for rows in said.values():
            if len(rows) > 1:
                rows.pop("", None)
        if nature in ("flow", "ratio"):
            found += _summed(who, said, silent.get(who, set()) if nature == "flow" else set())
        else:
            placed = _at_quarters(said)
            if nature in ("cumulative", "stock"):
                found += _standing(
                    known, code, who, placed, silent.get(who, set()), upto, nature=nature
                )
            else:
                found += [
                    _value(row, end=last_day(quarter), cells=(quarter,))
                    for quarter, rows in placed.items()
                    for row in rows.values()
                ]
    return found


def _value(row: Row, *, end: date, cells: tuple[int, ...], is_carried: bool = False) -> Value:
    return Value(
        row["who"],
        row["category"],
        end,
        cells,
        row["value_e4"],
        row["denominator_e4"],
        row["text_value"],
        is_carried,
    )


def _summed(who: str, said: dict[str, dict[str, Row]], silent: set[str]) -> list[Value]:
    """A year's value stands only where none of its quarters was said; silence is a 0."""
    by_quarter = {period[:4] for period in said if not is_year(period)}
    periods = {p for p in [*said, *silent] if not (is_year(p) and p[:4] in by_quarter)}
    found = []
    for period in sorted(periods):
        cells = tuple(quarters_in(period))
        if period in said:
            found += [_value(r, end=end_of(period), cells=cells) for r in said[period].values()]
        else:
            found.append(Value(who, "", end_of(period), cells, 0, None, "", False))
    return found


def _at_quarters(said: dict[str, dict[str, Row]]) -> dict[int, dict[str, Row]]:
    """What is said of a year stands at its last quarter, unless that quarter was said."""
    placed = {quarters_in(p)[0]: rows for p, rows in said.items() if not is_year(p)}
    for period, rows in said.items():
        if is_year(period):
            placed.setdefault(quarters_in(period)[-1], rows)
    return placed


def _standing(
    known: Known,
    code: str,
    who: str,
    placed: dict[int, dict[str, Row]],
    silent: set[str],
    upto: date,
    *,
    nature: str,
) -> list[Value]:
    """For each quarter and category the last thing said of it, while it may stand."""
    if not placed:
        return []
    rules = [
        r
        for r in known.assignments
        if r["kind"] == "indicator" and r["object_code"] == code and r["respondent_code"] == who
    ]
    confirmed = {quarters_in(period)[-1] for period in silent} - set(placed)
    categories = {name for rows in placed.values() for name in rows}
    found = []
    quarter = min(placed)
    while last_day(quarter) <= upto:
        last_said = max(q for q in placed if q <= quarter)
        is_total = "" in placed[last_said]
        for name in sorted(categories):
            told = [q for q in placed if q <= quarter and name in placed[q]]
            if not told or (name == "") is not is_total:
                continue
            row = placed[max(told)][name]
            if quarter in placed and name in placed[quarter]:
                found.append(_value(row, end=last_day(quarter), cells=(quarter,)))
                continue
            if quarter in confirmed:
                found.append(_value(row, end=last_day(quarter), cells=(quarter,)))
                continue
            heard = max(told)
            for again in sorted(confirmed):
                form = "" in placed[max(q for q in placed if q <= again)] if again > heard else None
                if heard < again <= quarter and form is (name == ""):
                    heard = again
            if nature == "stock":
                held = not rules or any(_covers(rule, quarter) for rule in rules)
                if not held or quarter - heard > LONGEST_CARRY:
                    continue
            found.append(_value(row, end=last_day(quarter), cells=(), is_carried=True))
        quarter += 1
    return found


def _covers(rule: Row, quarter: int) -> bool:
    first, last = quarters_in(rule["first_period"])[0], rule["last_period"]
    return first <= quarter and (not last or last_day(quarter) <= end_of(last))

"""Which value stands for each cell and quarter: given, confirmed, or carried from earlier."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from weakref import WeakKeyDictionary

import pandas as pd

from analysis.results.asked import covers
from analysis.results.said import (
    CARRIED,
    GivenValue,
    Pair,
    Said,
    ValueState,
    confirmations,
    said_values,
)
from analysis.snapshot import Snapshot
from data_model.period import (
    Period,
    parse_period,
    quarter,
    quarter_of,
    quarters_between,
)
from data_model.vocabulary import AssignedKind, Nature

STOCK_CARRIED_QUARTERS = 4
SUMMED_OVER_TIME = frozenset({Nature.FLOW, Nature.RATIO})
_KNOWN: WeakKeyDictionary[Snapshot, dict[Period, tuple[GivenValue, ...]]] = WeakKeyDictionary()


def indicator_values_frame(snapshot: Snapshot, *, upto: Period | None) -> pd.DataFrame:
    """The value in force of each cell, for each quarter up to `upto`.

    Columns: indicator_code, respondent_code, category, period_code (str; a year where a year's
    value stands for a flow or a ratio), last_day (date), state (given, confirmed or carried),
    value_e4, denominator_e4 (Int64, 10⁻⁴, nullable), text_value, from_period (str, where the
    value was given), return_number (Int64, nullable), sheet, cell (str), is_estimated (bool).
    Rows: one an indicator, respondent, category and period that has a value.
    Source: domain.md §1 and §3.
    """
    frame = pd.DataFrame(
        given_values(snapshot, upto=upto), columns=list(GivenValue._fields), dtype=object
    )
    return frame.astype(dict.fromkeys(("value_e4", "denominator_e4", "return_number"), "Int64"))


def given_values(snapshot: Snapshot, *, upto: Period | None) -> Sequence[GivenValue]:
    """The rows of `indicator_values_frame`, computed once a snapshot, whose frames never change."""
    if upto is None:
        return ()
    known = _KNOWN.setdefault(snapshot, {})
    if upto not in known:
        begun = snapshot.situation.next_periods
        # No value depends on a later one: those of the newest quarter begun hold all before.
        known[upto] = (
            tuple(
                value
                for value in given_values(snapshot, upto=begun[-1])
                if value.last_day <= upto.last_day
            )
            if begun and upto.last_day < begun[-1].last_day
            else tuple(_given_values(snapshot, upto))
        )
    return known[upto]


def _given_values(snapshot: Snapshot, upto: Period) -> list[GivenValue]:
    natures = dict(
        zip(snapshot.indicators["indicator_code"], snapshot.indicators["nature"], strict=True)
    )
    said = said_values(snapshot.observations, natures.keys(), upto.last_day)
    confirmed = confirmations(snapshot.returns, snapshot.assignments, upto.last_day)
    days = [
        value.last_day
        for periods in said.values()
        for rows in periods.values()
        for value in rows.values()
    ]
    days += [parse_period(code).last_day for codes in confirmed.values() for code in codes]
    if not days:
        return []
    quarters = quarters_between(quarter_of(min(days)).first_day, upto.last_day)
    held = _assigned_spans(snapshot.assignments)
    values: list[GivenValue] = []
    for pair in sorted(said.keys() | {pair for pair in confirmed if pair[0] in natures}):
        nature = Nature(natures[pair[0]])
        mine, words = said.get(pair, {}), confirmed.get(pair, {})
        if nature in SUMMED_OVER_TIME:
            zeros = words if nature is Nature.FLOW else {}
            values.extend(_summed(pair, mine, zeros))
        elif nature in CARRIED:
            limit = STOCK_CARRIED_QUARTERS if nature is Nature.STOCK else None
            values.extend(_carried(mine, words, quarters, limit=limit, spans=held.get(pair)))
        else:
            placed = _at_quarters(mine)
            values.extend(value for rows in placed.values() for value in rows.values())
    return values


def _summed(pair: Pair, said: Said, zeros: Mapping[str, int]) -> Iterator[GivenValue]:
    """Quarters as said or confirmed at 0; a year only where none of its quarters was said."""
    quarter_years = {code[:4] for code in said if "-" in code}
    for code, rows in said.items():
        if "-" in code or code not in quarter_years:
            yield from rows.values()
    for code, number in zeros.items():
        if code not in said and ("-" in code or code not in quarter_years):
            yield _confirmed_zero(pair, parse_period(code), number)


def _confirmed_zero(pair: Pair, period: Period, return_number: int) -> GivenValue:
    return GivenValue(
        indicator_code=pair[0],
        respondent_code=pair[1],
        category="",
        period_code=period.code,
        last_day=period.last_day,
        state=ValueState.CONFIRMED,
        value_e4=0,
        denominator_e4=None,
        text_value="",
        from_period=period.code,
        return_number=return_number,
        sheet="",
        cell="",
        is_estimated=False,
    )


def _at_quarters(said: Said) -> Said:
    """A year's value stands at the end of its year, where its last quarter was not said."""
    placed = {code: rows for code, rows in said.items() if "-" in code}
    for code in said.keys() - placed.keys():
        closing = quarter(int(code), 4).code
        if closing not in placed:
            placed[closing] = {
                category: value._replace(period_code=closing)
                for category, value in said[code].items()
            }
    return placed


def _carried(
    said: Said,
    confirmed: Mapping[str, int],
    quarters: Iterable[Period],
    *,
    limit: int | None,
    spans: list[tuple[str, str]] | None,
) -> Iterator[GivenValue]:
    """Walk the quarters: the last known value of each category, while it may be carried.

    A total « non ventilé » and rows by category replace each other: the newest form stands.
    """
    placed = _at_quarters(said)
    words = {code if "-" in code else quarter(int(code), 4).code for code in confirmed}
    known: dict[str, tuple[int, GivenValue]] = {}
    is_total = False
    for place, period in enumerate(quarters):
        rows = placed.get(period.code, {})
        for category, value in rows.items():
            known[category] = (place, value)
            yield value
        if rows:
            is_total = "" in rows
        is_confirmed = period.code in words and not rows
        is_assigned = limit is None or spans is None or _holds(spans, period)
        for category, (since, value) in known.items():
            if category in rows or (category == "") is not is_total:
                continue
            if is_confirmed:
                known[category] = (place, value)
                yield _moved(value, period, ValueState.CONFIRMED)
            elif is_assigned and (limit is None or place - since <= limit):
                yield _moved(value, period, ValueState.CARRIED)


def _moved(value: GivenValue, period: Period, state: ValueState) -> GivenValue:
    return value._replace(period_code=period.code, last_day=period.last_day, state=state)


def _holds(spans: list[tuple[str, str]], period: Period) -> bool:
    return any(covers(period, first_period=first, last_period=last) for first, last in spans)


def _assigned_spans(assignments: pd.DataFrame) -> dict[Pair, list[tuple[str, str]]]:
    spans: dict[Pair, list[tuple[str, str]]] = {}
    for kind, respondent, code, first, last in zip(
        assignments["kind"],
        assignments["respondent_code"],
        assignments["object_code"],
        assignments["first_period"],
        assignments["last_period"],
        strict=True,
    ):
        if kind == AssignedKind.INDICATOR:
            spans.setdefault((code, respondent), []).append((first, last))
    return spans

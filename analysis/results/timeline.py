"""The quarters over which results are judged, and where each indicator is asked in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.results.asked import asked_periods
from analysis.situation import Situation
from data_model.period import Period, quarters_between
from data_model.vocabulary import AssignedKind


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """The quarters of a plan, to its end or its last target, and the day it is judged at."""

    start: date | None
    situation_date: date | None
    quarters: tuple[Period, ...]


def timeline_of(situation: Situation, due_days: Iterable[date] = ()) -> Timeline:
    """From the plan's start (else its first quarter) over whole years to the last target."""
    known = [*situation.periods, *situation.next_periods]
    start = situation.plan_start or (known[0].first_day if known else None)
    if start is None:
        return Timeline(start=None, situation_date=None, quarters=())
    last = max([start, situation.as_of, *due_days])
    end = date(last.year, 12, 31)
    if situation.plan_end is not None and situation.plan_end < end:
        end = max(situation.plan_end, start)
    return Timeline(
        start=start,
        situation_date=situation.situation_date,
        quarters=tuple(quarters_between(start, end)),
    )


def due_quarters(
    assignments: pd.DataFrame, quarters: Sequence[Period]
) -> dict[str, list[tuple[Period, frozenset[str]]]]:
    """Indicator → the quarters where it is asked, in order, with who is asked."""
    asked: dict[str, dict[Period, set[str]]] = {}
    for kind, who, code, due in asked_periods(assignments, quarters):
        if kind == AssignedKind.INDICATOR:
            spans = asked.setdefault(code, {})
            for quarter in due:
                spans.setdefault(quarter, set()).add(who)
    return {
        code: [(quarter, frozenset(spans[quarter])) for quarter in sorted(spans)]
        for code, spans in asked.items()
    }

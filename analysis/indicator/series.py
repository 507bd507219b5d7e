"""One indicator over time and over respondents."""

import pandas as pd

from analysis.results.actuals import Span, actual_over, counted_over, last_quarter_end, scaled
from analysis.results.given import SUMMED_OVER_TIME, given_values
from analysis.results.goals import aim_at, judged_span
from analysis.results.narrowed import narrowed
from analysis.results.said import CARRIED, GivenValue
from analysis.results.timeline import due_quarters, timeline_of
from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from data_model.period import Period
from data_model.vocabulary import Nature

NOT_ASKED, MISSING = "not_asked", "missing"
TOTAL = (
    "numerator_e4",
    "denominator_e4",
    "at_least",
    "is_carried",
    "respondents_given",
    "respondents_due",
)
SHARE = ("numerator_e4", "denominator_e4", "at_least", "cells_given", "cells_due")


def indicator_series_frame(
    snapshot: Snapshot, indicator_code: str, *, upto: Period | None = None
) -> pd.DataFrame:
    """The total of one indicator for each quarter, missing kept missing.

    Columns: period_code (str), last_day (date), value_e4 (Int64, 10⁻⁴, nullable), numerator_e4,
    denominator_e4 (Int64, of a ratio), at_least, is_carried (bool), respondents_given,
    respondents_due (Int64). Rows: one a quarter from the plan's start up to `upto`, the situation
    date by default; a year's value of a flow is in no quarter.
    Raises: KeyError for an unknown indicator. Source: domain.md §3.
    """
    one, nature, unit = narrowed(snapshot, indicator_code)
    last = upto or one.situation.last_period
    quarters = timeline_of(one.situation).quarters
    values = given_values(one, upto=last)
    due = due_quarters(one.assignments, quarters).get(indicator_code, [])
    rows: list[tuple[object, ...]] = []
    for quarter in quarters:
        if last is None or quarter.last_day > last.last_day:
            break
        found = actual_over(
            [v for v in values if v.period_code == quarter.code],
            [(q, who) for q, who in due if q == quarter],
            nature=nature,
            unit=unit,
            span=Span(first_day=quarter.first_day, last_day=quarter.last_day),
        )
        total = [getattr(found, name) for name in TOTAL]
        rows.append((quarter.code, quarter.last_day, scaled(found.value), *total))
    return _with_integers(rows, ["period_code", "last_day", "value_e4", *TOTAL])


def commune_values_frame(snapshot: Snapshot, indicator_code: str) -> pd.DataFrame:
    """One indicator's value by respondent at the situation date, over its target's span.

    Columns: respondent_code, name, kind (str), value_e4 (Int64, 10⁻⁴, nullable), state (given,
    confirmed, carried, missing: asked without value, not_asked), from_period (str, where the
    newest value was given, or None), counted_from (str, where the oldest value counted in a flow
    or a ratio was given, or None), numerator_e4, denominator_e4 (Int64, of a ratio), at_least
    (bool), cells_given, cells_due (Int64). Rows: one a respondent, in their order.
    Raises: KeyError for an unknown indicator. Source: domain.md §3.
    """
    one, nature, unit = narrowed(snapshot, indicator_code)
    time = timeline_of(one.situation, one.targets["due_on"])
    values = given_values(one, upto=one.situation.last_period)
    due = due_quarters(one.assignments, time.quarters).get(indicator_code, [])
    span = judged_span(aim_at(list(rows_of(one.targets)), due, time), time)
    rows: list[tuple[object, ...]] = []
    for person in rows_of(one.respondents):
        head = (person.respondent_code, person.name, person.kind)
        if span is None:
            rows.append((*head, None, NOT_ASKED, None, None, None, None, False, 0, 0))
            continue
        mine = [v for v in values if v.respondent_code == person.respondent_code]
        asked = [
            (q, frozenset({person.respondent_code}))
            for q, names in due
            if person.respondent_code in names
        ]
        found = actual_over(mine, asked, nature=nature, unit=unit, span=span)
        state, since = _state(mine, nature=nature, span=span)
        if state == MISSING and not any(span.holds(q.last_day) for q, _ in asked):
            state = NOT_ASKED
        counted = counted_over(mine, asked, nature=nature, span=span)
        oldest = min(counted, key=lambda v: v.last_day, default=None)
        if nature is Nature.RATIO and since and oldest is None:
            # What was said before the last quarters due is in the figure no more.
            state = MISSING
        first = oldest.period_code if oldest and nature in SUMMED_OVER_TIME else None
        share = [getattr(found, name) for name in SHARE]
        rows.append((*head, scaled(found.value), state, since, first, *share))
    columns = ["respondent_code", "name", "kind", "value_e4", "state", "from_period"]
    columns += ["counted_from", *SHARE]
    return _with_integers(rows, columns)


def _state(values: list[GivenValue], *, nature: Nature, span: Span) -> tuple[str, str | None]:
    """How the newest value in the span came to stand, and the period it was given for."""
    known = [v for v in values if v.last_day <= span.last_day]
    if nature not in CARRIED:
        known = [v for v in known if v.last_day >= span.first_day]
    newest = max(known, key=lambda value: value.last_day, default=None)
    if newest is None:
        return MISSING, None
    # A stock no longer carried to the end of the span is not known there any more.
    if nature in CARRIED and newest.last_day < last_quarter_end(span.last_day):
        return MISSING, newest.from_period
    return newest.state, newest.from_period


def _with_integers(rows: list[tuple[object, ...]], columns: list[str]) -> pd.DataFrame:
    whole = [name for name in columns if name.endswith("_e4")]
    whole += [name for name in columns if name.startswith(("respondents_", "cells_"))]
    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    return frame.astype(dict.fromkeys(whole, "Int64"))

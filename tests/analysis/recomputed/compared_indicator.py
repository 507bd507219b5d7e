"""The pages of one indicator: its respondents, the year before, where its pace leads."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from analysis.indicator.commune_values import commune_map_frame
from analysis.indicator.series import commune_values_frame, indicator_series_frame
from analysis.indicator.trajectory import indicator_forecast
from analysis.indicator.year import year_before_frame
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from tests.analysis.recomputed.compared_results import to_e4
from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.naive_forecast import forecast_of
from tests.analysis.recomputed.naive_results import Judged, judged
from tests.analysis.recomputed.naive_target import plan_quarters, plan_start
from tests.analysis.recomputed.naive_total import total
from tests.analysis.recomputed.naive_values import due_of, values_in_force
from tests.analysis.recomputed.pair import Pair
from tests.analysis.recomputed.quarter import code_of, first_day, last_day, quarter_of
from tests.analysis.recomputed.tables import Row


def indicator_pairs(seen: Snapshot, known: Known) -> Iterator[Pair]:
    counted = judged(known)
    for indicator in known.indicators:
        naive = counted[indicator["code"]]
        yield from _respondents(seen, known, indicator, naive)
        yield from _year_before(seen, known, indicator)
        yield from _forecast(seen, known, indicator, naive)


def _span(known: Known, naive: Judged) -> tuple[Any, Any, bool]:
    start, until = plan_start(known), known.until
    if naive.aimed is None or until is None:
        return start, until, False
    return naive.aimed.first, min(naive.aimed.last, until), naive.aimed.gained


def _respondents(seen: Snapshot, known: Known, indicator: Row, naive: Judged) -> Iterator[Pair]:
    """Each respondent's own value, and a commune's for 1 000 inhabitants."""
    code, nature = indicator["code"], indicator["nature"]
    first, last, gained = _span(known, naive)
    due = due_of(known, code, plan_quarters(known, aims=True))
    values = values_in_force(known, indicator["code"], known.until)
    frame = commune_values_frame(seen, code)
    own: dict[str, Fraction | None] = {}
    for row in rows_of(frame):
        who = row.respondent_code
        own[who] = None
        if first is not None and last is not None:
            asked = {q: {who} for q, names in due.items() if who in names}
            mine = [value for value in values if value.who == who]
            found = total(
                mine,
                asked,
                nature=nature,
                unit=indicator["unit"],
                first=first,
                last=last,
                gained=gained,
            )
            own[who] = found.value
        yield Pair(f"{code} de {who}", whole(row.value_e4), to_e4(own[who]))
    if nature not in ("flow", "cumulative", "stock"):
        return
    people = {row["code"]: row["population"] for row in known.respondents}
    for row in rows_of(commune_map_frame(seen, code, per_thousand=True, values=frame)):
        value, inhabitants = to_e4(own[row.respondent_code]), people[row.respondent_code]
        rate = None if value is None or not inhabitants else Fraction(value * 1000, inhabitants)
        shown = whole(row.value_e4)
        near = (
            shown
            if rate is not None and shown is not None and abs(rate - shown) <= Fraction(1, 2)
            else rate
        )
        yield Pair(f"{code} pour 1 000 de {row.respondent_code}", shown, near)


def _year_before(seen: Snapshot, known: Known, indicator: Row) -> Iterator[Pair]:
    """Each quarter's total and the same quarter's a year before."""
    code = indicator["code"]
    quarters = tuple(
        q
        for q in plan_quarters(known, aims=False)
        if known.until is not None and last_day(q) <= known.until
    )
    values = [
        v for v in values_in_force(known, indicator["code"], known.until) if len(v.cells) <= 1
    ]
    due = due_of(known, code, quarters)
    totals = {}
    for quarter in quarters:
        found = total(
            [v for v in values if quarter_of(v.ends) == quarter],
            {quarter: due[quarter]} if quarter in due else {},
            nature=indicator["nature"],
            unit=indicator["unit"],
            first=first_day(quarter),
            last=last_day(quarter),
        )
        if found.value is not None or quarter in due:
            totals[code_of(quarter)] = to_e4(found.value)
    frame = year_before_frame(indicator_series_frame(seen, code))
    yield Pair(f"{code} trimestres", tuple(frame["period_code"])[::-1], tuple(totals))
    for row in rows_of(frame):
        year, place = row.period_code.split("-")
        value, before = totals[row.period_code], totals.get(f"{int(year) - 1}-{place}")
        gap = None if value is None or before is None else value - before
        shown = (whole(row.value_e4), whole(row.before_e4), whole(row.difference_e4))
        yield Pair(f"{code} {row.period_code} et un an avant", shown, (value, before, gap))


def _forecast(seen: Snapshot, known: Known, indicator: Row, naive: Judged) -> Iterator[Pair]:
    shown = indicator_forecast(seen, indicator["code"])
    counted = forecast_of(known, indicator, naive.aimed)
    name = f"prévision {indicator['code']}"
    yield Pair(f"{name} existe", shown is not None, counted is not None)
    if shown is None or counted is None:
        return
    for field in ("received", "estimated", "remaining", "central", "low", "high"):
        yield Pair(f"{name} {field}", getattr(shown, field), getattr(counted, field))
    yield Pair(f"{name} rythme", shown.pace_needed, counted.pace_needed)
    yield Pair(f"{name} rythme récent", shown.recent_pace, counted.recent_pace)

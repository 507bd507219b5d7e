"""What asks for attention, counted kind by kind and level by level."""

from collections import Counter
from datetime import timedelta
from fractions import Fraction

from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.naive_budget import (
    Amount,
    added,
    amounts_at_situation,
    lines_of,
    split_of,
)
from tests.analysis.recomputed.naive_calendar import SLIPPAGE, Step, steps_of, work_of
from tests.analysis.recomputed.naive_results import judged
from tests.analysis.recomputed.naive_returns import board
from tests.analysis.recomputed.naive_values import due_of, values_in_force
from tests.analysis.recomputed.quarter import code_of, quarter_of

SOON = timedelta(days=14)
GAPS = (-5, -15)
STALE = 2
# How bad a declared météo says things are: 0 well, 1 vigilance, 2 alert.
BAD = {"sun": 0, "cloud": 1, "rain": 1, "storm": 2}


def attention_of(known: Known) -> Counter[tuple[str, str]]:
    """(kind, level) → how many points; none before the first return."""
    found: Counter[tuple[str, str]] = Counter()
    if not known.returns:
        return found
    steps, results = steps_of(known), judged(known)
    _milestones(known, steps, found)
    for action in known.actions:
        work = work_of(steps, [action["code"]])
        gap = (work.done - work.expected) / work.total * 100 if work.total else None
        if gap is not None and gap <= GAPS[0]:
            found["completion", "alert" if gap <= GAPS[1] else "watch"] += 1
        if gap is not None and action["code"] in known.weather:
            level = 2 if gap <= GAPS[1] else 1 if gap <= GAPS[0] else 0
            found["weather", "watch"] += level < BAD[known.weather[action["code"]]]
    for one in results.values():
        if one.status in ("alert", "watch"):
            found["indicator", one.status] += 1
    found["overrun", "alert"] += len(_overspent(known))
    if known.ended:
        last = code_of(known.ended[-1])
        places = [place for (_, period), place in board(known).items() if period == last]
        found["returns", "alert"] += any(p.is_expected and not p.is_received for p in places)
    to_confirm = [s for s in steps if s.kind == "unconfirmed" and s.days is None]
    found["unconfirmed", "none"] += bool(to_confirm)
    found["no_news", "none"] += len({s.action for s in steps if s.is_silent})
    found["stale", "none"] += len(_stale(known))
    told = {s.action for s in steps if s.is_told}
    found["no_data", "none"] += any(row["code"] not in told for row in known.actions)
    found["no_data", "none"] += any(
        one.status == "no_data" and one.total is not None and one.total.due > 0
        for one in results.values()
    )
    return +found


def _milestones(known: Known, steps: list[Step], found: Counter[tuple[str, str]]) -> None:
    """Late past a threshold, or due within two weeks; a shared event once."""
    told = set()
    for step in steps:
        # A shared event comes back in each cycle, as any milestone does.
        event = step.event if step.event[1] else (step.code, step.cycle)
        if step.end is None or step.actual is not None or event in told:
            continue
        if step.days is not None and step.days > SLIPPAGE[0]:
            found["late", "alert" if step.days > SLIPPAGE[1] else "watch"] += 1
            told.add(event)
        elif step.kind != "unconfirmed" and known.day <= step.end <= known.day + SOON:
            found["soon", "watch"] += 1
            told.add(event)


def _overspent(known: Known) -> set[str]:
    """Actions over what is planned, over the plan or in a year, or paid over committed."""
    amounts = amounts_at_situation(known)
    lines = lines_of(known, amounts)
    if known.until is not None:
        lines = lines + lines_of(known, amounts, known.until.year)
    return {
        line.action
        for line in lines
        if line.overrun or _fails([a for a in amounts if a.action == line.action])
    }


def _fails(amounts: list[Amount]) -> bool:
    for year, planned in split_of(amounts).items():
        committed = added([a for a in amounts if a.year == year], "committed")
        if committed is not None and committed > planned:
            return True
    for key in {(a.who, a.funder, a.section) for a in amounts}:
        mine = [a for a in amounts if (a.who, a.funder, a.section) == key]
        committed, paid = added(mine, "committed"), added(mine, "paid")
        if committed is not None and paid is not None and paid > committed:
            return True
    return False


def _stale(known: Known) -> set[str]:
    """Actions of an indicator asked twice or more since its last value."""
    found = set()
    for indicator in known.indicators:
        told = [v for v in values_in_force(known, indicator["code"], known.until) if v.cells]
        if not told or not indicator["action_code"]:
            continue
        last = max(quarter_of(v.ends) for v in told)
        if sum(q > last for q in due_of(known, indicator["code"], known.ended)) >= STALE:
            found.add(indicator["action_code"])
    return found


def alerts_of(known: Known) -> int:
    """How many alerts: what two days are compared by."""
    return sum(count for (_, level), count in attention_of(known).items() if level == "alert")


def elapsed_of(known: Known, year: int | None = None) -> Fraction | None:
    """Days gone by at S, both ends counted, of the plan or of one of its years."""
    if known.start is None or known.end is None or known.until is None:
        return None
    days = [known.start + timedelta(n) for n in range((known.end - known.start).days + 1)]
    days = [day for day in days if year in (None, day.year)]
    if not days:
        return None
    return Fraction(sum(day <= known.until for day in days), len(days))

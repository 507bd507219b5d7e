"""Is the work done and on time, counted one occurrence after another."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.quarter import quarter_of
from tests.analysis.recomputed.tables import Row

E4 = 10_000
SLIPPAGE = (20, 45)
LEAST_REPORTED = Fraction(60, 100)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One occurrence at D."""

    code: str
    action: str
    event: tuple[str, int]
    start: date | None
    end: date | None
    initial_end: date | None
    actual: date | None
    kind: str
    days: int | None
    finish: date | None
    weight: Fraction
    is_told: bool
    is_due: bool
    is_done: bool
    is_silent: bool
    cycle: int


@lru_cache(maxsize=8)
def steps_of(known: Known) -> list[Step]:
    """Every occurrence that counts, with its weight."""
    held = [_step(known, row) for row in known.occurrences]
    actions = {row["code"]: row for row in known.actions}
    found = []
    for one in held:
        action = actions[one.action]
        if one.end is None:
            found.append(one)
            continue
        alike = [
            other
            for other in held
            if other.action == one.action
            and other.end is not None
            and _share_of(action["days_basis"], other) == _share_of(action["days_basis"], one)
        ]
        weight = Fraction(1)
        if action["days_e4"]:
            weight = Fraction(action["days_e4"], E4) / len(alike)
        found.append(replace(one, weight=weight))
    return found


def _share_of(basis: str | None, step: Step) -> object:
    """What human days are shared over: all, each cycle, or each year of the first calendar."""
    if basis == "total":
        return "all"
    if basis == "per_cycle":
        return step.cycle
    return (step.initial_end or step.end or date.min).year


def _event(row: Row) -> tuple[str, int]:
    return (row["event"], row["cycle"]) if row["event"] else (row["code"], 0)


def _step(known: Known, row: Row) -> Step:
    held, first = row["held"], row["first"]
    start, end = held["start_date"] or held["end_date"], held["end_date"]
    said = []
    for one in known.statements:
        about = known.by_code.get(one["occurrence_code"])
        if about is None or _event(about) != _event(row):
            continue
        leads = {about["lead"]} if about["lead"] else known.territories
        if one["who"] in leads:
            said.append(one)
    said.sort(key=lambda one: (one["ends"], one["return_number"]))
    done = [s["end_date"] for s in said if s["field"] == "done" and s["end_date"] <= known.day]
    actual = done[-1] if done else None
    forecasts = [
        s
        for s in said
        if s["field"] == "forecast"
        and s["received"] <= known.day
        and (row["since"] is None or s["received"] >= row["since"])
    ]
    finish = actual or (forecasts[-1]["end_date"] if forecasts else end)
    heard = said[-1]["ends"] if said else date.min
    kind, days = "not_due", None
    if end is None:
        kind = "done" if actual else "undated"
    elif actual:
        kind, days = "done", _slip(start, end, actual)
    elif finish < known.day:
        if heard < finish:
            # Until a return is due for it, nobody is silent and an announced delay stands.
            told_by = known.until is not None and max(end, finish) <= known.until
            kind = "no_news" if told_by else "unconfirmed"
            days = (finish - end).days if kind == "unconfirmed" and finish > end else None
        elif known.day > end:
            kind, days = "late_at_least", (known.day - end).days
    elif forecasts:
        kind, days = "forecast", _slip(start, end, finish)
    is_due = end is not None and known.until is not None and end <= known.until
    return Step(
        code=row["code"],
        action=row["action_code"],
        event=_event(row),
        start=start,
        end=end,
        initial_end=first["end_date"],
        actual=actual,
        kind=kind,
        days=days,
        finish=finish,
        weight=Fraction(0),
        is_told=bool(said),
        is_due=is_due,
        is_done=actual is not None and known.until is not None and actual <= known.until,
        is_silent=kind == "no_news",
        cycle=row["cycle"],
    )


def _slip(start: date, end: date, finish: date) -> int:
    """Days after the end, or before the start as a negative, else on time."""
    if finish > end:
        return (finish - end).days
    return (finish - start).days if finish < start else 0


def once(steps: list[Step]) -> list[Step]:
    """Dated ones; of a shared event the heaviest."""
    kept: list[Step] = []
    for step in steps:
        same = [one for one in kept if one.event == step.event]
        if step.end is None or (same and same[0].weight >= step.weight):
            continue
        kept = [one for one in kept if one.event != step.event] + [step]
    return kept


def told_actions(steps: list[Step]) -> set[str]:
    return {step.action for step in steps if step.is_told}


@dataclass(frozen=True, kw_only=True)
class Work:
    """Weights and counts of some actions."""

    done: Fraction
    expected: Fraction
    total: Fraction
    steps_done: int
    steps_due: int
    steps: int
    told: int
    silent: int
    undated: int


def work_of(steps: list[Step], actions: list[str]) -> Work:
    held = [step for step in steps if step.action in actions]
    every = once(held)
    told = told_actions(steps)
    counted = once([step for step in held if step.action in told])
    return Work(
        done=sum((s.weight for s in counted if s.is_done), Fraction(0)),
        expected=sum((s.weight for s in counted if s.is_due), Fraction(0)),
        total=sum((s.weight for s in counted), Fraction(0)),
        steps_done=sum(s.is_done for s in every),
        steps_due=sum(s.is_due for s in every),
        steps=len(every),
        told=len(told & set(actions)),
        silent=sum(s.is_silent for s in every),
        undated=sum(s.end is None for s in held),
    )


def slip_of_action(steps: list[Step], action: str) -> int | None:
    """That of its latest-planned occurrence that is done, forecast or due."""
    speaking = [
        s
        for s in steps
        if s.action == action and s.end is not None and (s.is_due or s.days is not None)
    ]
    if not speaking:
        return None
    last = max(s.end for s in speaking if s.end)
    days = [s.days for s in speaking if s.end == last and s.days is not None]
    return max(days) if days else None


def median_of(days: list[int]) -> Fraction | None:
    row = sorted(days)
    if not row:
        return None
    return Fraction(row[(len(row) - 1) // 2] + row[len(row) // 2], 2)


def hits(steps: list[Step], until: date, *, initial: bool) -> tuple[int, int]:
    """Done by the end of their calendar, of those due at S."""
    ends = [(s.initial_end if initial else s.end, s.actual) for s in once(steps)]
    due = [(end, actual) for end, actual in ends if end is not None and end <= until]
    return sum(actual is not None and actual <= end for end, actual in due), len(due)


@dataclass(frozen=True, kw_only=True)
class Earned:
    """Earned schedule in quarters; None throughout where it cannot be computed."""

    es: Fraction
    sv: Fraction
    spi: Fraction
    ieac: Fraction | None
    duration: int


def earned(known: Known, steps: list[Step], actions: list[str]) -> Earned | None:
    """ES, SV(t), SPI(t), IEAC(t) of some actions at S."""
    until, start = known.until, known.start
    if until is None or start is None or known.end is None:
        return None
    held = [s for s in steps if s.action in actions]
    told = told_actions(held)
    every, counted = once(held), once([s for s in held if s.action in told])
    weight = sum((s.weight for s in every), Fraction(0))
    reported = sum((s.weight for s in counted), Fraction(0))
    if not counted or reported < LEAST_REPORTED * weight:
        return None
    first = quarter_of(start)
    length = max(max(quarter_of(s.end) for s in counted if s.end) - first + 1, 1)
    planned = [Fraction(0)]
    for k in range(1, length + 1):
        ended = [s for s in counted if s.end and quarter_of(s.end) < first + k]
        planned.append(sum((s.weight for s in ended), Fraction(0)))
    duration = next(k for k, value in enumerate(planned) if value == planned[-1])
    if duration == 0:
        return None
    value = sum((s.weight for s in counted if s.is_done), Fraction(0))
    elapsed = quarter_of(until + timedelta(days=1)) - first
    if all(s.is_done for s in counted):
        last = max(max(s.actual for s in counted if s.actual), start)
        elapsed = min(elapsed, quarter_of(last) - first + 1)
    if elapsed < 2 and not (value >= planned[-1] and elapsed > 0):
        return None
    whole = max(k for k in range(duration + 1) if planned[k] <= value)
    es = Fraction(whole)
    if whole < duration:
        es += (value - planned[whole]) / (planned[whole + 1] - planned[whole])
    spi = es / elapsed
    return Earned(
        es=es,
        sv=es - elapsed,
        spi=spi,
        ieac=duration / spi if spi else None,
        duration=duration,
    )

"""Money: lines, sums by axis, action, year, funder and nature, unit costs, co-financing."""

from collections.abc import Iterator
from fractions import Fraction
from operator import attrgetter

from sqlmodel import Session

from analysis.budget.amount import budget_said
from analysis.budget.budget import budget_by_axis, budget_by_year, budget_lines_frame
from analysis.budget.co_financing import co_financing_by_funder, co_financing_frame, leverage
from analysis.budget.line import budget_lines
from analysis.budget.split import budget_by_split
from analysis.budget.unit_cost import unit_costs
from analysis.results.measures import measured_indicators_frame
from analysis.rows import rows_of, whole
from analysis.scope import By
from analysis.snapshot import Snapshot
from tests.analysis.recomputed.compared_calendar import groups
from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.naive_budget import (
    TOTALS,
    Amount,
    Line,
    amounts_at_situation,
    amounts_until,
    by_split,
    co_financed,
    drawn_along,
    lines_of,
    sums_of,
)
from tests.analysis.recomputed.naive_cost import costs_of
from tests.analysis.recomputed.pair import Pair

LEVELS: tuple[By, ...] = ("action", "objective", "axis", "plan")
SUMS = (
    "planned_cents",
    "committed_cents",
    "paid_cents",
    "rate_committed",
    "rate_paid",
    "remaining_to_commit",
    "remaining_to_pay",
    "overrun_cents",
    "lines",
    "is_at_least",
)


def budget_pairs(session: Session, seen: Snapshot, known: Known) -> Iterator[Pair]:
    amounts = amounts_at_situation(known)
    lines = lines_of(known, amounts)
    yield from _lines(seen, known, lines)
    for by in LEVELS:
        for row in rows_of(budget_by_axis(seen, by)):
            mine = [line for line in lines if line.action in groups(known, by)[row.code]]
            yield from _sums(f"budget {by} {row.code}", row, mine)
    for row in rows_of(budget_by_year(seen)):
        year = whole(row.exercise)
        if year is not None:
            yield from _sums(f"budget {year}", row, lines_of(known, amounts, year))
        else:
            yield Pair("budget non réparti", whole(row.planned_cents), _left(lines))
    yield from _splits(seen, amounts)
    yield from _co_financing(session, seen, known, amounts)
    found = unit_costs(measured_indicators_frame(seen), budget_lines(seen))
    shown = [(one.label, one.quotient.value) for one in found]
    yield Pair("coûts unitaires", shown, costs_of(known, lines))


def _lines(seen: Snapshot, known: Known, lines: list[Line]) -> Iterator[Pair]:
    later = amounts_until(known, known.day.replace(year=known.day.year + 100))
    for row, line in zip(rows_of(budget_lines_frame(seen)), lines, strict=True):
        name = f"ligne {line.action}"
        shown = (whole(row.planned_cents), whole(row.committed_cents), whole(row.paid_cents))
        yield Pair(name, shown, (line.planned, line.committed, line.paid))
        one = sums_of([line])
        rates = (row.rate_committed, row.rate_paid)
        yield Pair(f"{name} taux", rates, (one.rate_committed, one.rate_paid))
        yield Pair(f"{name} dépassement", whole(row.overrun_cents), line.overrun)
        to_date = [a.cents for a in later if (a.action, a.field) == (line.action, "committed")]
        yield Pair(
            f"{name} à ce jour",
            whole(row.committed_to_date_cents),
            sum(to_date) if to_date else None,
        )


def _sums(name: str, row: object, lines: list[Line]) -> Iterator[Pair]:
    naive = sums_of(lines)
    shown = tuple(getattr(row, column) for column in SUMS)
    counted = (
        naive.planned,
        naive.committed,
        naive.paid,
        naive.rate_committed,
        naive.rate_paid,
        naive.to_commit,
        naive.to_pay,
        naive.overrun,
        naive.lines,
        naive.is_at_least,
    )
    for column, one, other in zip(SUMS, shown, counted, strict=True):
        yield Pair(f"{name} {column}", one, other)


def _left(lines: list[Line]) -> int | None:
    """What is voted in total and in no year's split."""
    left = [
        line.voted - sum(line.split.values())
        for line in lines
        if line.basis in TOTALS and line.voted is not None
    ]
    return sum(one for one in left if one > 0) if any(one > 0 for one in left) else None


def _splits(seen: Snapshot, amounts: list[Amount]) -> Iterator[Pair]:
    told, lines = budget_said(seen).at_situation, budget_lines(seen)
    for by in ("funder", "section"):
        counted = by_split(amounts, attrgetter(by))
        frame = budget_by_split(told, lines, "funder" if by == "funder" else "section")
        rows = [row for row in rows_of(frame) if row.code is not None]
        yield Pair(f"par {by}", {row.code for row in rows}, set(counted))
        for row in rows:
            shown = (whole(row.planned_cents), whole(row.committed_cents), whole(row.paid_cents))
            yield Pair(f"par {by} {row.code}", shown, counted[row.code])


def _co_financing(
    session: Session, seen: Snapshot, known: Known, amounts: list[Amount]
) -> Iterator[Pair]:
    situation = seen.situation
    frame = co_financing_frame(session, situation.plan_code, situation.cutoff)
    counted = co_financed(known)
    shown = list(rows_of(co_financing_by_funder(frame)))
    yield Pair("cofinanceurs", {row.funder for row in shown}, set(counted))
    for row in shown:
        stages = (whole(row.requested_cents), whole(row.notified_cents), whole(row.received_cents))
        told = counted[row.funder]
        naive = tuple(told.get(stage) for stage in ("requested", "notified", "received"))
        yield Pair(f"cofinancement {row.funder}", stages, naive)
    until = situation.situation_date
    drawn = leverage(
        frame,
        budget_said(seen).at_situation,
        until=until.year if until else None,
        is_partial=False,
    )
    naive_drawn: Fraction | None = drawn_along(known, amounts)
    yield Pair("effet de levier", drawn.quotient.value, naive_drawn)

"""What each target asks for at S, and the quarters that it is counted over."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.naive_values import E4, due_of
from tests.analysis.recomputed.quarter import last_day, quarter_of
from tests.analysis.recomputed.tables import Row


@dataclass(frozen=True, kw_only=True)
class Aimed:
    """What a target asks for at S: T and B in units (`low` is
    a range's lower bound), its span, its due quarters."""

    basis: str
    direction: str
    steps: list[tuple[int, Fraction]]
    start_value: Fraction | None
    slack: Fraction
    low: Fraction
    first: date
    last: date
    elapsed: int
    gained: bool

    @property
    def aim(self) -> Fraction:
        return self.steps[-1][1]

    @property
    def quarters(self) -> int:
        return self.steps[-1][0]

    @property
    def has_ended(self) -> bool:
        return self.elapsed >= self.quarters

    @property
    def expected(self) -> Fraction | None:
        """The value expected: between two steps on a line, at a level the last step reached."""
        start = self.start_value
        if start is None or (self.basis == "level" and len(self.steps) > 1):
            reached = [value for due, value in self.steps if due <= self.elapsed]
            return reached[-1] if reached else start
        since, low = 0, start
        for due, value in self.steps:
            if self.elapsed < due:
                return low + (value - low) * Fraction(self.elapsed - since, due - since)
            since, low = due, value
        return low

    def share(self, value: Fraction | None) -> Fraction | None:
        """(A − B) / (T − B)."""
        if value is None or self.start_value is None or self.aim == self.start_value:
            return None
        return (value - self.start_value) / (self.aim - self.start_value)


def plan_quarters(known: Known, *, aims: bool) -> tuple[int, ...]:
    """From the start over whole years to the last target, within the plan."""
    known_quarters = [*known.ended, *known.begun]
    start = known.start or (_first(known_quarters[0]) if known_quarters else None)
    if start is None:
        return ()
    due = [row["due_on"] for rows in known.targets.values() for row in rows] if aims else []
    last = date(max([start, known.day, *due]).year, 12, 31)
    if known.end is not None:
        last = min(last, max(known.end, start))
    return tuple(range(quarter_of(start), quarter_of(last) + 1))


def plan_start(known: Known) -> date | None:
    quarters = [*known.ended, *known.begun]
    return known.start or (_first(quarters[0]) if quarters else None)


def _first(quarter: int) -> date:
    return date(quarter // 4, 3 * (quarter % 4) + 1, 1)


def aimed_at(known: Known, indicator: Row, quarters: tuple[int, ...]) -> Aimed | None:
    rows, start = known.targets.get(indicator["code"], []), plan_start(known)
    if not rows or start is None:
        return None
    day = known.until or start
    last_row = rows[-1]
    if last_row["basis"] == "per_year":
        row = next((r for r in rows if r["due_on"].year >= day.year), last_row)
        begins = row["starts_on"] or start
        year = min(row["due_on"].year, max(day.year, begins.year))
        first, rows, ends = max(date(year, 1, 1), begins), [row], [date(year, 12, 31)]
    else:
        first = min((r["starts_on"] for r in rows if r["starts_on"]), default=start)
        ends = [r["due_on"] for r in rows]
    due = sorted(due_of(known, indicator["code"], quarters)) or quarters
    inside = [last_day(q) for q in due if first <= last_day(q) <= ends[-1]]
    middle = [_middle(row) for row in rows]
    base = None if rows[-1]["base_e4"] is None else Fraction(rows[-1]["base_e4"], E4)
    to_date = last_row["basis"] == "to_date"
    if indicator["nature"] == "flow" or last_row["basis"] == "per_year":
        started: Fraction | None = Fraction(0)
    else:
        started = Fraction(0) if base is None and to_date else base
    return Aimed(
        basis=last_row["basis"],
        direction=rows[-1]["direction"],
        steps=[
            (sum(d <= end for d in inside), aim) for end, (aim, _) in zip(ends, middle, strict=True)
        ],
        start_value=started,
        low=Fraction(rows[-1]["value_e4"], E4),
        slack=Fraction(rows[-1]["tolerance_e4"], E4) + middle[-1][1],
        first=first,
        last=ends[-1],
        elapsed=sum(known.until is not None and d <= known.until for d in inside),
        gained=last_row["basis"] == "per_year" or (to_date and base is None and first > start),
    )


def _middle(row: Row) -> tuple[Fraction, Fraction]:
    """A range is its middle, and half of its width."""
    low = Fraction(row["value_e4"], E4)
    if row["direction"] != "range":
        return low, Fraction(0)
    half = (Fraction(row["upper_e4"], E4) - low) / 2
    return low + half, half

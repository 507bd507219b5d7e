"""What was planned, committed and paid, amount after amount, in cents."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from tests.analysis.recomputed.known import Known
from tests.analysis.recomputed.naive_values import is_asked
from tests.analysis.recomputed.quarter import code_of, end_of
from tests.analysis.recomputed.tables import Row

TOTALS = ("total", "per_unit")


class Amount(NamedTuple):
    """One amount in force."""

    field: str
    action: str
    year: int
    funder: str
    section: str
    who: str
    cents: int


@lru_cache(maxsize=8)
def asked_lines(known: Known) -> set[tuple[str, str, str]]:
    """(respondent, period, action) of each line asked for up to S, years included."""
    periods = [code_of(q) for q in known.ended]
    years = sorted({period[:4] for period in periods})
    periods += [y for y in years if known.until is not None and end_of(y) <= known.until]
    return {
        (rule["respondent_code"], period, rule["object_code"])
        for rule in known.assignments
        if rule["kind"] == "budget"
        for period in periods
        if is_asked(rule, period)
    }


def amounts_until(known: Known, until: date | None) -> list[Amount]:
    """Each line's amount of its latest period; only the territory says what is planned."""
    if until is None:
        return []
    latest: dict[tuple[Any, ...], Row] = {}
    for row in known.amounts:
        if row["ends"] > until:
            continue
        if row["field"] == "planned" and row["who"] not in known.territories:
            continue
        names = ("field", "action_code", "exercise", "funder", "section", "who")
        key = tuple(row[name] for name in names)
        told = latest.get(key)
        # A year ends with its last quarter, which is the more precise of the two.
        if told is None or (told["ends"], told["period"]) < (row["ends"], row["period"]):
            latest[key] = row
    return [Amount._make((*key, row["amount_cents"])) for key, row in latest.items()]


@lru_cache(maxsize=8)
def amounts_at_situation(known: Known) -> list[Amount]:
    """With 0 for the lines of a respondent that had nothing to say, where none was known."""
    found = amounts_until(known, known.until)
    if known.until is None:
        return []
    asked = asked_lines(known)
    told = {(a.field, a.action, a.year, a.who) for a in found}
    zeros = set()
    for row in known.returns:
        if not (row["active"] and row["nothing_to_report"]):
            continue
        who, period = row["respondent_code"], row["period_code"]
        for action in sorted(code for w, p, code in asked if (w, p) == (who, period)):
            for field in ("committed", "paid"):
                if (field, action, int(period[:4]), who) not in told:
                    zeros.add(Amount(field, action, int(period[:4]), "", "", who, 0))
    return found + sorted(zeros)


def added(amounts: Iterable[Amount], field: str) -> int | None:
    cents = [a.cents for a in amounts if a.field == field]
    return sum(cents) if cents else None


def split_of(amounts: Iterable[Amount]) -> dict[int, int]:
    found: dict[int, int] = {}
    for a in amounts:
        if a.field == "planned":
            found[a.year] = found.get(a.year, 0) + a.cents
    return found


@dataclass(frozen=True, kw_only=True)
class Line:
    """One action over the plan or over one year."""

    action: str
    voted: int | None
    basis: str
    planned: int | None
    committed: int | None
    paid: int | None
    is_at_least: bool
    split: dict[int, int]

    @property
    def compared(self) -> int | None:
        """What a rate is taken of; a cap has none."""
        return None if self.basis == "cap" else self.planned

    @property
    def overrun(self) -> int | None:
        limit = self.voted if self.basis == "cap" else self.planned
        if self.committed is None or limit is None:
            return None
        return max(self.committed - limit, 0)


def lines_of(known: Known, amounts: list[Amount], year: int | None = None) -> list[Line]:
    """Each action, in the plan's order."""
    asked = asked_lines(known)
    found = []
    for action in known.actions:
        mine = [a for a in amounts if a.action == action["code"]]
        spent = [a for a in mine if year is None or a.year == year]
        told = {a.who for a in spent if a.field != "planned"}
        due = {
            who
            for who, period, code in asked
            if code == action["code"] and (year is None or period[:4] == str(year))
        }
        split = split_of(mine)
        found.append(
            Line(
                action=action["code"],
                voted=action["voted"],
                basis=action["basis"],
                planned=_planned(known, action, split, year),
                committed=added(spent, "committed"),
                paid=added(spent, "paid"),
                is_at_least=bool(due - told),
                split=split,
            )
        )
    return found


def _planned(known: Known, action: Row, split: dict[int, int], year: int | None) -> int | None:
    voted, basis = action["voted"], action["basis"]
    yearly = basis == "per_year" or (voted == 0 and basis != "cap")
    if year is not None:
        return split.get(year, voted if yearly else None)
    if basis in TOTALS or (voted == 0 and basis != "cap"):
        return int(voted) if voted is not None else None
    if basis != "per_year" or known.start is None or known.end is None:
        return None
    years = range(known.start.year, known.end.year + 1)
    each = [split.get(one, voted) for one in years]
    return None if None in each else sum(cents for cents in each if cents is not None)


@dataclass(frozen=True, kw_only=True)
class Sums:
    """Several lines together; a rate takes in only those that have a planned amount."""

    planned: int | None
    committed: int | None
    paid: int | None
    rate_committed: Fraction | None
    rate_paid: Fraction | None
    to_commit: int | None
    to_pay: int | None
    overrun: int | None
    lines: int
    is_at_least: bool


def known_sum(cents: Iterable[int | None]) -> int | None:
    told = [value for value in cents if value is not None]
    return sum(told) if told else None


def sums_of(lines: list[Line]) -> Sums:
    counted = [line for line in lines if line.compared]
    planned = sum(line.compared or 0 for line in counted)
    committed = known_sum(line.committed for line in counted)
    paid = known_sum(line.paid for line in counted)
    told = known_sum(line.compared for line in lines)
    # Beside an amount voted that nothing places, 0 € is not what is planned.
    is_unknown = not told and any(line.voted and line.planned is None for line in lines)
    return Sums(
        planned=None if is_unknown else told,
        committed=known_sum(line.committed for line in lines),
        paid=known_sum(line.paid for line in lines),
        rate_committed=None if committed is None else Fraction(committed, planned),
        rate_paid=None if paid is None else Fraction(paid, planned),
        to_commit=known_sum(
            None if line.committed is None else (line.compared or 0) - line.committed
            for line in counted
        ),
        to_pay=known_sum(
            None if line.committed is None or line.paid is None else line.committed - line.paid
            for line in lines
        ),
        overrun=known_sum(line.overrun for line in lines),
        lines=len(counted),
        is_at_least=any(line.is_at_least for line in lines)
        or any(line.committed is None for line in counted),
    )


def by_split(
    amounts: list[Amount], of: Callable[[Amount], str]
) -> dict[str, tuple[int | None, int | None, int | None]]:
    """Planned, committed and paid of each funder, or section."""
    groups = {of(a) for a in amounts}
    return {
        group: (added(mine, "planned"), added(mine, "committed"), added(mine, "paid"))
        for group in groups
        for mine in [[a for a in amounts if of(a) == group]]
    }


def co_financed(known: Known) -> dict[str, dict[str, int]]:
    """Funder → stage → cents."""
    found: dict[str, dict[str, int]] = {}
    for row in known.co_financing:
        stages = found.setdefault(row["funder"], {})
        stages[row["stage"]] = stages.get(row["stage"], 0) + row["amount_cents"]
    return found


def drawn_along(known: Known, amounts: list[Amount]) -> Fraction | None:
    """Notified for each euro committed by the others, up to the exercise of S."""
    if known.until is None:
        return None
    upto = known.until.year
    names = {row["funder"].casefold() for row in known.co_financing}
    notified = [
        row["amount_cents"]
        for row in known.co_financing
        if row["stage"] == "notified" and row["exercise"] <= upto
    ]
    own = [
        a.cents
        for a in amounts
        if a.field == "committed" and a.year <= upto and a.funder.casefold() not in names
    ]
    return Fraction(sum(notified), sum(own)) if notified and sum(own) else None

"""What the values of a span make together, by nature, and what the total rests on."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tests.analysis.recomputed.naive_values import E4, RATIO_WINDOW, Value
from tests.analysis.recomputed.quarter import first_day, last_day, quarter_of


@dataclass(frozen=True, kw_only=True)
class Total:
    """A value over a span with what it rests on."""

    value: Fraction | None
    is_observed: bool
    at_least: bool
    is_carried: bool
    diversity: int
    completeness: Fraction | None
    represented: Fraction | None
    given: int
    due: int
    top: int = 0
    base: int = 0


def total(
    values: list[Value],
    due: dict[int, set[str]],
    *,
    nature: str,
    unit: str,
    first: date,
    last: date,
    gained: bool = False,
) -> Total:
    """The sum, the last, the quotient or the median, by nature; nothing missing becomes 0."""
    usable = [v for v in values if _says(v, nature)]
    told = [v for v in usable if not v.is_carried and first <= v.ends <= last]
    asked = {q: who for q, who in due.items() if first <= last_day(q) <= last}
    counted = _counted(usable, told, asked, nature=nature, last=last)
    judged = asked
    if nature not in ("flow", "ratio") and asked:
        judged = {max(asked): asked[max(asked)]}
    cells = {(who, q) for q, names in judged.items() for who in names}
    answered = {(v.who, q) for v in told for q in v.cells} & cells
    complete = Fraction(len(answered), len(cells)) if cells else None
    kept, taken_off = counted, 0
    if gained and nature == "cumulative":
        eve = first_day(quarter_of(first)) - timedelta(days=1)
        before = [v for v in usable if v.ends == eve and v.who in {c.who for c in counted}]
        heard = {v.who for v in before}
        earlier = {who for q, names in due.items() if last_day(q) < first for who in names}
        kept = [v for v in counted if v.who in heard or v.who not in earlier]
        taken_off = sum(v.amount or 0 for v in before)
    value: Fraction | None = None
    top, base = sum(v.amount or 0 for v in kept), sum(v.base or 0 for v in kept)
    if kept and nature in ("flow", "cumulative", "stock"):
        value = Fraction(top - taken_off, E4)
    elif kept and nature == "ratio" and base:
        value = Fraction(top, base) * (100 if unit == "%" else 1)
    elif kept and nature == "scale":
        row = sorted(Fraction(v.amount or 0, E4) for v in kept)
        value = (row[(len(row) - 1) // 2] + row[len(row) // 2]) / 2
    people = {who for who, _ in cells}
    lacks = len(answered) < len(cells)
    if nature == "stock":
        lacks = not people <= {v.who for v in counted}
    represented = complete
    if nature in ("cumulative", "stock"):
        represented = Fraction(len(people & {v.who for v in kept}), len(people)) if people else None
    sums = nature in ("flow", "cumulative", "stock")
    return Total(
        value=value,
        is_observed=bool(told),
        at_least=sums and value is not None and (lacks or len(kept) < len(counted)),
        is_carried=any(v.is_carried for v in counted),
        diversity=len({v.category.casefold() for v in counted if v.category and v.amount}),
        completeness=complete,
        represented=represented,
        given=len({who for who, _ in answered}),
        due=len(people),
        top=top,
        base=base,
    )


def _says(value: Value, nature: str) -> bool:
    if nature == "text":
        return bool(value.text)
    return value.amount is not None and (nature != "ratio" or value.base is not None)


def _counted(
    usable: list[Value], told: list[Value], asked: dict[int, set[str]], *, nature: str, last: date
) -> list[Value]:
    if nature in ("cumulative", "stock"):
        closing = quarter_of(last) if last == last_day(quarter_of(last)) else quarter_of(last) - 1
        return [v for v in usable if v.ends == last_day(closing)]
    if nature == "ratio" and asked:
        window = sorted(asked)[-RATIO_WINDOW:]
        return [v for v in told if v.ends >= first_day(window[0])]
    if nature in ("scale", "text") and told:
        days = {v.ends for v in told}
        newest = max(days & {last_day(q) for q in asked} or days)
        return [v for v in told if v.ends == newest]
    return told

"""An indicator's value over a span, by its nature, with what that value rests on."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from statistics import median

from analysis.results.said import CARRIED, GivenValue, ValueState
from data_model.french import E4
from data_model.period import Period, quarter_of, quarters_of_year, simplified
from data_model.vocabulary import Nature

RATIO_DUE_QUARTERS = 4
PERCENT = "%"

DueQuarters = Sequence[tuple[Period, frozenset[str]]]
"""The quarters where an indicator is asked, in order, with who is asked."""


@dataclass(frozen=True, kw_only=True)
class Actual:
    """A value in its unit, None when unknown; `is_observed` is about the span itself.

    `completeness` is what was answered of what was due; `represented` is the part of it whose
    value is in the total, carried ones too: what could still be added to it.
    """

    value: Fraction | None
    is_observed: bool
    at_least: bool
    is_carried: bool
    diversity: int | None
    has_unbroken: bool
    completeness: Fraction | None
    represented: Fraction | None
    respondents_given: int
    respondents_due: int
    cells_given: int
    cells_due: int
    numerator_e4: int | None = None
    denominator_e4: int | None = None


@dataclass(frozen=True, kw_only=True)
class Span:
    """Two days; `from_zero` counts only what a cumulative gained since the first."""

    first_day: date
    last_day: date
    from_zero: bool = False

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first_day <= day <= self.last_day


def actual_over(
    values: Sequence[GivenValue], due: DueQuarters, *, nature: Nature, unit: str, span: Span
) -> Actual:
    """The value of one indicator over a span.

    A ratio of unit « % » is given in percent. Source: domain.md §3 and §4.
    """
    usable = [value for value in values if is_usable(value, nature)]
    said = [v for v in usable if v.is_said and span.holds(v.last_day)]
    asked = [(q, who) for q, who in due if span.holds(q.last_day)]
    counted = counted_over(values, due, nature=nature, span=span)
    value, left_out = _total(counted, nature=nature, unit=unit), False
    kept = counted
    if span.from_zero and nature is Nature.CUMULATIVE:
        kept, before = gained_over(usable, counted, due, first_day=span.first_day)
        gained = sum(v.value_e4 or 0 for v in kept) - sum(v.value_e4 or 0 for v in before)
        value = Fraction(gained, E4) if kept else None
        left_out = len(kept) < len(counted)
    cells = judged_cells(asked, nature)
    given = {cell for cell in covered_cells(said) if cell in cells}
    is_summed = nature in {Nature.FLOW, Nature.CUMULATIVE, Nature.STOCK}
    missing = len(given) < len(cells)
    if nature is Nature.STOCK:
        missing = not {who for who, _ in cells} <= {v.respondent_code for v in counted}
    is_ratio = nature is Nature.RATIO and bool(counted)
    completeness = Fraction(len(given), len(cells)) if cells else None
    return Actual(
        value=value,
        is_observed=bool(said),
        at_least=is_summed and value is not None and (missing or left_out),
        is_carried=any(v.state is ValueState.CARRIED for v in counted),
        diversity=diversity(counted) if counted and is_summed else None,
        has_unbroken=any(not v.category and (v.value_e4 or 0) > 0 for v in counted),
        completeness=completeness,
        represented=_represented(kept, cells) if nature in CARRIED else completeness,
        respondents_given=len({who for who, _ in given}),
        respondents_due=len({who for who, _ in cells}),
        cells_given=len(given),
        cells_due=len(cells),
        numerator_e4=sum(v.value_e4 or 0 for v in counted) if is_ratio else None,
        denominator_e4=sum(v.denominator_e4 or 0 for v in counted) if is_ratio else None,
    )


def is_usable(value: GivenValue, nature: Nature) -> bool:
    """Whether a value can enter a total of its nature: a ratio needs both of its parts."""
    if nature is Nature.TEXT:
        return bool(value.text_value)
    if nature is Nature.RATIO:
        return value.value_e4 is not None and value.denominator_e4 is not None
    return value.value_e4 is not None


def covered_cells(said: Iterable[GivenValue]) -> set[tuple[str, str]]:
    """(respondent, quarter) of each value said; a year's value covers its four quarters."""
    cells: set[tuple[str, str]] = set()
    for value in said:
        if "-" in value.period_code:
            cells.add((value.respondent_code, value.period_code))
        else:
            quarters = quarters_of_year(int(value.period_code))
            cells.update((value.respondent_code, quarter.code) for quarter in quarters)
    return cells


def diversity(counted: Iterable[GivenValue]) -> int:
    """The number of distinct named categories above 0: a union, never a sum."""
    names = {v.category for v in counted if v.category and (v.value_e4 or 0) > 0}
    return len({simplified(name) for name in names})


def judged_cells(asked: DueQuarters, nature: Nature) -> set[tuple[str, str]]:
    """All due cells for a flow or a ratio, else those of the last due quarter."""
    spans = asked if nature in {Nature.FLOW, Nature.RATIO} else asked[-1:]
    return {(name, quarter.code) for quarter, who in spans for name in who}


def counted_over(
    values: Sequence[GivenValue], due: DueQuarters, *, nature: Nature, span: Span
) -> list[GivenValue]:
    """The values that make up the total of `actual_over`."""
    usable = [value for value in values if is_usable(value, nature)]
    said = [v for v in usable if v.is_said and span.holds(v.last_day)]
    asked = [(q, who) for q, who in due if span.holds(q.last_day)]
    if nature in CARRIED:
        closing = last_quarter_end(span.last_day)
        return [v for v in usable if v.last_day == closing]
    if nature is Nature.RATIO and asked:
        window = asked[-RATIO_DUE_QUARTERS:][0][0].first_day
        return [v for v in said if v.last_day >= window]
    if nature in {Nature.SCALE, Nature.TEXT}:
        due_days = {quarter.last_day for quarter, _ in asked}
        days = {v.last_day for v in said}
        newest = max(days & due_days or days, default=None)
        return [v for v in said if v.last_day == newest]
    return said


def last_quarter_end(day: date) -> date:
    """The last day of the last quarter ended by `day`."""
    quarter = quarter_of(day)
    return day if quarter.last_day == day else quarter.first_day - timedelta(days=1)


def _represented(kept: Iterable[GivenValue], cells: Collection[tuple[str, str]]) -> Fraction | None:
    due = {who for who, _ in cells}
    return Fraction(len(due & {v.respondent_code for v in kept}), len(due)) if due else None


def _total(counted: Sequence[GivenValue], *, nature: Nature, unit: str) -> Fraction | None:
    if not counted or nature is Nature.TEXT:
        return None
    amounts = [v.value_e4 or 0 for v in counted]
    if nature is Nature.SCALE:
        return median(Fraction(amount, E4) for amount in amounts)
    if nature is Nature.RATIO:
        base = sum(v.denominator_e4 or 0 for v in counted)
        return Fraction(sum(amounts), base) * (100 if unit == PERCENT else 1) if base else None
    return Fraction(sum(amounts), E4)


def gained_over(
    usable: Sequence[GivenValue],
    counted: Sequence[GivenValue],
    due: DueQuarters,
    *,
    first_day: date,
) -> tuple[list[GivenValue], list[GivenValue]]:
    """What cumulatives gained since a day: the values to add, and those to take off.

    One without a value before, though already asked then, is left out: its start is unknown.
    """
    eve = quarter_of(first_day).first_day - timedelta(days=1)
    asked_before = {name for q, who in due if q.last_day < first_day for name in who}
    now = {v.respondent_code for v in counted}
    before = [v for v in usable if v.last_day == eve and v.respondent_code in now]
    known = {v.respondent_code for v in before}
    kept = [
        v for v in counted if v.respondent_code in known or v.respondent_code not in asked_before
    ]
    return kept, before


def grouped(
    values: Iterable[GivenValue], key: Callable[[GivenValue], str]
) -> Mapping[str, list[GivenValue]]:
    """The values by one of their codes, in their order."""
    groups: dict[str, list[GivenValue]] = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    return groups


def scaled(value: Fraction | None) -> int | None:
    """A value in 10⁻⁴, rounded half up."""
    return None if value is None else int((value * E4 + Fraction(1, 2)) // 1)

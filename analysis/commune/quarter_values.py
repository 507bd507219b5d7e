"""What each respondent's cell held in each quarter, and the communes' median beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Any

from analysis.indicator.commune_values import communes_of
from analysis.results.actuals import Span, actual_over, scaled
from analysis.results.asked import asked_cells_frame
from analysis.results.given import given_values
from analysis.results.said import GivenValue, ValueState
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.period import Period, quarter
from data_model.vocabulary import AssignedKind, Nature

MEDIAN_FROM = 3
PER = 1_000
LAST_QUARTER = 4

Place = tuple[str, str, str]
"""Indicator, respondent and quarter."""


@dataclass(frozen=True, kw_only=True)
class QuarterValue:
    """One respondent's value of one indicator for one quarter; a text has no amount."""

    amount_e4: int | None
    held: tuple[GivenValue, ...]
    is_carried: bool


@dataclass(frozen=True, kw_only=True)
class Median:
    """The middle of the communes' values of a quarter, and what it rests on."""

    amount_e4: int | None
    known: int
    asked: int


def quarter_values(snapshot: Snapshot) -> dict[Place, QuarterValue]:
    """Every value that stands for a quarter up to S, of every respondent.

    What was given for a year stands at its last quarter, where that quarter itself was not said.
    Source: domain.md §1 and §3.
    """
    rules = {
        row.indicator_code: (Nature(row.nature), str(row.unit))
        for row in rows_of(snapshot.indicators)
    }
    held: dict[Place, list[GivenValue]] = {}
    yearly: dict[Place, list[GivenValue]] = {}
    for value in given_values(snapshot, upto=snapshot.situation.last_period):
        is_year = "-" not in value.period_code
        code = quarter(int(value.period_code), LAST_QUARTER).code if is_year else value.period_code
        place = (value.indicator_code, value.respondent_code, code)
        (yearly if is_year else held).setdefault(place, []).append(value)
    return {place: _value(values, *rules[place[0]]) for place, values in {**yearly, **held}.items()}


def _value(values: list[GivenValue], nature: Nature, unit: str) -> QuarterValue:
    span = Span(
        first_day=min(value.last_day for value in values),
        last_day=max(value.last_day for value in values),
    )
    found = actual_over(values, [], nature=nature, unit=unit, span=span)
    return QuarterValue(
        amount_e4=scaled(found.value),
        held=tuple(values),
        is_carried=all(value.state is ValueState.CARRIED for value in values),
    )


def asked_quarters(snapshot: Snapshot, respondent_code: str) -> dict[str, list[Period]]:
    """Indicator → the quarters up to S for which a respondent was asked, oldest first."""
    quarters = {period.code: period for period in snapshot.situation.periods}
    found: dict[str, list[Period]] = {}
    for row in rows_of(asked_cells_frame(snapshot.assignments, quarters.values())):
        if row.respondent_code == respondent_code and row.kind == AssignedKind.INDICATOR:
            found.setdefault(row.object_code, []).append(quarters[row.period_code])
    return found


def commune_median(
    snapshot: Snapshot,
    values: Mapping[Place, QuarterValue],
    *,
    indicator_code: str,
    period: Period,
    per_thousand: bool = False,
) -> Median:
    """The median over the communes asked for an indicator in a quarter, carried values too.

    Unknown under three communes: of two, it would tell one the value of the other.
    """
    people = _asked_communes(snapshot, period).get(indicator_code, [])
    found = []
    for person in people:
        value = values.get((indicator_code, person.respondent_code, period.code))
        amount = value.amount_e4 if value else None
        if per_thousand:
            amount = per_thousand_inhabitants(amount, whole(person.population))
        if amount is not None:
            found.append(amount)
    return Median(amount_e4=_middle(found), known=len(found), asked=len(people))


# A page asks for as many medians as it has indicators, of the same few quarters.
@lru_cache(maxsize=16)
def _asked_communes(snapshot: Snapshot, period: Period) -> dict[str, list[Any]]:
    """Indicator → the communes asked for it in a quarter."""
    asked: dict[str, set[str]] = {}
    for cell in rows_of(asked_cells_frame(snapshot.assignments, [period])):
        asked.setdefault(cell.object_code, set()).add(cell.respondent_code)
    people = list(rows_of(communes_of(snapshot)))
    return {
        code: [one for one in people if one.respondent_code in who] for code, who in asked.items()
    }


def _middle(amounts: Iterable[int]) -> int | None:
    known = list(amounts)
    return round(median(known)) if len(known) >= MEDIAN_FROM else None


def per_thousand_inhabitants(amount_e4: int | None, population: int | None) -> int | None:
    """An amount for 1 000 inhabitants; None without a population."""
    if amount_e4 is None or not population:
        return None
    # In integers, as everywhere: half goes up.
    return (2 * amount_e4 * PER + population) // (2 * population)

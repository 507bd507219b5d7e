"""What stands in an indicator's value at the situation date without having been told for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from analysis.results.actuals import last_quarter_end
from analysis.results.given import given_values
from analysis.results.said import GivenValue, ValueState
from analysis.rows import rows_of
from analysis.snapshot import Snapshot


@dataclass(frozen=True, kw_only=True)
class Carried:
    """The part of a value that is carried (10⁻⁴), from which quarters, and whose it is."""

    value_e4: int
    from_periods: tuple[str, ...]
    names: tuple[str, ...]


NOTHING_CARRIED: Final[Mapping[str, Carried]] = MappingProxyType({})


def carried_indicators(snapshot: Snapshot) -> dict[str, Carried]:
    """Indicator code → what is carried in it, where something is. Source: domain.md §3."""
    until = snapshot.situation.situation_date
    if until is None:
        return {}
    closing = last_quarter_end(until)
    held: dict[str, list[GivenValue]] = {}
    for value in given_values(snapshot, upto=snapshot.situation.last_period):
        if value.state is ValueState.CARRIED and value.last_day == closing and value.value_e4:
            held.setdefault(value.indicator_code, []).append(value)
    names = {row.respondent_code: row.name for row in rows_of(snapshot.respondents)}
    return {
        code: Carried(
            value_e4=sum(value.value_e4 or 0 for value in values),
            from_periods=tuple(sorted({value.from_period for value in values})),
            names=tuple(dict.fromkeys(names[value.respondent_code] for value in values)),
        )
        for code, values in held.items()
    }

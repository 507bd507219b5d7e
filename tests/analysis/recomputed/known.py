"""What was known on a day: every table read whole, then resolved row by row in plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlmodel import Session

from tests.analysis.recomputed.quarter import (
    is_year,
    last_day,
    quarter_of,
    quarters_in,
    usual_deadline,
)
from tests.analysis.recomputed.tables import Row, Tables


# One reading of a base is itself alone: what is derived from it is kept by it.
@dataclass(frozen=True, kw_only=True, eq=False)
class Known:
    """One plan on one day; `ended` are the quarters up to S, `begun` those after it."""

    day: date
    until: date | None
    start: date | None
    end: date | None
    ended: tuple[int, ...]
    begun: tuple[int, ...]
    deadlines: dict[int, date]
    axes: list[Row]
    objectives: list[Row]
    actions: list[Row]
    indicators: list[Row]
    targets: dict[str, list[Row]]
    assignments: list[Row]
    respondents: list[Row]
    occurrences: list[Row]
    observations: list[Row]
    amounts: list[Row]
    statements: list[Row]
    returns: list[Row]
    co_financing: list[Row]
    weather: dict[str, str]

    @cached_property
    def territories(self) -> set[str]:
        return {row["code"] for row in self.respondents if row["kind"] == "territory"}

    @cached_property
    def by_code(self) -> dict[str, Row]:
        """The occurrences that count."""
        return {row["code"]: row for row in self.occurrences}

    @cached_property
    def ordered_indicators(self) -> list[Row]:
        """In the printed order, the plan's own last."""
        places = {row["code"]: int(row["position"]) for row in self.actions}
        last = max(places.values(), default=0) + 1
        return sorted(
            self.indicators,
            key=lambda row: (places.get(row["action_code"], last), int(row["position"])),
        )


def known_on(session: Session, plan: str, day: date) -> Known:
    """The plan as recorded up to 24:00 of `day` in Paris."""
    tables = Tables(session, plan, day)
    spans = tables.versions("plan_span")
    start = spans[0]["starts_on"] if spans else None
    end = spans[0]["ends_on"] if spans else None
    assignments = tables.versions("assignment")
    deadlines = {
        quarters_in(row["period_code"])[0]: row["due_on"]
        for row in tables.versions("deadline")
        if not is_year(row["period_code"])
    }
    first = start or min(
        (date(int(row["first_period"][:4]), 1, 1) for row in assignments), default=None
    )
    if start is None and assignments:
        first = min(_first_day(row["first_period"]) for row in assignments)
    ended: list[int] = []
    begun: list[int] = []
    if first is not None and first <= day:
        for quarter in range(quarter_of(first), quarter_of(day) + 1):
            if end is not None and quarter > quarter_of(end):
                break
            is_past = deadlines.get(quarter, usual_deadline(quarter)) <= day
            (ended if is_past and not begun else begun).append(quarter)
    actions = sorted(tables.rows("action"), key=lambda row: int(row["position"]))
    return Known(
        day=day,
        until=last_day(ended[-1]) if ended else None,
        start=start,
        end=end,
        ended=tuple(ended),
        begun=tuple(begun),
        deadlines={
            quarter: deadlines.get(quarter, usual_deadline(quarter)) for quarter in [*ended, *begun]
        },
        axes=sorted(tables.rows("axis"), key=lambda row: int(row["number"])),
        objectives=sorted(tables.rows("objective"), key=lambda row: int(row["number"])),
        actions=[row | tables.of_action(row["code"]) for row in actions],
        indicators=tables.indicators(),
        targets=_grouped(tables.versions("target")),
        assignments=assignments,
        respondents=tables.respondents(),
        occurrences=tables.occurrences(),
        observations=tables.facts("observation", ("indicator_code", "category")),
        amounts=tables.facts(
            "budget_entry", ("field", "action_code", "exercise", "funder", "section")
        ),
        statements=tables.facts("milestone_report", ("field", "occurrence_code")),
        returns=tables.returns(),
        co_financing=tables.versions("co_financing"),
        weather={r["action_code"]: r["weather"] for r in tables.versions("declared_weather")},
    )


def _first_day(period: str) -> date:
    first = quarters_in(period)[0]
    return date(first // 4, 3 * (first % 4) + 1, 1)


def _grouped(targets: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in sorted(targets, key=lambda row: row["due_on"]):
        found.setdefault(row["indicator_code"], []).append(row)
    return found

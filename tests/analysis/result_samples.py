"""One indicator of three communes, always asked unless told otherwise."""

from datetime import date
from typing import Any

from analysis.results.results import results_frame
from analysis.situation import Situation
from data_model.period import parse_period, quarters_between
from tests.analysis.builders import make_snapshot

CODES = [q.code for q in quarters_between(date(2024, 1, 1), date(2026, 9, 30))]
COMMUNES = ("A", "B", "C")
END = date(2029, 12, 31)


def said(who: str, period: str, value: int | None, **more: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "respondent_code": who,
        "period_code": period,
        "last_day": parse_period(period).last_day,
        "value_e4": None if value is None else value * 10_000,
    }
    return row | more


def aim(value: int, **more: Any) -> dict[str, Any]:
    return {"value_e4": value * 10_000, "due_on": END} | more


def result(
    nature: str,
    observations: list[dict[str, Any]],
    *,
    targets: list[dict[str, Any]] | None = None,
    assignments: list[dict[str, Any]] | None = None,
    situation: Situation | None = None,
    indicator: dict[str, Any] | None = None,
    returns: list[dict[str, Any]] | None = None,
) -> Any:
    asked = [{"respondent_code": who} for who in COMMUNES]
    snapshot = make_snapshot(
        situation=situation,
        indicators=[{"nature": nature} | (indicator or {})],
        respondents=[{"respondent_code": who, "name": who} for who in COMMUNES],
        assignments=asked if assignments is None else assignments,
        observations=observations,
        targets=targets or [],
        returns=returns or [],
    )
    return results_frame(snapshot).iloc[0]


def everywhere(value: int, codes: list[str] = CODES) -> list[dict[str, Any]]:
    return [said(who, code, value) for who in COMMUNES for code in codes]

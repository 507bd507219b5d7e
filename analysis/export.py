"""The store as plain data: what `export --json` prints, with stable keys."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.budget.financing import Financing
from analysis.export_printed import level_names, printed
from analysis.rows import exact_value, rows_of, whole
from analysis.snapshot import Snapshot
from analysis.summary import summary_by_axis


def export(plans: Iterable[tuple[Snapshot, Financing]]) -> dict[str, Any]:
    """Each plan with its facts in force, the money others bring, and its summary by axis.

    Amounts are integer cents, values numbers in the indicator's unit (numerator and denominator
    of a ratio apart), dates ISO text; what is missing is null. `co_financing` has one row a
    funder, exercise and action (null: the whole plan), with what was requested, notified and
    received; `funds` the rules of each fund, its share a part of 1, `fund_terms` its years;
    `grants` what was given of them. All as known on the day of the snapshot.
    """
    return {"plans": [_plan(seen, money) for seen, money in plans]}


def _text(value: Any) -> str | None:
    return None if value is None or pd.isna(value) else str(value)


def _scaled(value: Any) -> int | float | None:
    exact = exact_value(value)
    if exact is None:
        return None
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def _plan(snapshot: Snapshot, money: Financing) -> dict[str, Any]:
    situation = snapshot.situation
    return {
        "code": situation.plan_code,
        "title": situation.plan_title,
        "as_of": situation.as_of.isoformat(),
        "situation": _text(situation.situation_date),
        "start": _text(situation.plan_start),
        "end": _text(situation.plan_end),
        "is_demonstration": situation.demonstration_day is not None,
        "level_names": level_names(snapshot),
        "axes": [
            {"code": row.axis_code, "number": row.number, "label": row.label}
            for row in rows_of(snapshot.axes)
        ],
        "objectives": [
            {"code": row.objective_code, "label": row.label, "axis": row.axis_code}
            for row in rows_of(snapshot.objectives)
        ],
        "actions": [_action(snapshot, row) for row in rows_of(snapshot.actions)],
        "indicators": [
            _indicator(row)
            for row in rows_of(snapshot.indicators)
            if _text(row.action_code) is None
        ],
        "observations": _observations(snapshot),
        "budget": _budget(snapshot),
        "milestone_reports": _milestone_reports(snapshot),
        "co_financing": _co_financing(money),
        "funds": _funds(money),
        "fund_terms": _fund_terms(money),
        "grants": _grants(money),
        "summary": {"axes": _summary(snapshot)},
    }


def _action(snapshot: Snapshot, action: Any) -> dict[str, Any]:
    indicators = snapshot.indicators
    occurrences = snapshot.occurrences
    first_cycle = occurrences[
        (occurrences["action_code"] == action.action_code) & (occurrences["cycle"] == 1)
    ]
    return {
        "code": action.action_code,
        "printed_code": action.printed_code,
        "title": action.title,
        "axis": _text(action.axis_code),
        "objective": _text(action.objective_code),
        "priority": whole(action.priority),
        "human_days": _scaled(action.human_days_e4),
        "planned_cents": whole(action.voted_cents),
        "basis": _text(action.basis),
        "weather": _weather(snapshot, action.action_code),
        "indicators": [
            _indicator(row)
            for row in rows_of(indicators[indicators["action_code"] == action.action_code])
        ],
        "milestones": [
            {
                "code": row.milestone_code,
                "label": row.label,
                "as_written": row.as_written,
                "baseline_start": _text(row.initial_start),
                "baseline_end": _text(row.initial_end),
            }
            for row in rows_of(first_cycle)
        ],
        **printed(snapshot, action.action_code),
    }


def _weather(snapshot: Snapshot, action_code: str) -> dict[str, Any] | None:
    declared = snapshot.weather
    for row in rows_of(declared[declared["action_code"] == action_code]):
        return {
            "declared": str(row.weather),
            "comment": row.comment,
            "declared_on": row.declared_on.isoformat(),
            "declared_by": row.declared_by,
        }
    return None


def _indicator(row: Any) -> dict[str, Any]:
    return {
        "code": row.indicator_code,
        "label": row.label,
        "printed_label": row.printed_label,
        "printed_line": whole(row.printed_line),
        "question": _text(row.question),
        "nature": str(row.nature),
        "unit": row.unit,
        "measure": _text(row.measure_code),
        "is_broken_down": bool(row.is_broken_down),
    }


def _observations(snapshot: Snapshot) -> list[dict[str, Any]]:
    return [
        {
            "indicator": row.indicator_code,
            "respondent": row.respondent_code,
            "period": row.period_code,
            "breakdown": row.category,
            "value": row.text_value or _scaled(row.value_e4),
            "denominator": _scaled(row.denominator_e4),
            "return": whole(row.return_number),
            "sheet": row.sheet,
            "cell": row.cell,
        }
        for row in rows_of(snapshot.observations)
    ]


def _budget(snapshot: Snapshot) -> list[dict[str, Any]]:
    return [
        {
            "field": str(row.field),
            "action": row.action_code,
            "exercise": whole(row.exercise),
            "funder": row.funder,
            "section": str(row.section),
            "respondent": row.respondent_code,
            "period": row.period_code,
            "cents": whole(row.amount_cents),
            "return": whole(row.return_number),
            "sheet": row.sheet,
            "cell": row.cell,
        }
        for row in rows_of(snapshot.budget)
    ]


def _milestone_reports(snapshot: Snapshot) -> list[dict[str, Any]]:
    return [
        {
            "field": str(row.field),
            "occurrence": row.occurrence_code,
            "respondent": row.respondent_code,
            "period": row.period_code,
            "start": _text(row.start_date),
            "end": _text(row.end_date),
            "as_written": row.as_written,
            "return": whole(row.return_number),
            "sheet": row.sheet,
            "cell": row.cell,
        }
        for row in rows_of(snapshot.milestone_reports)
    ]


def _co_financing(money: Financing) -> list[dict[str, Any]]:
    return [
        {
            "funder": row.funder,
            "exercise": whole(row.exercise),
            "action": row.action_code or None,
            "requested_cents": whole(row.requested_cents),
            "notified_cents": whole(row.notified_cents),
            "received_cents": whole(row.received_cents),
        }
        for row in rows_of(money.co_financing)
    ]


def _funds(money: Financing) -> list[dict[str, Any]]:
    return [
        {
            "code": row.code,
            "label": row.label,
            "envelope_cents": whole(row.envelope_cents),
            "cap_cents": whole(row.cap_cents),
            "share": _scaled(row.share_e4),
        }
        for row in rows_of(money.funds)
    ]


def _fund_terms(money: Financing) -> list[dict[str, Any]]:
    return [
        {
            "fund": row.fund_code,
            "action": _text(row.action_code),
            "first_year": whole(row.first_year),
            "last_year": whole(row.last_year),
            "as_printed": row.as_printed,
        }
        for row in rows_of(money.terms)
    ]


def _grants(money: Financing) -> list[dict[str, Any]]:
    return [
        {
            "fund": row.fund_code,
            "number": whole(row.number),
            "beneficiary": row.beneficiary,
            "cents": whole(row.amount_cents),
            "project_cents": whole(row.project_cents),
        }
        for row in rows_of(money.grants)
    ]


def _summary(snapshot: Snapshot) -> list[dict[str, Any]]:
    return [
        {str(name): value for name, value in row.items()}
        for row in summary_by_axis(snapshot).to_dict("records")
    ]

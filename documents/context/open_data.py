"""The plan's data as tables for anyone: what is published, without anyone's name or address."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from analysis.plan_frames import day_or_none
from analysis.rows import exact_value, rows_of, whole
from data_model.french import is_known
from data_model.shared_vocabulary import SOURCES, SharedList, shared_terms
from documents.context.open_plan import plan_tables
from documents.context.seen import PlanSeen

CENTS = Decimal(100)
Cell = str | int | Decimal | bool | date | None
Rows = tuple[Mapping[str, Cell], ...]


def open_tables(seen: PlanSeen) -> dict[str, Rows]:
    """Every published table by name, its rows as column → value; what is missing is None."""
    known = seen.snapshot
    return {
        "axes": _rows(known.axes, "axis_code", "number", "label"),
        "objectives": _rows(known.objectives, "objective_code", "number", "label", "axis_code"),
        "actions": tuple(_action(row) for row in rows_of(known.actions)),
        "respondents": _rows(
            known.respondents,
            "respondent_code",
            "kind",
            "name",
            "population",
            "population_vintage",
        ),
        "indicators": tuple(_indicator(row) for row in rows_of(known.indicators)),
        "targets": tuple(_target(row) for row in rows_of(known.targets)),
        "results": tuple(_result(row) for row in rows_of(seen.results)),
        "observations": tuple(_observation(row) for row in rows_of(known.observations)),
        "budget": tuple(_budget(row) for row in rows_of(known.budget)),
        "co_financing": tuple(_co_financing(row) for row in rows_of(seen.budget.co_financing)),
        "milestones": tuple(_milestone(row) for row in rows_of(seen.states)),
        "milestone_reports": tuple(_report(row) for row in rows_of(known.milestone_reports)),
        "returns": tuple(_returned(known.returns)),
        "vocabulary": tuple(_vocabulary()),
        **plan_tables(seen),
    }


def _vocabulary() -> Iterator[dict[str, Cell]]:
    """The words that other tools share, each with the word of ours it is read as."""
    for one in SharedList:
        for term in shared_terms(one):
            words = {name: word or None for name, word in asdict(term).items()}
            yield {"list": one.value, **words, "source": SOURCES[one]}


def _rows(frame: pd.DataFrame, *columns: str) -> Rows:
    return tuple({name: _cell(getattr(row, name)) for name in columns} for row in rows_of(frame))


def _cell(value: Any) -> Cell:
    if not is_known(value):
        return None
    if isinstance(value, bool | int | date | Decimal):
        return value
    return str(value) or None


def _euros(value: Any) -> Decimal | None:
    found = whole(value)
    return None if found is None else Decimal(found) / CENTS


def _share(value: Any) -> Decimal | None:
    return Decimal(str(value)) if is_known(value) else None


def _picked(row: Any, columns: Sequence[str]) -> dict[str, Cell]:
    return {name: _cell(getattr(row, name)) for name in columns}


def _action(row: Any) -> dict[str, Cell]:
    return _picked(
        row,
        ("action_code", "printed_code", "position", "title", "axis_code", "objective_code"),
    ) | {
        "priority": whole(row.priority),
        "human_days": exact_value(row.human_days_e4),
        "voted_eur": _euros(row.voted_cents),
        "basis": _cell(row.basis),
    }


def _indicator(row: Any) -> dict[str, Cell]:
    return _picked(
        row,
        (
            "indicator_code",
            "action_code",
            "label",
            "printed_label",
            "question",
            "nature",
            "unit",
            "measure_code",
        ),
    ) | {"printed_line": whole(row.printed_line), "is_broken_down": bool(row.is_broken_down)}


def _target(row: Any) -> dict[str, Cell]:
    return _picked(row, ("indicator_code", "due_on", "basis", "direction", "reference")) | {
        "value": exact_value(row.value_e4),
        "upper": exact_value(row.upper_e4),
        "base": exact_value(row.base_e4),
        "tolerance": exact_value(row.tolerance_e4),
        "starts_on": day_or_none(row.starts_on),
    }


def _result(row: Any) -> dict[str, Cell]:
    return _picked(row, ("indicator_code", "status", "reason")) | {
        "value": exact_value(row.actual_e4),
        "is_at_least": bool(row.at_least),
        "is_carried": bool(row.is_carried),
        "target": exact_value(row.target_value_e4),
        "target_due_on": day_or_none(row.target_due_on),
        "expected": exact_value(row.expected_e4),
        "completeness": _share(row.completeness),
        "last_period_code": _cell(row.last_period_code),
    }


def _observation(row: Any) -> dict[str, Cell]:
    return _picked(
        row, ("indicator_code", "respondent_code", "period_code", "category", "text_value")
    ) | {
        "value": exact_value(row.value_e4),
        "denominator": exact_value(row.denominator_e4),
        "is_estimated": bool(row.is_estimated),
        "return_number": whole(row.return_number),
    }


def _budget(row: Any) -> dict[str, Cell]:
    return _picked(
        row,
        ("field", "action_code", "funder", "section", "respondent_code", "period_code"),
    ) | {
        "exercise": whole(row.exercise),
        "amount_eur": _euros(row.amount_cents),
        "return_number": whole(row.return_number),
    }


def _co_financing(row: Any) -> dict[str, Cell]:
    return _picked(row, ("funder", "action_code", "stage", "recorded_on")) | {
        "exercise": whole(row.exercise),
        "amount_eur": _euros(row.amount_cents),
    }


def _milestone(row: Any) -> dict[str, Cell]:
    days = (
        "initial_start",
        "initial_end",
        "start_date",
        "end_date",
        "forecast_end",
        "done_end",
    )
    return (
        _picked(row, ("occurrence_code", "milestone_code", "action_code", "label"))
        | {name: day_or_none(getattr(row, name)) for name in days}
        | {
            "cycle": whole(row.cycle),
            "is_done": bool(row.is_done),
            "is_without_news": bool(row.is_without_news),
            "slippage_days": whole(row.slippage_days),
            "situation": _cell(row.words),
        }
    )


def _report(row: Any) -> dict[str, Cell]:
    return _picked(
        row, ("field", "occurrence_code", "respondent_code", "period_code", "as_written")
    ) | {
        "start_date": day_or_none(row.start_date),
        "end_date": day_or_none(row.end_date),
        "return_number": whole(row.return_number),
    }


def _returned(returns: pd.DataFrame) -> Iterator[dict[str, Cell]]:
    """Active returns, without who sent or recorded them."""
    for row in rows_of(returns):
        if row.is_active:
            yield _picked(row, ("respondent_code", "period_code", "received_on")) | {
                "return_number": whole(row.number),
                "nothing_to_report": bool(row.nothing_to_report),
                "is_partial": bool(row.is_partial),
            }

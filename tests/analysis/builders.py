"""Snapshots built in code: rows as dictionaries, every other frame empty with its columns."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, NoReturn

import pandas as pd

from analysis.plan_seen import PlanSeen
from analysis.situation import Situation, settled_quarters
from analysis.snapshot import Snapshot
from data_model.fiche_text import FichePart
from data_model.period import quarters_between
from data_model.vocabulary import Weather

INTEGERS = frozenset(
    {
        "priority",
        "human_days_e4",
        "voted_cents",
        "unit_cents",
        "quantity",
        "printed_line",
        "value_e4",
        "upper_e4",
        "base_e4",
        "tolerance_e4",
        "act_number",
        "population",
        "denominator_e4",
        "return_number",
        "exercise",
        "amount_cents",
        "fact_count",
    }
)
ORIGIN = {"return_number": 1, "sheet": "", "cell": "", "raw_text": "", "is_estimated": False}
AMOUNT = {
    "field": "committed",
    "action_code": "1.1",
    "exercise": 2026,
    "funder": "",
    "section": "operating",
    "respondent_code": "A",
    "period_code": "2026-T1",
    "last_day": date(2026, 3, 31),
    "amount_cents": None,
    **ORIGIN,
}
STATEMENT = {
    "field": "done",
    "occurrence_code": "1.1-J1-C01",
    "respondent_code": "A",
    "period_code": "2026-T1",
    "last_day": date(2026, 3, 31),
    "start_date": None,
    "end_date": None,
    "as_written": "",
    **ORIGIN,
}
REMARK = {
    "respondent_code": "A",
    "period_code": "2026-T1",
    "text": "",
    "sheet": "",
    "cell": "",
    "return_number": 1,
}
DEFAULTS: dict[str, dict[str, Any]] = {
    "axes": {"axis_code": "1", "number": 1, "label": "Axe 1", "short_label": "Axe 1"},
    "objectives": {"objective_code": "1", "number": 1, "label": "", "axis_code": "1"},
    "actions": {
        "action_code": "1.1",
        "printed_code": "1.1",
        "position": 1,
        "title": "Action",
        "short_title": "Action",
        "axis_code": "1",
        "objective_code": "1",
        "priority": 1,
        "priority_label": "",
        "description": "",
        "human_days_e4": None,
        "human_days_basis": None,
        "human_days_printed": None,
        "voted_cents": None,
        "unit_cents": None,
        "quantity": None,
        "unit_label": None,
        "basis": None,
        "tax": None,
        "as_printed": None,
        "voted_note": None,
    },
    "texts": {"action_code": "1.1", "part": FichePart.NOTE, "position": 1, "text": ""},
    "weather": {
        "action_code": "1.1",
        "weather": Weather.SUN,
        "comment": "",
        "declared_on": date(2026, 10, 1),
        "declared_by": "",
    },
    "indicators": {
        "indicator_code": "1.1-I1",
        "action_code": "1.1",
        "question_code": "1.1-Q1",
        "question": "",
        "printed_line": 1,
        "position": 1,
        "label": "Participants",
        "printed_label": "Nombre de participants",
        "unit": "participants",
        "measure_code": "participants",
        "is_broken_down": False,
        "breakdown_label": "",
        "decimals": 0,
        "axis_code": "1",
        "nature": "flow",
    },
    "targets": {
        "indicator_code": "1.1-I1",
        "due_on": date(2026, 12, 31),
        "value_e4": 0,
        "upper_e4": None,
        "base_e4": None,
        "tolerance_e4": 0,
        "basis": "to_date",
        "direction": "up",
        "starts_on": None,
        "reference": "",
        "act_number": 1,
    },
    "assignments": {
        "respondent_code": "A",
        "kind": "indicator",
        "object_code": "1.1-I1",
        "first_period": "2024-T1",
        "last_period": "",
        "rhythm": "each_quarter",
        "named_quarters": "",
    },
    "respondents": {
        "respondent_code": "A",
        "kind": "commune",
        "name": "Aulnay-sous-Bois",
        "contact_name": "",
        "contact_email": "",
        "population": None,
        "population_vintage": "",
        "label_longitude": None,
        "label_latitude": None,
        "outline_geojson": None,
    },
    "occurrences": {
        "occurrence_code": "1.1-J1-C01",
        "milestone_code": "1.1-J1",
        "action_code": "1.1",
        "axis_code": "1",
        "cycle": 1,
        "label": "Jalon",
        "as_written": "",
        "initial_start": None,
        "initial_end": None,
        "start_date": None,
        "end_date": None,
        "baseline_number": 0,
        "baseline_recorded_on": date(2024, 1, 1),
        "event_code": "",
        "respondent_code": "",
    },
    "baselines": {
        "occurrence_code": "1.1-J1-C01",
        "number": 0,
        "start_date": None,
        "end_date": None,
        "recorded_on": date(2024, 1, 1),
        "reason": "",
        "decision": "",
    },
    "observations": {
        "indicator_code": "1.1-I1",
        "respondent_code": "A",
        "period_code": "2026-T1",
        "last_day": date(2026, 3, 31),
        "category": "",
        "value_e4": None,
        "denominator_e4": None,
        "text_value": "",
        **ORIGIN,
    },
    "budget": AMOUNT,
    "budget_history": AMOUNT,
    "milestone_reports": STATEMENT,
    "milestone_history": STATEMENT,
    "returns": {
        "number": 1,
        "respondent_code": "A",
        "period_code": "2026-T1",
        "source": "workbook",
        "received_on": date(2026, 4, 15),
        "recorded_at": None,
        "recorded_by": "",
        "file_name": "",
        "sha256": "",
        "sender": "",
        "nothing_to_report": False,
        "is_partial": False,
        "is_complete": True,
        "is_active": True,
        "fact_count": 1,
    },
    "highlights": {"action_code": "1.1", **REMARK},
    "comments": {"object_code": "1.1-I1", **REMARK},
    "column_mappings": {
        "respondent_code": "A",
        "sheet": "indicators",
        "header": "",
        "column_key": "",
    },
}


def make_frame(name: str, rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
    """One of a snapshot's frames; what a row leaves out takes a default.

    Raises: KeyError for a column that the frame does not have.
    """
    defaults = DEFAULTS[name]
    complete = []
    for row in rows:
        if unknown := row.keys() - defaults.keys():
            raise KeyError(f"{name}: {unknown}")
        complete.append([row.get(column, value) for column, value in defaults.items()])
    frame = pd.DataFrame(complete, columns=list(defaults), dtype=object)
    numbered = [column for column in frame.columns if column in INTEGERS]
    if name == "returns":
        numbered.append("number")
    return frame.astype(dict.fromkeys(numbered, "Int64"))


@cache
def _empty(name: str) -> pd.DataFrame:
    return make_frame(name)


def make_situation(
    *,
    as_of: date = date(2026, 11, 9),
    plan_start: date | None = date(2024, 1, 1),
    plan_end: date | None = date(2029, 12, 31),
    first_day: date | None = None,
    settings: dict[str, str] | None = None,
    deadlines: dict[str, date] | None = None,
) -> Situation:
    """A plan seen on `as_of`; without a start its quarters begin at `first_day`."""
    known = deadlines or {}
    first = plan_start or first_day
    quarters = quarters_between(first, as_of) if first else []
    within = [q for q in quarters if plan_end is None or q.first_day <= plan_end]
    ended = settled_quarters(within, known, as_of=as_of)
    return Situation(
        plan_code="P",
        plan_title="Plan d'essai",
        short_title="Plan",
        as_of=as_of,
        situation_date=ended[-1].last_day if ended else None,
        cutoff=1000,
        plan_start=plan_start,
        plan_end=plan_end,
        periods=tuple(ended),
        next_periods=tuple(within[len(ended) :]),
        deadlines=known,
        settings=settings or {},
        demonstration_day=None,
    )


def make_snapshot(
    *, situation: Situation | None = None, **frames: Iterable[Mapping[str, Any]] | pd.DataFrame
) -> Snapshot:
    """A snapshot whose frames hold the given rows (or are the given frames), else none.

    Raises: KeyError for a frame that a snapshot does not have.
    """
    if unknown := frames.keys() - DEFAULTS.keys():
        raise KeyError(f"{unknown}")
    built: dict[str, Any] = {}
    for name in DEFAULTS:
        rows = frames.get(name)
        if rows is None:
            built[name] = _empty(name)
        else:
            built[name] = rows if isinstance(rows, pd.DataFrame) else make_frame(name, rows)
    return Snapshot(situation=situation or make_situation(), **built)


def alone(known: Snapshot) -> PlanSeen:
    """A snapshot with its frames, and no base to read more of."""

    def read() -> NoReturn:
        raise AssertionError("Nothing but the snapshot may be read.")

    return PlanSeen(known, read)

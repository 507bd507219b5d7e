"""The plan as it would be known if returns were recorded, undone or redone: pure, no writing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from analysis.facts import BUDGET_LINE, MILESTONE_LINE, latest_period
from analysis.returns.stored_return import facts_in_force
from analysis.snapshot import Snapshot
from data_model.draft import AnyFact, BudgetFact, ObservationFact, ReturnDraft
from data_model.period import parse_period

OBSERVATION_KEY = ["indicator_code", "respondent_code", "period_code", "category"]
OWN_PART = {
    "observation": ("indicator_code", "category"),
    "budget": ("field", "action_code", "exercise", "funder", "section"),
    "milestone": ("field", "occurrence_code"),
}
Place = tuple[str, str]
"""respondent and period."""
Told = dict[tuple[str, ...], tuple[int, AnyFact]]
"""respondent, period, then the fact's own key → the number of its return, and the fact."""


def if_recorded(seen: Snapshot, drafts: Sequence[ReturnDraft], *, received_on: date) -> Snapshot:
    """The snapshot as it would be once these drafts are recorded, in their order."""
    first = max([seen.situation.cutoff, *map(int, seen.returns["number"])]) + 1
    told: Told = {
        (draft.respondent_code, draft.period_code, *fact.key): (number, fact)
        for number, draft in enumerate(drafts, start=first)
        for fact in draft.facts
    }
    returns = _with_returns(seen.returns, drafts, first, received_on)
    return replace(_with_facts(seen, told), returns=returns)


def if_active(
    seen: Snapshot, stored: Mapping[int, ReturnDraft], active: frozenset[int]
) -> Snapshot:
    """The snapshot as it would be if, of one respondent and period, these returns were in force.

    `stored` holds all its returns: see `analysis.returns.stored_return`.
    """
    if not stored:
        return seen
    one = next(iter(stored.values()))
    place = (one.respondent_code, one.period_code)
    told: Told = {(*place, *key): fact for key, fact in facts_in_force(stored, active).items()}
    returns = seen.returns.copy()
    returns["is_active"] = [
        (int(number) in active) if int(number) in stored else is_active
        for number, is_active in zip(returns["number"], returns["is_active"], strict=True)
    ]
    return replace(_with_facts(seen, told, emptied=place), returns=returns)


def active_numbers(seen: Snapshot, stored: Iterable[int]) -> frozenset[int]:
    """Those of the given returns that are in force."""
    returns = seen.returns
    active = returns.loc[returns["is_active"].astype(bool), "number"]
    return frozenset(int(number) for number in active) & frozenset(stored)


def _with_facts(seen: Snapshot, told: Told, *, emptied: Place | None = None) -> Snapshot:
    """The facts told stand over those of their keys; nothing older is left at `emptied`."""

    def overlaid(frame: pd.DataFrame, kind: str, order: list[str]) -> pd.DataFrame:
        mine = {key: fact for key, fact in told.items() if key[2] == kind}
        return _overlaid(frame, mine, kind=kind, order=order, emptied=emptied)

    budget = overlaid(seen.budget_history, "budget", [*BUDGET_LINE, "period_code"])
    milestones = overlaid(seen.milestone_history, "milestone", [*MILESTONE_LINE, "period_code"])
    return replace(
        seen,
        observations=overlaid(seen.observations, "observation", OBSERVATION_KEY),
        budget_history=budget,
        budget=latest_period(budget, BUDGET_LINE),
        milestone_history=milestones,
        milestone_reports=latest_period(milestones, MILESTONE_LINE),
    )


def _overlaid(
    frame: pd.DataFrame, told: Told, *, kind: str, order: list[str], emptied: Place | None
) -> pd.DataFrame:
    places = (frame["respondent_code"].tolist(), frame["period_code"].tolist())
    own = (frame[name].tolist() for name in OWN_PART[kind])
    stays = [
        (who, period) != emptied and (who, period, kind, *map(str, parts)) not in told
        for who, period, *parts in zip(*places, *own, strict=True)
    ]
    rows = [
        _row(fact, number, respondent=key[0], period=key[1])
        for key, (number, fact) in told.items()
        if not fact.origin.is_erased
    ]
    if all(stays) and not rows:
        return frame
    kept = frame[pd.Series(stays, index=frame.index, dtype=bool)]
    added = pd.DataFrame(rows, columns=list(frame.columns), dtype=object)
    added = added.astype({name: str(frame[name].dtype) for name in frame.columns})
    both = pd.concat([one for one in (kept, added) if len(one)] or [kept])
    return both.sort_values(order, kind="stable").reset_index(drop=True)


def _row(fact: AnyFact, number: int, *, respondent: str, period: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "respondent_code": respondent,
        "period_code": period,
        "last_day": parse_period(period).last_day,
        "return_number": number,
        "sheet": fact.origin.sheet,
        "cell": fact.origin.cell,
        "raw_text": fact.origin.raw_text,
        "is_estimated": fact.origin.is_estimated,
    }
    if isinstance(fact, ObservationFact):
        return row | {
            "indicator_code": fact.indicator_code,
            "category": fact.category,
            "value_e4": fact.value_e4,
            "denominator_e4": fact.denominator_e4,
            "text_value": fact.text_value,
        }
    if isinstance(fact, BudgetFact):
        return row | {
            "field": fact.field,
            "action_code": fact.action_code,
            "exercise": fact.exercise,
            "funder": fact.funder,
            "section": fact.section,
            "amount_cents": fact.amount_cents,
        }
    return row | {
        "field": fact.field,
        "occurrence_code": fact.occurrence_code,
        "start_date": fact.start_date,
        "end_date": fact.end_date,
        "as_written": fact.as_written,
    }


def _with_returns(
    returns: pd.DataFrame, drafts: Sequence[ReturnDraft], first: int, received_on: date
) -> pd.DataFrame:
    added = [
        {
            "number": number,
            "respondent_code": draft.respondent_code,
            "period_code": draft.period_code,
            "source": draft.source,
            "received_on": received_on,
            "recorded_by": "",
            "file_name": draft.file_name,
            "sha256": draft.sha256,
            "sender": draft.sender,
            "nothing_to_report": draft.nothing_to_report,
            "is_partial": draft.is_partial,
            "is_complete": draft.is_complete,
            "is_active": True,
            "fact_count": len(draft.facts),
        }
        for number, draft in enumerate(drafts, start=first)
    ]
    rows = [*returns.to_dict("records"), *added]
    frame = pd.DataFrame(rows, columns=list(returns.columns), dtype=object)
    return frame.astype({"number": "Int64", "fact_count": "Int64"})

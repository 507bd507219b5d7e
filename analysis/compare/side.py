"""What one plan gives to set beside another: counts, dates, amounts, each missing where it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlmodel import Session

from analysis.budget.line import voted_amount
from analysis.compare.counted import CountedMeasure, counted_measures
from analysis.indicator.measures import measure_labels
from analysis.plan_seen import PlanSeen
from analysis.results.measures import measured_indicators_frame
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.as_of import current_rows
from data_model.french import is_known
from data_model.level_words import LevelWords
from data_model.plan import Plan
from data_model.steering import Fund
from data_model.territory import Territory
from data_model.vocabulary import BudgetBasis, RespondentKind


@dataclass(frozen=True, kw_only=True)
class FundRules:
    """A fund's envelope and what a grant of it may be, in cents and ten-thousandths."""

    envelope_cents: int
    cap_cents: int | None
    share_e4: int | None


@dataclass(frozen=True, kw_only=True)
class PlanSide:
    """One plan on the day looked at. Amounts are in cents; None is what nothing says.

    `printed_cents` sums what is printed under each basis; `planned_cents` is what the budget
    page compares with, over the lines of `planned_on`. `done` and `expected` are shares of the
    work that something was said of.
    """

    territory: str
    population: int | None
    levels: LevelWords
    axes: int
    objectives: int
    actions: int
    prioritised: int
    indicators: int
    with_target: int
    with_value: int
    milestones: int
    dated: int
    start: date | None
    end: date | None
    situation_date: date | None
    returns: int
    done: float | None
    expected: float | None
    printed_cents: Mapping[BudgetBasis, int]
    planned_cents: int | None
    planned_on: str
    funds: tuple[FundRules, ...]
    measures: tuple[CountedMeasure, ...]


def plan_side(seen: PlanSeen) -> PlanSide:
    """One plan's side of the comparison."""
    known, situation = seen.snapshot, seen.situation
    work: Any = next(rows_of(seen.completion("plan")))
    money: Any = next(rows_of(seen.budget.whole))
    targeted = set(known.targets["indicator_code"])
    dated = _dated(known.occurrences)
    with seen.read() as session:
        territory = _territory(session, situation.plan_code)
        funds = _funds(session, situation.plan_code, situation.cutoff)
        labels = measure_labels(session, situation.plan_code)
    return PlanSide(
        territory=territory,
        population=population_of(known),
        levels=situation.level_words,
        axes=len(known.axes),
        objectives=len(known.objectives),
        actions=len(known.actions),
        prioritised=int(known.actions["priority"].notna().sum()),
        indicators=len(known.indicators),
        with_target=sum(code in targeted for code in known.indicators["indicator_code"]),
        with_value=int(seen.results["has_data"].sum()),
        milestones=len(dated),
        dated=sum(dated.values()),
        start=situation.plan_start,
        end=situation.plan_end,
        situation_date=situation.situation_date,
        returns=sum(map(bool, known.returns["is_active"])),
        done=float(work.done) if is_known(work.done) else None,
        expected=float(work.expected) if is_known(work.expected) else None,
        printed_cents=printed_by_basis(known),
        planned_cents=whole(money.planned_cents),
        planned_on=str(money.coverage),
        funds=funds,
        measures=counted_measures(known.indicators, measured_indicators_frame(known), labels),
    )


def population_of(snapshot: Snapshot) -> int | None:
    """The inhabitants of the communes that answer; None where one of them is not known."""
    communes = snapshot.respondents[snapshot.respondents["kind"] == RespondentKind.COMMUNE]
    counts = [whole(count) for count in communes["population"]]
    known = [count for count in counts if count]
    return sum(known) if counts and len(known) == len(counts) else None


def printed_by_basis(snapshot: Snapshot) -> dict[BudgetBasis, int]:
    """The printed amounts summed under each basis, in cents; a basis without one is left out."""
    sums: dict[BudgetBasis, int] = {}
    for row in rows_of(snapshot.actions):
        voted = voted_amount(row)
        if voted.amount_cents is not None:
            sums[voted.basis] = sums.get(voted.basis, 0) + voted.amount_cents
    return sums


def _dated(occurrences: pd.DataFrame) -> dict[str, bool]:
    """Each milestone, and whether one of its occurrences has an end: it is printed once."""
    found: dict[str, bool] = {}
    for row in rows_of(occurrences):
        found[row.milestone_code] = found.get(row.milestone_code, False) or is_known(row.end_date)
    return found


def _territory(session: Session, plan_code: str) -> str:
    siren = session.get_one(Plan, plan_code).territory_siren
    return session.get_one(Territory, siren).name


def _funds(session: Session, plan_code: str, cutoff: int) -> tuple[FundRules, ...]:
    rows: Sequence[Fund] = current_rows(session, Fund, plan_code=plan_code, cutoff=cutoff)
    return tuple(
        FundRules(envelope_cents=row.envelope_cents, cap_cents=row.cap_cents, share_e4=row.share_e4)
        for row in rows
    )

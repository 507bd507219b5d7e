"""Planned, committed and paid: of the plan, of each axis, year, action, and co-financing."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from analysis.budget.co_financing import co_financing_by_funder
from analysis.budget.elapsed import elapsed_share
from analysis.budget.finding import overruns
from analysis.budget.grouping import Grouping
from analysis.rows import rows_of, whole
from data_model.french import typo
from data_model.vocabulary import BudgetBasis, FundingStage
from documents.context.figure import Figure, FigureKind, figure
from documents.context.seen import PlanSeen


@dataclass(frozen=True, kw_only=True)
class Money:
    """The amounts of a part of the plan, and what its rates rest on.

    The two rated amounts are those of the lines that have a planned amount, as the rates.
    """

    code: str
    name: str
    voted: Figure
    planned: Figure
    committed: Figure
    paid: Figure
    rate_committed: Figure
    rate_paid: Figure
    remaining: Figure
    rated_committed_cents: int | None
    rated_paid_cents: int | None
    basis: str
    rests_on: str


@dataclass(frozen=True, kw_only=True)
class CoFinancing:
    """What one funder was asked, notified and paid."""

    funder: str
    requested: Figure
    notified: Figure
    received: Figure


@dataclass(frozen=True, kw_only=True)
class Overspent:
    """An action that commits more than its envelope, over the plan or in one exercise."""

    code: str
    name: str
    over: Figure
    when: str


@dataclass(frozen=True, kw_only=True)
class Spending:
    """All of the plan's money."""

    of_plan: Money
    by_axis: tuple[Money, ...]
    by_year: tuple[Money, ...]
    by_action: tuple[Money, ...]
    over: tuple[Overspent, ...]
    elapsed: Figure
    co_financing: tuple[CoFinancing, ...]


def spending(seen: PlanSeen) -> Spending:
    """Every amount that the committee is shown."""
    plan: Any = next(rows_of(seen.budget.whole))
    names = {row.code or "": row.name for row in rows_of(seen.axis_names)}
    return Spending(
        of_plan=_money(plan, "budget", "", name="du plan"),
        by_axis=tuple(
            _money(row, f"budget.axis.{row.code or ''}", row.code or "", name=names[row.code or ""])
            for row in rows_of(seen.budget.by_axis)
        ),
        by_year=tuple(_year(row) for row in rows_of(seen.budget.groups(Grouping.YEAR))),
        by_action=money_by_action(seen),
        over=_over(seen),
        elapsed=figure(
            "budget.elapsed",
            "Temps écoulé du plan",
            FigureKind.SHARE,
            value=_share(elapsed_share(seen.situation)),
            absent="sans objet",
        ),
        co_financing=tuple(
            _funder(row) for row in rows_of(co_financing_by_funder(seen.budget.co_financing))
        ),
    )


def money_by_action(seen: PlanSeen) -> tuple[Money, ...]:
    """One an action, in the plan's order."""
    return tuple(_action(seen, row) for row in rows_of(seen.budget.by_action))


def _over(seen: PlanSeen) -> tuple[Overspent, ...]:
    until = seen.situation.situation_date
    found = overruns(seen.budget.by_action, seen.budget.of_year, until=until)
    return tuple(
        Overspent(
            code=one.action_code,
            name=typo(seen.titles[one.action_code]),
            over=figure(
                f"budget.over.{one.action_code}",
                f"Dépassement, {one.action_code} {seen.titles[one.action_code]}",
                FigureKind.CENTS_MORE,
                value=one.cents,
            ),
            when="" if one.exercise is None else f"en {one.exercise}",
        )
        for one in found
    )


def _share(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _year(row: Any) -> Money:
    return _money(row, f"budget.year.{row.label}", row.label, name=row.label)


def _action(seen: PlanSeen, row: Any) -> Money:
    return _money(
        row,
        f"budget.action.{row.action_code}",
        row.action_code,
        name=f"{row.action_code} {seen.titles[row.action_code]}",
        basis=BudgetBasis(row.basis).label if isinstance(row.basis, str) else "",
    )


def _money(row: Any, key: str, code: str, *, name: str, basis: str = "") -> Money:
    least = bool(row.is_at_least)

    def cents(field: str, label: str, column: str, *, told: bool = False) -> Figure:
        value = getattr(row, column, None)
        return figure(
            f"{key}.{field}",
            f"{label}, {name}",
            FigureKind.CENTS,
            value=value,
            at_least=told and least,
        )

    def share(field: str, label: str) -> Figure:
        return figure(
            f"{key}.rate_{field}",
            f"{label}, {name}",
            FigureKind.SHARE,
            value=getattr(row, f"rate_{field}"),
            absent=row.reason,
        )

    return Money(
        code=code,
        name=typo(name),
        voted=cents("voted", "Voté", "voted_cents"),
        planned=cents("planned", "Prévu", "planned_cents"),
        committed=cents("committed", "Engagé", "committed_cents", told=True),
        paid=cents("paid", "Mandaté", "paid_cents", told=True),
        rate_committed=share("committed", "Part engagée"),
        rate_paid=share("paid", "Part mandatée"),
        remaining=cents("remaining", "Reste à engager", "remaining_to_commit"),
        rated_committed_cents=_rated(row, "committed"),
        rated_paid_cents=_rated(row, "paid"),
        basis=basis,
        rests_on=typo(getattr(row, "coverage", "")),
    )


def _rated(row: Any, field: str) -> int | None:
    cents = whole(getattr(row, f"{field}_cents"))
    outside = getattr(row, f"outside_{field}_cents", 0)
    return None if cents is None or not whole(row.planned_cents) else cents - int(outside)


def _funder(row: Any) -> CoFinancing:
    def stage(one: FundingStage, label: str) -> Figure:
        return figure(
            f"co_financing.{row.funder}.{one.value}",
            f"{label}, {row.funder}",
            FigureKind.CENTS,
            value=getattr(row, f"{one.value}_cents"),
        )

    return CoFinancing(
        funder=typo(row.funder),
        requested=stage(FundingStage.REQUESTED, "Demandé"),
        notified=stage(FundingStage.NOTIFIED, "Notifié"),
        received=stage(FundingStage.RECEIVED, "Encaissé"),
    )

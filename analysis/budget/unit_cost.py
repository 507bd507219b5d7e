"""What one participant, one job, one square metre costs: committed over counted, like on like."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

import pandas as pd

from analysis.budget.line import BudgetLine
from analysis.budget.quotient import Quotient, bound_of
from analysis.results.carried import NOTHING_CARRIED, Carried
from analysis.results.measures import totals_of
from analysis.rows import rows_of, whole
from data_model.french import E4

COSTED: Final[Mapping[str, str]] = {
    "participants": "Par participation",
    "emplois": "Par emploi créé",
    "surface_m2": "Par m² disponible",
}
"""Measure → how its unit cost is called, in the order of the page."""
NOTHING_AWAITED: Final[Mapping[str, int]] = {}


@dataclass(frozen=True, kw_only=True)
class UnitCost:
    """One unit cost in cents, with its two sides and the actions that enter both.

    `left_out` are the actions that count the measure and whose cost or count is unknown;
    `awaited_year` is the exercise in the cost whose count is still to be asked, at least in part;
    `carried` are the parts of the count that were told for an earlier quarter.
    """

    label: str
    quotient: Quotient
    committed_cents: int | None = None
    count_e4: int | None = None
    unit: str = ""
    decimals: int = 0
    action_codes: tuple[str, ...] = ()
    indicator_codes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    is_of_plan: bool = False
    awaited_year: int | None = None
    carried: tuple[Carried, ...] = ()


def unit_costs(
    measured: pd.DataFrame,
    lines: Sequence[BudgetLine],
    awaited: Mapping[str, int] = NOTHING_AWAITED,
    carried: Mapping[str, Carried] = NOTHING_CARRIED,
) -> list[UnitCost]:
    """The unit costs of the plan from its start to S; takes `measured_indicators_frame`.

    `awaited` is `awaited_indicators`: a count still to come makes the cost « au plus ». `carried`
    is `carried_indicators`: it is in the count, and said beside it.

    An action enters with both its committed amount and its count, or with neither. Where the
    plan itself counts a measure, the whole plan's committed amount stands above it.
    """
    found: list[UnitCost] = []
    for measure, label in COSTED.items():
        mine = measured[measured["measure_code"] == measure]
        groups = [group for _, group in mine.groupby(["nature", "unit"], sort=False)]
        if not groups:
            reason = "aucun indicateur du plan ne compte cette mesure"
            found.append(UnitCost(label=label, quotient=Quotient(reason=reason)))
        found += [_unit_cost(label, group, lines, awaited) for group in groups]
    return [replace(cost, carried=_carried_in(cost, measured, carried)) for cost in found]


def _carried_in(
    cost: UnitCost, measured: pd.DataFrame, carried: Mapping[str, Carried]
) -> tuple[Carried, ...]:
    """What is carried in a count; an indicator told again elsewhere is counted once."""
    if cost.count_e4 is None:
        return ()
    own = measured[measured["counted_as"] == measured["indicator_code"]]["indicator_code"]
    return tuple(carried[code] for code in own if code in carried and code in cost.indicator_codes)


def _unit_cost(
    label: str,
    measured: pd.DataFrame,
    lines: Sequence[BudgetLine],
    awaited: Mapping[str, int],
) -> UnitCost:
    of_plan = measured[measured["action_code"].isna()]
    if not of_plan.empty:
        return _over(label, of_plan, lines, awaited, is_of_plan=True)
    by_code = {line.action_code: line for line in lines}
    counted = _counted(measured)
    kept = [
        code
        for code in dict.fromkeys(measured["action_code"])
        if code in counted and code in by_code and by_code[code].committed_cents is not None
    ]
    left_out = tuple(code for code in dict.fromkeys(measured["action_code"]) if code not in kept)
    if kept:
        inside = measured[measured["action_code"].isin(kept)]
        paying = [by_code[code] for code in kept]
        return _over(label, inside, paying, awaited, left_out=left_out)
    reason = "aucun montant engagé reçu" if counted else "aucune valeur reçue"
    return UnitCost(
        label=label,
        quotient=Quotient(reason=reason),
        indicator_codes=tuple(measured["indicator_code"]),
        left_out=left_out,
    )


def _counted(measured: pd.DataFrame) -> set[str]:
    known: Iterable[Any] = rows_of(measured[measured["value_e4"].notna()])
    return {row.action_code for row in known}


def _over(
    label: str,
    measured: pd.DataFrame,
    lines: Sequence[BudgetLine],
    awaited: Mapping[str, int],
    *,
    is_of_plan: bool = False,
    left_out: tuple[str, ...] = (),
) -> UnitCost:
    """The cost of all the lines over the count of all the indicators given."""
    counted: Any = next(rows_of(totals_of(measured)))
    paying = [line for line in lines if line.committed_cents is not None]
    cents = sum(line.committed_cents or 0 for line in paying) if paying else None
    count = whole(counted.value_e4)
    years = [awaited[code] for code in measured["indicator_code"] if code in awaited]
    return UnitCost(
        label=label,
        quotient=_quotient(
            cents,
            count,
            numerator_partial=any(line.is_at_least for line in lines),
            denominator_partial=bool(counted.at_least) or bool(years),
        ),
        committed_cents=cents,
        count_e4=count,
        unit=counted.unit,
        decimals=int(measured["decimals"].max()),
        action_codes=tuple(line.action_code for line in paying),
        indicator_codes=tuple(measured["indicator_code"]),
        left_out=left_out,
        is_of_plan=is_of_plan,
        awaited_year=max(years, default=None),
    )


def _quotient(
    cents: int | None, count_e4: int | None, *, numerator_partial: bool, denominator_partial: bool
) -> Quotient:
    if count_e4 is None:
        return Quotient(reason="aucune valeur reçue")
    if count_e4 <= 0:
        return Quotient(reason="le total compté est 0")
    if cents is None:
        return Quotient(reason="aucun montant engagé reçu")
    return Quotient(
        value=Fraction(cents * E4, count_e4),
        bound=bound_of(
            numerator_partial=numerator_partial, denominator_partial=denominator_partial
        ),
    )

"""Co-financing by funder and stage: requested, notified, received, and what it draws along."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd
from sqlmodel import Session, col, select

from analysis.budget.amount import Amount
from analysis.budget.money import remaining_to_pay
from analysis.budget.quotient import Quotient, bound_of
from analysis.budget.split import known_sum
from analysis.frames import with_integers
from analysis.rows import rows_of
from data_model.act import Act
from data_model.as_of import PARIS, current_rows
from data_model.period import simplified
from data_model.steering import CoFinancing
from data_model.vocabulary import BudgetField, FundingStage

KEY = ["funder", "exercise", "action_code"]
COLUMNS = [*KEY, "stage", "amount_cents", "recorded_on", "recorded_by"]
STAGES = tuple(f"{stage.value}_cents" for stage in FundingStage)
BY_FUNDER = ["funder", *STAGES, "to_receive_cents", "is_over"]


def co_financing_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """The co-financing in force at a cutoff, with the act that recorded each amount.

    Columns: funder (str), exercise (Int64), action_code (str, empty: the plan), stage
    (FundingStage), amount_cents (Int64), recorded_on (date), recorded_by (str).
    Rows: one a funder, exercise, action and stage, in this order. Source: domain.md §5.
    """
    rows = current_rows(session, CoFinancing, plan_code=plan_code, cutoff=cutoff)
    numbers = {row.act_number for row in rows}
    acts = {
        act.number: act
        for act in session.exec(
            select(Act).where(Act.plan_code == plan_code, col(Act.number).in_(numbers))
        )
    }
    order = list(FundingStage)
    rows.sort(key=lambda r: (r.funder, r.exercise, r.action_code, order.index(r.stage)))
    made = [
        (
            row.funder,
            row.exercise,
            row.action_code,
            row.stage,
            row.amount_cents,
            acts[row.act_number].recorded_at.astimezone(PARIS).date(),
            acts[row.act_number].recorded_by,
        )
        for row in rows
    ]
    frame = pd.DataFrame(made, columns=COLUMNS, dtype=object)
    return with_integers(frame, "exercise", "amount_cents")


def co_financing_by_funder(frame: pd.DataFrame) -> pd.DataFrame:
    """The stages side by side; takes `co_financing_frame`.

    Columns: funder (str), requested_cents, notified_cents, received_cents (Int64, None where the
    stage was never told), to_receive_cents (Int64, notified minus received, nullable), is_over
    (bool: a stage passes the one before it).
    Rows: one a funder, by what it was asked, the largest first.
    """
    told: dict[str, dict[FundingStage, int]] = {}
    for row in rows_of(frame):
        stages = told.setdefault(row.funder, {})
        stages[row.stage] = stages.get(row.stage, 0) + int(row.amount_cents)
    made = [_stages(funder, stages) for funder, stages in told.items()]
    made.sort(key=lambda one: (-max(cents or 0 for cents in one[1:4]), one[0]))
    by_funder = pd.DataFrame(made, columns=BY_FUNDER, dtype=object)
    return with_integers(by_funder, *STAGES, "to_receive_cents").astype({"is_over": bool})


def _stages(
    funder: str, told: Mapping[FundingStage, int]
) -> tuple[str, int | None, int | None, int | None, int | None, bool]:
    asked, notified, received = (told.get(stage) for stage in FundingStage)
    is_over = any(
        before is not None and after is not None and after > before
        for before, after in ((asked, notified), (notified, received), (asked, received))
    )
    return funder, asked, notified, received, remaining_to_pay(notified, received), is_over


def stage_total(frame: pd.DataFrame, stage: FundingStage) -> int | None:
    """The sum of one stage over all funders, None when it was never told."""
    return known_sum(int(row.amount_cents) for row in rows_of(frame) if row.stage == stage)


@dataclass(frozen=True, kw_only=True)
class Leverage:
    """Notified co-financing for each euro committed by the others, over the same exercises."""

    quotient: Quotient
    notified_cents: int | None
    own_cents: int | None
    until: int | None
    later_cents: int | None


def leverage(
    frame: pd.DataFrame, amounts: Iterable[Amount], *, until: int | None, is_partial: bool
) -> Leverage:
    """What is notified over what is committed outside the co-financers' own lines.

    Both sides stop at the exercise `until`, that of S; what is notified for later ones stands
    apart. A co-financer named in a return as the funder of a line would count on both sides, so
    its lines are left out below. `is_partial`: a return that was asked for is missing.
    """
    names = {simplified(name) for name in frame["funder"]}
    within = frame[[until is not None and e <= until for e in frame["exercise"]]]
    later = frame[[until is None or e > until for e in frame["exercise"]]]
    notified = stage_total(within, FundingStage.NOTIFIED)
    own = known_sum(
        amount.cents
        for amount in amounts
        if amount.field is BudgetField.COMMITTED
        and until is not None
        and amount.exercise <= until
        and simplified(amount.funder) not in names
    )
    return Leverage(
        quotient=_quotient(notified, own, is_partial=is_partial, is_awaited=_awaits(within)),
        notified_cents=notified,
        own_cents=own,
        until=until,
        later_cents=stage_total(later, FundingStage.NOTIFIED),
    )


def _awaits(frame: pd.DataFrame) -> bool:
    """Whether something was requested of which nothing was notified, not even 0."""
    keys: dict[FundingStage, set[tuple[object, ...]]] = {stage: set() for stage in FundingStage}
    for row in rows_of(frame):
        keys[row.stage].add(tuple(getattr(row, name) for name in KEY))
    return bool(keys[FundingStage.REQUESTED] - keys[FundingStage.NOTIFIED])


def _quotient(
    notified: int | None, own: int | None, *, is_partial: bool, is_awaited: bool
) -> Quotient:
    if notified is None:
        return Quotient(reason="aucun cofinancement notifié")
    if own is None:
        return Quotient(reason="aucun montant engagé reçu")
    if own == 0:
        return Quotient(reason="rien n’est engagé hors cofinanceurs")
    return Quotient(
        value=Fraction(notified, own),
        bound=bound_of(numerator_partial=is_awaited, denominator_partial=is_partial),
    )

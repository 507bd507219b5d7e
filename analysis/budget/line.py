"""One action's budget: what is planned of it, spent of it, and by whom it was told."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.budget.amount import Amount, BudgetSaid, budget_said
from analysis.budget.money import (
    NOT_PRINTED,
    LineAmounts,
    Rate,
    VotedAmount,
    overrun,
    planned_for_plan,
    planned_for_year,
    rate,
    remaining_to_commit,
    remaining_to_pay,
    split_differs,
)
from analysis.rows import rows_of, whole
from analysis.scope import text_or_none
from analysis.situation import Situation
from analysis.snapshot import Snapshot
from data_model.french import euros, joined
from data_model.vocabulary import BudgetBasis, BudgetField, Level

PAID_OVER_COMMITTED = "mandaté supérieur à l’engagé"
SPLIT_DIFFERS = "la répartition par année diffère du montant voté"


@dataclass(frozen=True, kw_only=True)
class BudgetLine:
    """One action's amounts over a year or the plan, in cents; None where nothing is known."""

    action_code: str
    voted: VotedAmount
    split_cents: dict[int, int]
    planned_cents: int | None
    committed_cents: int | None
    paid_cents: int | None
    committed_to_date_cents: int | None
    paid_to_date_cents: int | None
    respondents_due: int
    respondents_reported: int
    respondents_silent: int
    overspent_years: tuple[int, ...]
    is_paid_over_committed: bool

    @property
    def is_at_least(self) -> bool:
        """Whether someone who was asked said nothing."""
        return self.respondents_silent > 0

    @property
    def rate_committed(self) -> Rate:
        """Committed over planned, or why there is none."""
        return self._rate(self.committed_cents)

    @property
    def rate_paid(self) -> Rate:
        """Paid over planned, or why there is none."""
        return self._rate(self.paid_cents)

    def _rate(self, spent_cents: int | None) -> Rate:
        if self.is_unprinted:
            return Rate(reason=NOT_PRINTED)
        return rate(spent_cents, self.planned_cents, basis=self.voted.basis)

    @property
    def is_unprinted(self) -> bool:
        """Whether neither the plan nor a split gives it an amount."""
        return self.voted.amount_cents is None and self.planned_cents is None

    @property
    def overrun_cents(self) -> int | None:
        """What is committed over the cap, or over what is planned."""
        is_cap = self.voted.basis is BudgetBasis.CAP
        return overrun(
            self.committed_cents, self.voted.amount_cents if is_cap else self.planned_cents
        )

    @property
    def remaining_to_commit(self) -> int | None:
        """Planned minus committed."""
        return remaining_to_commit(self.planned_cents, self.committed_cents)

    @property
    def remaining_to_pay(self) -> int | None:
        """Committed minus paid."""
        return remaining_to_pay(self.committed_cents, self.paid_cents)

    @property
    def level(self) -> Level:
        """Alert when one of the two checks fails; nothing to say without a compared amount."""
        if self.overrun_cents or self.overspent_years or self.is_paid_over_committed:
            return Level.ALERT
        return Level.NONE if self.overrun_cents is None else Level.OK

    @property
    def words(self) -> str:
        """What is to be looked at, in French; empty when nothing is."""
        found = []
        if self.overrun_cents:
            found.append(f"dépassement de {euros(self.overrun_cents)}")
        elif self.overspent_years:
            found.append(f"dépassement en {joined(map(str, self.overspent_years))}")
        if self.is_paid_over_committed:
            found.append(PAID_OVER_COMMITTED)
        if split_differs(self.voted, split_cents=self.split_cents):
            found.append(SPLIT_DIFFERS)
        return ", ".join(found)

    def amounts(self, field: BudgetField) -> LineAmounts:
        """Planned and spent, as a sum's rate takes them; a cap has no planned amount."""
        spent = self.committed_cents if field is BudgetField.COMMITTED else self.paid_cents
        is_cap = self.voted.basis is BudgetBasis.CAP
        return LineAmounts(
            planned_cents=None if is_cap else self.planned_cents,
            spent_cents=spent,
            is_complete=not self.is_at_least,
        )


def total(amounts: Iterable[Amount], field: BudgetField) -> int | None:
    """The sum of one field, None when nothing was said of it."""
    cents = [amount.cents for amount in amounts if amount.field is field]
    return sum(cents) if cents else None


def plan_years(situation: Situation) -> list[int] | None:
    """The calendar years of the plan; None without its dates."""
    if situation.plan_start is None or situation.plan_end is None:
        return None
    return list(range(situation.plan_start.year, situation.plan_end.year + 1))


def budget_lines(
    snapshot: Snapshot, *, year: int | None = None, said: BudgetSaid | None = None
) -> list[BudgetLine]:
    """Each action's budget line over one exercise, or over the plan; in the plan's order."""
    told = said or budget_said(snapshot)
    at_situation, to_date = _by_action(told.at_situation), _by_action(told.to_date)
    due: defaultdict[str, set[str]] = defaultdict(set)
    for respondent, period, action in told.asked:
        if year is None or int(period[:4]) == year:
            due[action].add(respondent)
    years = plan_years(snapshot.situation)
    return [
        _line(
            row.action_code,
            voted_amount(row),
            at_situation.get(row.action_code, []),
            later=to_date.get(row.action_code, []),
            due=due.get(row.action_code, set()),
            years=years,
            year=year,
        )
        for row in rows_of(snapshot.actions)
    ]


def _by_action(amounts: Iterable[Amount]) -> dict[str, list[Amount]]:
    found: dict[str, list[Amount]] = {}
    for amount in amounts:
        found.setdefault(amount.action_code, []).append(amount)
    return found


def voted_amount(row: Any) -> VotedAmount:
    """What one row of the actions' frame says was voted, and what that stands for."""
    basis = BudgetBasis(text_or_none(row.basis) or BudgetBasis.UNKNOWN)
    # « 15 000 € par visite » without a number of visits is a price, not a printed total.
    if basis is BudgetBasis.PER_UNIT and whole(row.quantity) is None:
        basis = BudgetBasis.UNKNOWN
    return VotedAmount(basis=basis, amount_cents=whole(row.voted_cents))


def _line(
    action_code: str,
    voted: VotedAmount,
    amounts: Sequence[Amount],
    *,
    later: Sequence[Amount],
    due: set[str],
    years: list[int] | None,
    year: int | None,
) -> BudgetLine:
    split: dict[int, int] = {}
    for amount in amounts:
        if amount.field is BudgetField.PLANNED:
            split[amount.exercise] = split.get(amount.exercise, 0) + amount.cents
    if year is None:
        planned = planned_for_plan(voted, split_cents=split, years=years)
    else:
        planned = planned_for_year(voted, year, split_cents=split)
    spent = [a for a in amounts if year is None or a.exercise == year]
    shown = [a for a in later if year is None or a.exercise == year]
    told = {a.respondent_code for a in spent if a.field is not BudgetField.PLANNED}
    return BudgetLine(
        action_code=action_code,
        voted=voted,
        split_cents=split,
        planned_cents=planned,
        committed_cents=total(spent, BudgetField.COMMITTED),
        paid_cents=total(spent, BudgetField.PAID),
        committed_to_date_cents=total(shown, BudgetField.COMMITTED),
        paid_to_date_cents=total(shown, BudgetField.PAID),
        respondents_due=len(due | told),
        respondents_reported=len(told),
        respondents_silent=len(due - told),
        overspent_years=_overspent_years(amounts, split, year=year),
        is_paid_over_committed=_is_paid_over_committed(amounts),
    )


def _overspent_years(
    amounts: Sequence[Amount], split: dict[int, int], *, year: int | None
) -> tuple[int, ...]:
    over = []
    for exercise, planned in sorted(split.items()):
        committed = total((a for a in amounts if a.exercise == exercise), BudgetField.COMMITTED)
        if (year is None or exercise == year) and committed is not None and committed > planned:
            over.append(exercise)
    return tuple(over)


def _is_paid_over_committed(amounts: Sequence[Amount]) -> bool:
    """Per respondent, funder and section over all exercises; unknown where one is not said."""
    lines: defaultdict[tuple[str, str, str], list[Amount]] = defaultdict(list)
    for amount in amounts:
        lines[amount.respondent_code, amount.funder, amount.section].append(amount)
    for said in lines.values():
        committed, paid = total(said, BudgetField.COMMITTED), total(said, BudgetField.PAID)
        if committed is not None and paid is not None and paid > committed:
            return True
    return False

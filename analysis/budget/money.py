"""Budget rules in integer cents: what is planned, what is spent of it, what remains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from data_model.french import coverage, euros
from data_model.vocabulary import BudgetBasis

BASIS_TO_SPECIFY = "sans objet\u00a0: base du montant à préciser"
NOT_PRINTED = "sans objet\u00a0: aucun montant imprimé"
NO_BUDGET = "sans budget"
NO_AMOUNT = "aucun montant reçu"
CAP_HAS_NO_RATE = "plafond\u00a0: dépassement seulement"
# A total of units counts only as the printed total: it is never computed from unit × quantity.
PRINTED_TOTALS = frozenset({BudgetBasis.TOTAL, BudgetBasis.PER_UNIT})


@dataclass(frozen=True, kw_only=True)
class VotedAmount:
    """A line's amount as printed, in cents, and what it stands for."""

    basis: BudgetBasis
    amount_cents: int | None = None


@dataclass(frozen=True, kw_only=True)
class Rate:
    """A share of the planned amount, or the reason why there is none."""

    value: Fraction | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class LineAmounts:
    """What one line has planned over a span, and committed or paid over the same span."""

    planned_cents: int | None
    spent_cents: int | None
    is_complete: bool = True


@dataclass(frozen=True, kw_only=True)
class LinesRate:
    """A sum's rate over the lines that have a planned amount, the same on both sides."""

    rate: Rate
    planned_cents: int
    spent_cents: int | None
    lines: int
    total_lines: int
    is_at_least: bool

    @property
    def words(self) -> str:
        """« 9 lignes sur 12 »."""
        return coverage(self.lines, self.total_lines, "ligne")


def planned_for_year(
    voted: VotedAmount, year: int, *, split_cents: Mapping[int, int]
) -> int | None:
    """The split of that year, else the amount voted « par an », else None (« non réparti »)."""
    if year in split_cents:
        return split_cents[year]
    yearly = voted.basis is BudgetBasis.PER_YEAR or _is_nothing(voted)
    return voted.amount_cents if yearly else None


def planned_for_plan(
    voted: VotedAmount, *, split_cents: Mapping[int, int], years: Sequence[int] | None
) -> int | None:
    """The total voted, or the years' sum where it is « par an »; `years` None without dates."""
    if voted.basis in PRINTED_TOTALS or _is_nothing(voted):
        return voted.amount_cents
    if voted.basis is not BudgetBasis.PER_YEAR or not years:
        return None
    planned = [planned_for_year(voted, year, split_cents=split_cents) for year in years]
    known = [cents for cents in planned if cents is not None]
    return sum(known) if len(known) == len(planned) else None


def _is_nothing(voted: VotedAmount) -> bool:
    # 0 € is 0 € whatever it stands for; a cap stays a limit, and nothing planned.
    return voted.amount_cents == 0 and voted.basis is not BudgetBasis.CAP


def is_to_specify(voted: VotedAmount) -> bool:
    """Whether nothing says what a printed amount stands for; 0 € is 0 € whatever it does."""
    is_printed = voted.amount_cents is not None
    return is_printed and voted.basis is BudgetBasis.UNKNOWN and not _is_nothing(voted)


def to_specify_words(unplaced_cents: int) -> str:
    """« 12 500 € votés, base à préciser »: what is voted, and why nothing is planned of it."""
    return f"{euros(unplaced_cents)} votés, base à préciser"


def split_differs(voted: VotedAmount, *, split_cents: Mapping[int, int]) -> bool:
    """Whether a split over the years does not add up to the total voted: a question."""
    comparable = voted.basis in PRINTED_TOTALS and voted.amount_cents is not None
    return comparable and bool(split_cents) and sum(split_cents.values()) != voted.amount_cents


def rate(spent_cents: int | None, planned_cents: int | None, *, basis: BudgetBasis) -> Rate:
    """Spent over planned, of one line and the same span on both sides."""
    if basis is BudgetBasis.CAP:
        return Rate(reason=CAP_HAS_NO_RATE)
    if planned_cents is None:
        return Rate(reason=BASIS_TO_SPECIFY)
    return _share(spent_cents, planned_cents)


def _share(spent_cents: int | None, planned_cents: int) -> Rate:
    if planned_cents == 0:
        return Rate(reason=NO_BUDGET)
    if spent_cents is None:
        return Rate(reason=NO_AMOUNT)
    return Rate(value=Fraction(spent_cents, planned_cents))


def overrun(spent_cents: int | None, cap_cents: int | None) -> int | None:
    """What passes a cap, 0 below it."""
    if spent_cents is None or cap_cents is None:
        return None
    return max(spent_cents - cap_cents, 0)


def remaining_to_commit(planned_cents: int | None, committed_cents: int | None) -> int | None:
    """Planned minus committed, negative when overspent."""
    if planned_cents is None or committed_cents is None:
        return None
    return planned_cents - committed_cents


def remaining_to_pay(committed_cents: int | None, paid_cents: int | None) -> int | None:
    """Committed minus paid."""
    if committed_cents is None or paid_cents is None:
        return None
    return committed_cents - paid_cents


def rate_of_lines(lines: Sequence[LineAmounts]) -> LinesRate:
    """The rate of a sum: only lines with a planned amount, on both sides.

    A line « sans budget » (planned 0) has no rate, so what is spent on it enters no sum's rate
    either. A line without any amount, or not reported by all, makes the sum « au moins ». A cap
    gives no planned amount.
    """
    counted = [line for line in lines if line.planned_cents]
    free = any(line.planned_cents == 0 for line in lines)
    planned = sum(line.planned_cents or 0 for line in counted)
    known = [line.spent_cents for line in counted if line.spent_cents is not None]
    spent = sum(known) if known else None
    return LinesRate(
        rate=_share(spent, planned)
        if counted
        else Rate(reason=NO_BUDGET if free else BASIS_TO_SPECIFY),
        planned_cents=planned,
        spent_cents=spent,
        lines=len(counted),
        total_lines=len(lines),
        is_at_least=any(not line.is_complete or line.spent_cents is None for line in counted),
    )

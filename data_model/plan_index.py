"""What a return is checked against: the plan's codes, what is asked, what is already known."""

from dataclasses import dataclass, field
from datetime import date

from data_model.interval import Interval
from data_model.vocabulary import BudgetBasis, Nature, RespondentKind


@dataclass(frozen=True, kw_only=True)
class RespondentRef:
    """Who may send a return."""

    code: str
    name: str
    kind: RespondentKind


@dataclass(frozen=True, kw_only=True)
class ActionRef:
    """An action a row may name, with its voted amount and what that stands for."""

    code: str
    title: str
    short_title: str
    voted_cents: int | None = None
    voted_basis: BudgetBasis = BudgetBasis.UNKNOWN


@dataclass(frozen=True, kw_only=True)
class IndicatorRef:
    """An indicator a row may name. `action_code` is empty for the plan's own.

    `target_e4` is the highest value that its targets ask for, in 10⁻⁴.
    """

    code: str
    label: str
    action_code: str
    nature: Nature
    unit: str
    decimals: int
    is_broken_down: bool
    breakdown_label: str
    target_e4: int | None = None


@dataclass(frozen=True, kw_only=True)
class OccurrenceRef:
    """An occurrence a row may name, as known at the time of asking."""

    code: str
    action_code: str
    label: str
    cycle: int
    initial: Interval
    in_force: Interval
    forecast: Interval | None = None
    done: Interval | None = None


@dataclass(frozen=True, kw_only=True)
class PlanIndex:
    """The codes of one plan, the quarters begun (oldest first), and which periods are closed.

    `years` are the plan's calendar years, none without its dates.
    """

    plan_code: str
    plan_title: str
    short_title: str
    respondents: dict[str, RespondentRef]
    actions: dict[str, ActionRef]
    indicators: dict[str, IndicatorRef]
    occurrences: dict[str, OccurrenceRef]
    funders: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    closed_periods: frozenset[str] = frozenset()
    is_demonstration: bool = False


@dataclass(frozen=True, kw_only=True)
class KnownValue:
    """A value in force for a cell, and the period it was given for."""

    period_code: str
    value_e4: int | None = None
    denominator_e4: int | None = None
    text_value: str = ""


BudgetKey = tuple[str, str, int, str, str]
"""field, action, exercise, funder, section"""


@dataclass(frozen=True, kw_only=True)
class ReturnBasis:
    """What one respondent is asked for one period, with what it last said.

    `current` maps a fact's key (see draft.AnyFact.key) to the value in force for this very
    respondent and period, as text of comparison; `last_values` maps (indicator, category) to the
    last value before the period; `history` maps (indicator, category) to the earlier values,
    oldest first; `column_choices` maps (sheet, normalised title) to the declared column that a
    person confirmed for this respondent.

    What a value is compared with beside: `earlier_budget` are its amounts of each line as the
    periods before left them, `other_exercises` those of the exercises that `budget` leaves out,
    `budget_of_others` the sums of all other respondents by (field, action, exercise),
    `highest_of_others` each other respondent's highest value of an indicator, and `population`
    the inhabitants that this one answers for.
    """

    respondent: RespondentRef
    period_code: str
    first_day: date
    last_day: date
    deadline: date
    indicator_codes: tuple[str, ...] = ()
    budget_action_codes: tuple[str, ...] = ()
    occurrence_codes: tuple[str, ...] = ()
    last_values: dict[tuple[str, str], KnownValue] = field(default_factory=dict)
    history: dict[tuple[str, str], tuple[KnownValue, ...]] = field(default_factory=dict)
    budget: dict[BudgetKey, int] = field(default_factory=dict)
    current: dict[tuple[str, ...], str] = field(default_factory=dict)
    active_sha256: frozenset[str] = frozenset()
    contact: str = ""
    column_choices: dict[tuple[str, str], str] = field(default_factory=dict)
    earlier_budget: dict[BudgetKey, int] = field(default_factory=dict)
    other_exercises: dict[BudgetKey, int] = field(default_factory=dict)
    budget_of_others: dict[tuple[str, str, int], int] = field(default_factory=dict)
    highest_of_others: dict[str, tuple[int, ...]] = field(default_factory=dict)
    population: int | None = None

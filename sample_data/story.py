"""The story of the demonstration: who sends what, when. Invented from end to end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from data_model.as_of import PARIS
from data_model.period import Period, default_deadline, parse_period, quarters_between
from data_model.plan_index import PlanIndex, ReturnBasis
from data_model.vocabulary import BudgetField, MilestoneField
from loaders.template.template import BudgetLine, Filled, FilledCell, FilledObservation
from sample_data.story_budget import amounts, section
from sample_data.story_calendar import stated
from sample_data.story_values import TERRITORY, Ratio, Value, values
from sample_data.story_words import COMMENTS, HIGHLIGHTS

QUARTERS = tuple(quarters_between(date(2024, 1, 1), date(2026, 9, 30)))
DEMONSTRATION_DAY = date(2026, 11, 9)
FIRST_HOUR = time(9, 30)

DAYS_BEFORE_DEADLINE: Mapping[str, int] = {
    "93005": 9,
    "93007": 6,
    "93013": 4,
    "93029": 12,
    "93030": 3,
    "93071": 8,
    "93073": 2,
    "93078": 5,
    TERRITORY: 10,
}
DAYS_LATE: Mapping[tuple[str, str], int] = {
    ("2024-T1", "93030"): 12,
    ("2024-T1", "93073"): 18,
    ("2024-T3", "93013"): 7,
    ("2024-T4", "93073"): 9,
    ("2025-T1", "93030"): 21,
    ("2025-T2", "93073"): 15,
    ("2025-T3", "93078"): 5,
    ("2025-T4", "93030"): 25,
    ("2025-T4", "93073"): 13,
    ("2026-T1", "93013"): 8,
    ("2026-T2", "93030"): 19,
    ("2026-T2", "93073"): 22,
    ("2026-T3", "93013"): 6,
}
MISSING = frozenset({("2026-T3", "93030"), ("2026-T3", "93073")})
NOTHING_TO_REPORT = frozenset({("2024-T3", "93030"), ("2025-T3", "93013"), ("2025-T3", "93030")})

TYPED: Mapping[tuple[str, str], Mapping[tuple[str, str], str]] = {
    ("2025-T1", "93073"): {("2.2-I4", ""): "n.c."},
    ("2026-T2", "93071"): {("P-I1", ""): "env. 10"},
}
"""(period, respondent) → cells where words stand in place of a plain number."""

CORRECTED = ("2025-T4", "93029")
CORRECTED_ON = date(2026, 3, 3)
CORRECTIONS: Mapping[tuple[str, str], Value] = {
    ("P-I1", ""): 9,
    ("2.2-I1", "Patrimoine"): "effacer",
}
"""What the second return of `CORRECTED` changes; a word erases what the first one said."""


@dataclass(frozen=True, kw_only=True)
class Sending:
    """One workbook of the story, on its way."""

    period: Period
    respondent_code: str
    received_on: date
    recorded_at: datetime
    is_correction: bool = False


def sendings(period: Period) -> list[Sending]:
    """The workbooks of a quarter, in the order in which they were recorded."""
    sent = [
        _sending(period, respondent, received_on(period, respondent))
        for respondent in DAYS_BEFORE_DEADLINE
        if (period.code, respondent) not in MISSING
    ]
    if period.code == CORRECTED[0]:
        sent.append(_sending(period, CORRECTED[1], CORRECTED_ON, is_correction=True))
    return sorted(sent, key=lambda one: (one.recorded_at, one.respondent_code))


def received_on(period: Period, respondent: str) -> date:
    """The day a return came: some days before its deadline, or after it for the late ones."""
    late = DAYS_LATE.get((period.code, respondent))
    days = -DAYS_BEFORE_DEADLINE[respondent] if late is None else late
    return default_deadline(period) + timedelta(days=days)


def _sending(
    period: Period, respondent: str, received: date, *, is_correction: bool = False
) -> Sending:
    rank = list(DAYS_BEFORE_DEADLINE).index(respondent)
    recorded = datetime.combine(received, FIRST_HOUR, tzinfo=PARIS) + timedelta(minutes=10 * rank)
    return Sending(
        period=period,
        respondent_code=respondent,
        received_on=received,
        recorded_at=recorded,
        is_correction=is_correction,
    )


def filled(basis: ReturnBasis, index: PlanIndex, *, is_correction: bool = False) -> Filled:
    """What a respondent of the story types in its workbook."""
    respondent, period = basis.respondent.code, parse_period(basis.period_code)
    key = (period.code, respondent)
    if key in NOTHING_TO_REPORT:
        return Filled(nothing_to_report=True)
    return Filled(
        observations=_observations(basis, period, is_correction=is_correction),
        budget=_budget(basis, period, funder=index.funders[0]),
        milestones=_milestones(basis, index, period),
        highlights=dict(HIGHLIGHTS.get(key, ())),
    )


def _year_and_quarter(period: Period) -> tuple[int, int]:
    return period.first_day.year, (period.first_day.month + 2) // 3


def _observations(
    basis: ReturnBasis, period: Period, *, is_correction: bool
) -> dict[tuple[str, str], FilledObservation]:
    respondent = basis.respondent.code
    year, quarter = _year_and_quarter(period)
    said: dict[tuple[str, str], Value | Ratio | None] = {
        (indicator, category): value
        for indicator in basis.indicator_codes
        for category, value in values(respondent, indicator, year, quarter).items()
    }
    said |= TYPED.get((period.code, respondent), {})
    if is_correction:
        said |= CORRECTIONS
    comments = {(i, ""): text for i, text in COMMENTS.get((period.code, respondent), ())}
    return {
        key: _observation(said.get(key), comments.get(key, ""))
        for key in (*said, *(key for key in comments if key not in said))
    }


def _observation(value: Value | Ratio | None, comment: str) -> FilledObservation:
    if isinstance(value, tuple):
        return FilledObservation(value=value[0], denominator=value[1], comment=comment)
    return FilledObservation(value=value, comment=comment)


def _budget(
    basis: ReturnBasis, period: Period, *, funder: str
) -> dict[BudgetLine, dict[BudgetField, FilledCell]]:
    year, quarter = _year_and_quarter(period)
    return {
        (action, year, funder, section(action)): dict(
            amounts(basis.respondent.code, action, year, quarter)
        )
        for action in basis.budget_action_codes
    }


def _milestones(
    basis: ReturnBasis, index: PlanIndex, period: Period
) -> dict[str, dict[MilestoneField, FilledCell]]:
    said: dict[str, dict[MilestoneField, FilledCell]] = {}
    for code in basis.occurrence_codes:
        forecast, done = stated(index.occurrences[code], period)
        if done is not None:
            said[code] = {MilestoneField.DONE: done}
        elif forecast is not None:
            said[code] = {MilestoneField.FORECAST: forecast}
    return said

"""What a plan that asks nothing yet may ask: of communes indicators, of the territory money."""

from collections.abc import Iterable, Sequence
from datetime import date

from data_model.period import quarter_of
from data_model.respondent import Assignment
from data_model.vocabulary import AssignedKind, RespondentKind, Rhythm
from loaders.entry.composer_tables import StoredRows
from loaders.plan.text_table import Row


def first_quarter(day: date, plan_start: date | None) -> str:
    """The quarter of today, or the plan's first one where it has not begun."""
    return quarter_of(max(day, plan_start or day)).code


def everything_asked(plan_code: str, stored: StoredRows, *, first_period: str) -> list[Assignment]:
    """Each indicator asked of each commune, every quarter from `first_period`."""
    codes = [row["code"] for row in stored["indicators"]]
    return [
        _asked(plan_code, commune, AssignedKind.INDICATOR, code, first_period)
        for commune in communes_of(stored)
        for code in codes
    ]


def budgets_asked(plan_code: str, stored: StoredRows, *, first_period: str) -> list[Assignment]:
    """The money of each action that has an amount, asked of the territory every quarter."""
    return [
        _asked(plan_code, row["code"], AssignedKind.BUDGET, code, first_period)
        for row in territories_of(stored)
        for code in funded_actions(stored)
    ]


def asked_of(stored: StoredRows, kind: AssignedKind) -> bool:
    """Whether anything of a kind is asked of anybody."""
    return any(row["kind"] == kind.value for row in stored["assignments"])


def communes_of(stored: StoredRows) -> Sequence[str]:
    """The codes of the communes that answer."""
    return [row["code"] for row in _respondents(stored, RespondentKind.COMMUNE)]


def territories_of(stored: StoredRows) -> Sequence[Row]:
    """Who answers for the whole territory."""
    return [*_respondents(stored, RespondentKind.TERRITORY)]


def funded_actions(stored: StoredRows) -> Sequence[str]:
    """The actions going on whose voted amount is said, be it 0."""
    going_on = {row["code"] for row in stored["actions"]}
    said = [row["action_code"] for row in stored["voted_budget"] if row["amount_eur"]]
    return [code for code in dict.fromkeys(said) if code in going_on]


def _respondents(stored: StoredRows, kind: RespondentKind) -> Iterable[Row]:
    return (row for row in stored["respondents"] if row["kind"] == kind.value)


def _asked(
    plan_code: str, respondent: str, kind: AssignedKind, code: str, first_period: str
) -> Assignment:
    return Assignment(
        plan_code=plan_code,
        act_number=1,
        respondent_code=respondent,
        kind=kind,
        object_code=code,
        first_period=first_period,
        rhythm=Rhythm.EACH_QUARTER,
    )

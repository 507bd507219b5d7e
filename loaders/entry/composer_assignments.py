"""What is asked of a plan that asks nothing yet: every indicator, of every commune."""

from collections.abc import Sequence
from datetime import date

from data_model.period import quarter_of
from data_model.respondent import Assignment
from data_model.vocabulary import AssignedKind, RespondentKind, Rhythm
from loaders.entry.composer_tables import StoredRows


def first_quarter(day: date, plan_start: date | None) -> str:
    """The quarter of today, or the plan's first one where it has not begun."""
    return quarter_of(max(day, plan_start or day)).code


def everything_asked(plan_code: str, stored: StoredRows, *, first_period: str) -> list[Assignment]:
    """Each indicator asked of each commune, every quarter from `first_period`."""
    return [
        Assignment(
            plan_code=plan_code,
            act_number=1,
            respondent_code=commune,
            kind=AssignedKind.INDICATOR,
            object_code=row["code"],
            first_period=first_period,
            rhythm=Rhythm.EACH_QUARTER,
        )
        for commune in communes_of(stored)
        for row in stored["indicators"]
    ]


def communes_of(stored: StoredRows) -> Sequence[str]:
    """The codes of the communes that answer."""
    rows = stored["respondents"]
    return [row["code"] for row in rows if row["kind"] == RespondentKind.COMMUNE.value]

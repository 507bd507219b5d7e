"""The first quarter for which someone is asked, begun or to come, where none has fallen due."""

from collections.abc import Collection
from datetime import timedelta

from analysis.results.asked import asked_periods
from analysis.snapshot import Snapshot
from data_model.french import day, quarter_label, typo
from data_model.period import Period, parse_period, quarters_between
from data_model.vocabulary import AssignedKind

WHOLE_YEAR = timedelta(days=366)


def first_asked(
    snapshot: Snapshot, respondents: Collection[str], *, indicator_code: str = ""
) -> Period | None:
    """The first quarter after S for which one of them is asked of anything, or of one indicator.

    None where nothing is asked of them any more. Source: domain.md §1, Assignments.
    """
    seen, asked = snapshot.situation, snapshot.assignments
    mine = asked[asked["respondent_code"].isin(list(respondents))]
    if indicator_code:
        is_it = (mine["kind"] == AssignedKind.INDICATOR) & (mine["object_code"] == indicator_code)
        mine = mine[is_it]
    if mine.empty:
        return None
    starts = [parse_period(code).first_day for code in mine["first_period"]]
    # Whatever its rhythm, what is asked is asked within a year of its first period.
    until = max([*starts, seen.as_of]) + WHOLE_YEAR
    quarters = quarters_between(min(starts), until)
    ahead = [
        quarter
        for quarter in quarters
        if (seen.situation_date is None or quarter.first_day > seen.situation_date)
        and (seen.plan_end is None or quarter.first_day <= seen.plan_end)
    ]
    due = [period for *_, periods in asked_periods(mine, ahead) for period in periods]
    return min(due, key=lambda period: period.first_day, default=None)


def first_words(snapshot: Snapshot, period: Period) -> str:
    """« T4 2026, le 31 janvier 2027 »: which quarter, and by when it is to be sent."""
    due = snapshot.situation.deadline(period)
    return typo(f"{quarter_label(period.code)}, le {day(due)}")

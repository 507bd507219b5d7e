"""What differs between two days: statuses, money, calendar, what was sent, the plan itself."""

from collections.abc import Collection

import pandas as pd

from analysis.changes.budget import budget_changes
from analysis.changes.calendar import calendar_changes
from analysis.changes.co_financing import SUBJECTS, co_financing_changes
from analysis.changes.indicators import indicator_changes
from analysis.changes.kind import ChangeGroup, ChangeRow
from analysis.changes.plan import plan_changes
from analysis.changes.sent import sent_changes
from analysis.frames import with_integers
from analysis.plan_seen import PlanSeen


def changes_frame(before: PlanSeen, after: PlanSeen) -> pd.DataFrame:
    """Every line that is not the same on two days of one plan.

    Columns: group (ChangeGroup), subject (ChangeSubject), change (Change: added, changed or
    removed; in the group « sent », newly reported, corrected or withdrawn), code (str, of the
    indicator, action, occurrence, period or setting; of a co-financing, its funder first), label,
    action_code (str, empty: none), axis_code (str, None for « Transversal » and the plan's own),
    respondent_code, period_code (str, empty: none), before, after (str, French; « n.c. » where
    nothing was known), amount (Int64, nullable; cents more in « budget », days later of a date
    announced).
    Rows: one a line that differs, by group; none between a day and itself. Exchanging the days
    gives the same rows with before and after exchanged, added as removed, amounts negated.
    Source: domain.md §1, by the same functions as the pages.
    """
    rows: list[ChangeRow] = [
        *indicator_changes(before, after),
        *budget_changes(before, after),
        *co_financing_changes(before, after),
        *calendar_changes(before, after),
        *sent_changes(before, after),
        *plan_changes(before, after),
    ]
    frame = pd.DataFrame(rows, columns=list(ChangeRow._fields), dtype=object)
    return with_integers(frame, "amount")


def narrowed_changes(changes: pd.DataFrame, actions: Collection[str] | None) -> pd.DataFrame:
    """`changes_frame`, of some actions alone; None leaves out nothing."""
    if actions is None:
        return changes
    return changes[changes["action_code"].isin(list(actions))].reset_index(drop=True)


def news_frame(before: PlanSeen, after: PlanSeen) -> pd.DataFrame:
    """`changes_frame`, of what people enter alone while no return was received on either day.

    A target entered moves the status of its indicator: before the first return that is no news.
    """
    changes = changes_frame(before, after)
    if before.snapshot.returns.empty and after.snapshot.returns.empty:
        is_entered = changes["subject"].isin(SUBJECTS.values())
        is_of_plan = changes["group"] == ChangeGroup.PLAN
        return changes[is_of_plan | is_entered].reset_index(drop=True)
    return changes

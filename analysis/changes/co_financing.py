"""What was requested, notified and received of co-financing between two days."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from analysis.budget.co_financing_words import WHOLE_PLAN
from analysis.changes.kind import (
    ChangeGroup,
    ChangeRow,
    ChangeSubject,
    differences,
)
from analysis.plan_seen import PlanSeen
from analysis.rows import rows_of
from analysis.scope import text_or_none
from data_model.french import NOT_KNOWN, euros, typo
from data_model.vocabulary import FundingStage

SUBJECTS: Mapping[FundingStage, ChangeSubject] = {
    FundingStage.REQUESTED: ChangeSubject.REQUESTED,
    FundingStage.NOTIFIED: ChangeSubject.NOTIFIED,
    FundingStage.RECEIVED: ChangeSubject.RECEIVED,
}


class Key(NamedTuple):
    """One stage of what a funder brings, in an exercise, to an action or to the whole plan."""

    funder: str
    exercise: int
    action_code: str
    stage: FundingStage


def co_financing_changes(before: PlanSeen, after: PlanSeen) -> Iterator[ChangeRow]:
    """Each co-financing amount, as it is recorded, that is not the same on both days."""
    if before.situation.cutoff == after.situation.cutoff:
        return
    titles = before.titles | after.titles
    axes = {
        row.action_code: text_or_none(row.axis_code)
        for known in (before, after)
        for row in rows_of(known.snapshot.actions)
    }
    for change, key, then, now in differences(_told(before), _told(after)):
        action = f"{key.action_code} {titles.get(key.action_code, '')}".strip() or WHOLE_PLAN
        yield ChangeRow(
            group=ChangeGroup.BUDGET,
            subject=SUBJECTS[key.stage],
            change=change,
            # Several funders may bring money to one action.
            code=f"{key.funder} {key.exercise} {key.action_code}".strip(),
            label=typo(f"{key.funder}, {key.exercise} : {action}"),
            action_code=key.action_code,
            axis_code=axes.get(key.action_code),
            respondent_code="",
            period_code="",
            before=euros(then) if then is not None else NOT_KNOWN,
            after=euros(now) if now is not None else NOT_KNOWN,
            amount=(now or 0) - (then or 0),
        )


def _told(known: PlanSeen) -> dict[Key, int]:
    return {
        Key(row.funder, int(row.exercise), row.action_code, FundingStage(row.stage)): int(
            row.amount_cents
        )
        for row in rows_of(known.budget.co_financing)
    }

"""What was committed and paid between two days, action by action."""

from collections.abc import Iterator, Mapping

from analysis.changes.kind import (
    ChangeGroup,
    ChangeRow,
    ChangeSubject,
    differences,
)
from analysis.fiche.fiche import action_choices
from analysis.plan_seen import PlanSeen
from analysis.rows import rows_of, whole
from analysis.scope import text_or_none
from data_model.french import NOT_KNOWN, euros

COLUMNS: Mapping[ChangeSubject, str] = {
    ChangeSubject.COMMITTED: "committed_cents",
    ChangeSubject.PAID: "paid_cents",
}


def budget_changes(before: PlanSeen, after: PlanSeen) -> Iterator[ChangeRow]:
    """Each action's amounts at the situation dates that are not the same on both days."""
    names = action_choices(after.snapshot)
    axes = {row.action_code: text_or_none(row.axis_code) for row in rows_of(after.budget.by_action)}
    for change, (subject, action), then, now in differences(_told(before), _told(after)):
        yield ChangeRow(
            group=ChangeGroup.BUDGET,
            subject=subject,
            change=change,
            code=action,
            label=names[action],
            action_code=action,
            axis_code=axes[action],
            respondent_code="",
            period_code="",
            before=euros(then) if then is not None else NOT_KNOWN,
            after=euros(now) if now is not None else NOT_KNOWN,
            amount=(now or 0) - (then or 0),
        )


def _told(known: PlanSeen) -> dict[tuple[ChangeSubject, str], int]:
    return {
        (subject, row.action_code): cents
        for subject, column in COLUMNS.items()
        for row in rows_of(known.budget.by_action)
        if (cents := whole(getattr(row, column))) is not None
    }

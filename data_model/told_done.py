"""Whether an occurrence is done, as the calendar counts it, where only the store is at hand."""

from collections.abc import Callable, Collection

from sqlmodel import Session, col, select

from data_model.as_of import active_return_numbers, current_rows, today
from data_model.milestone import Abandonment, Occurrence, SharedEvent
from data_model.plan import Plan
from data_model.respondent import Assignment, Respondent
from data_model.returned import MilestoneReport, Return
from data_model.vocabulary import AssignedKind, MilestoneField, RespondentKind


def is_told_done(session: Session, occurrence: Occurrence, *, cutoff: int) -> bool:
    """Whether who is responsible for it, or for the same event in another action, says so.

    What anyone else says is a question to settle, and holds nothing. Source: domain.md §1, §2.
    """
    plan_code = occurrence.plan_code
    told = _same_event(session, occurrence, cutoff=cutoff)
    statement = (
        select(
            MilestoneReport.occurrence_code,
            Return.respondent_code,
            Return.period_code,
            col(MilestoneReport.end_date),
        )
        .join(
            Return,
            (col(Return.plan_code) == col(MilestoneReport.plan_code))
            & (col(Return.number) == col(MilestoneReport.return_number)),
        )
        .where(
            MilestoneReport.plan_code == plan_code,
            col(MilestoneReport.occurrence_code).in_(told),
            MilestoneReport.field == MilestoneField.DONE,
            col(Return.number).in_(active_return_numbers(plan_code, cutoff)),
        )
        .order_by(col(Return.number))
    )
    # A later return on the same period replaces what the earlier one said of it.
    newest = {(code, who, period): end for code, who, period, end in session.exec(statement)}
    responsible = _responsible(session, plan_code, cutoff=cutoff)
    day = today(session.get_one(Plan, plan_code))
    return any(
        end is not None and end <= day and who in responsible(told[code])
        for (code, who, _), end in newest.items()
    )


def _same_event(session: Session, occurrence: Occurrence, *, cutoff: int) -> dict[str, str]:
    """Occurrence → milestone: itself, and the same cycle of the milestones that share its event."""
    plan_code = occurrence.plan_code
    shared = current_rows(session, SharedEvent, plan_code=plan_code, cutoff=cutoff)
    events = {row.milestone_code: row.event_code for row in shared}
    event = events.get(occurrence.milestone_code, "")
    gone = {
        row.occurrence_code
        for row in current_rows(session, Abandonment, plan_code=plan_code, cutoff=cutoff)
    }
    milestones = {code for code, other in events.items() if event and other == event}
    statement = select(Occurrence.code, Occurrence.milestone_code).where(
        Occurrence.plan_code == plan_code,
        Occurrence.cycle == occurrence.cycle,
        col(Occurrence.milestone_code).in_(milestones | {occurrence.milestone_code}),
        col(Occurrence.act_number) <= cutoff,
    )
    return {code: of for code, of in session.exec(statement) if code not in gone}


def _responsible(
    session: Session, plan_code: str, *, cutoff: int
) -> Callable[[str], Collection[str]]:
    """Who answers for a milestone: the respondent named, else the territory."""
    assigned = current_rows(session, Assignment, plan_code=plan_code, cutoff=cutoff)
    named = {
        row.object_code: {row.respondent_code}
        for row in assigned
        if row.kind == AssignedKind.MILESTONE
    }
    territory = set(
        session.exec(
            select(Respondent.code).where(
                Respondent.plan_code == plan_code, Respondent.kind == RespondentKind.TERRITORY
            )
        )
    )
    return lambda milestone: named.get(milestone, territory)

"""The dates of an action's milestones that were held to another day, or left the counts."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from analysis.fiche.history_line import ABSENT, Line
from data_model.french import interval
from data_model.milestone import Abandonment, Baseline, Milestone, Occurrence


def calendar_lines(session: Session, plan_code: str, action_code: str) -> Iterator[Line]:
    """Each new date of an occurrence, then each that was abandoned or counted again."""
    found = session.exec(
        select(Occurrence.code, Milestone.label)
        .join(
            Milestone,
            (col(Milestone.plan_code) == col(Occurrence.plan_code))
            & (col(Milestone.code) == col(Occurrence.milestone_code)),
        )
        .where(Occurrence.plan_code == plan_code, Milestone.action_code == action_code)
    )
    labels = {code: f"Jalon {code}, {label}" for code, label in found}
    before: dict[str, str] = {}
    for row in session.exec(
        select(Baseline)
        .where(Baseline.plan_code == plan_code, col(Baseline.occurrence_code).in_(list(labels)))
        .order_by(col(Baseline.number))
    ):
        span = interval(row.start_date, row.end_date)
        if row.number:
            why = " ; ".join(one for one in (row.reason, row.decision) if one)
            earlier = before[row.occurrence_code]
            yield Line(row.act_number, labels[row.occurrence_code], earlier, span, why)
        before[row.occurrence_code] = span
    for gone in session.exec(
        select(Abandonment).where(
            Abandonment.plan_code == plan_code,
            col(Abandonment.occurrence_code).in_(list(labels)),
        )
    ):
        after = "de nouveau compté" if gone.is_removed else "abandonné"
        yield Line(gone.act_number, labels[gone.occurrence_code], ABSENT, after, gone.reason)

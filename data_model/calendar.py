"""Materialising occurrences from the plan's dates and cycles, and re-baselining them."""

from datetime import date

from sqlmodel import Session, col, select

from data_model.act import Act
from data_model.as_of import current_rows
from data_model.milestone import (
    Abandonment,
    Baseline,
    Milestone,
    MilestoneRule,
    Occurrence,
    Recurrence,
)
from data_model.plan import PlanSpan
from data_model.recurrence import (
    RULE_VERSION,
    DatedOccurrence,
    RecurringMilestone,
    action_spans_more_than_cycle,
    occurrences,
)
from data_model.returned import MilestoneReport
from data_model.row_insert import checked_row, insert_rows

OUT_OF_CALENDAR = "Hors du calendrier du plan"
MOVED_BY_RULE = "Règle de récurrence ou date du jalon modifiée"


def materialise_occurrences(session: Session, act: Act) -> int:
    """Write the occurrences that the plan's dates and cycles now call for; returns how many.

    What exists stays. One without any statement that the rule no longer gives leaves the counts
    by a recorded abandonment; given again, it comes back. An interval that the rule moves becomes
    a new baseline of an occurrence without statements.
    """
    wanted = {o.code: o for o in _wanted(session, act)}
    known = set(
        session.exec(select(Occurrence.code).where(Occurrence.plan_code == act.plan_code)).all()
    )
    stated = set(
        session.exec(
            select(MilestoneReport.occurrence_code).where(
                MilestoneReport.plan_code == act.plan_code
            )
        ).all()
    )
    abandoned = {
        row.occurrence_code: row.reason
        for row in current_rows(session, Abandonment, plan_code=act.plan_code, cutoff=act.number)
    }
    added = [wanted[code] for code in wanted if code not in known]
    insert_rows(session, (_occurrence(act, o) for o in added))
    insert_rows(session, (_first_baseline(act, o) for o in added))
    for code in sorted(known - wanted.keys() - stated - abandoned.keys()):
        session.add(
            Abandonment(
                plan_code=act.plan_code,
                act_number=act.number,
                occurrence_code=code,
                reason=OUT_OF_CALENDAR,
            )
        )
    # What people abandoned by a decision is not brought back by the rule.
    by_rule = {code for code, reason in abandoned.items() if reason == OUT_OF_CALENDAR}
    for code in sorted(by_rule & wanted.keys()):
        session.add(
            Abandonment(
                plan_code=act.plan_code,
                act_number=act.number,
                occurrence_code=code,
                reason="De nouveau dans le calendrier du plan",
                is_removed=True,
            )
        )
    _move(session, act, {c: o for c, o in wanted.items() if c in known and c not in stated})
    session.flush()
    return len(added)


def rebaseline(
    session: Session,
    act: Act,
    occurrence_code: str,
    *,
    start_date: date,
    end_date: date,
    reason: str,
    decision: str = "",
) -> Baseline:
    """A numbered new calendar for one occurrence; the earlier ones stay."""
    last = session.exec(
        select(Baseline)
        .where(Baseline.plan_code == act.plan_code, Baseline.occurrence_code == occurrence_code)
        .order_by(col(Baseline.number).desc())
    ).first()
    row = Baseline(
        plan_code=act.plan_code,
        occurrence_code=occurrence_code,
        number=0 if last is None else last.number + 1,
        start_date=start_date,
        end_date=end_date,
        act_number=act.number,
        reason=reason,
        decision=decision,
    )
    session.add(row)
    session.flush()
    return row


def _wanted(session: Session, act: Act) -> list[DatedOccurrence]:
    spans = current_rows(session, PlanSpan, plan_code=act.plan_code, cutoff=act.number)
    plan_end = spans[0].ends_on if spans else None
    wanted: list[DatedOccurrence] = []
    for milestones in recurring_milestones(session, act.plan_code, act.number).values():
        # Until a person says which steps come back, a cycle that overlaps itself has one turn.
        end = None if action_spans_more_than_cycle(milestones) else plan_end
        wanted += [o for milestone in milestones for o in occurrences(milestone, plan_end=end)]
    return wanted


def recurring_milestones(
    session: Session, plan_code: str, cutoff: int
) -> dict[str, list[RecurringMilestone]]:
    """Each action's milestones with their rules in force at `cutoff`."""
    rules = {
        row.milestone_code: row
        for row in current_rows(session, MilestoneRule, plan_code=plan_code, cutoff=cutoff)
    }
    cycles = {
        row.action_code: row.every_months
        for row in current_rows(session, Recurrence, plan_code=plan_code, cutoff=cutoff)
    }
    by_action: dict[str, list[RecurringMilestone]] = {}
    for milestone in session.exec(
        select(Milestone).where(Milestone.plan_code == plan_code).order_by(col(Milestone.position))
    ):
        rule = rules.get(milestone.code)
        if rule is None:
            continue
        by_action.setdefault(milestone.action_code, []).append(
            RecurringMilestone(
                code=milestone.code,
                start_date=rule.start_date,
                end_date=rule.end_date,
                as_written=milestone.as_written,
                repeats=rule.repeats,
                every_months=cycles.get(milestone.action_code),
            )
        )
    return by_action


def _occurrence(act: Act, dated: DatedOccurrence) -> Occurrence:
    return checked_row(
        Occurrence,
        {
            "plan_code": act.plan_code,
            "code": dated.code,
            "milestone_code": dated.milestone_code,
            "cycle": dated.cycle,
            "act_number": act.number,
            "rule_version": RULE_VERSION,
        },
    )


def _first_baseline(act: Act, dated: DatedOccurrence) -> Baseline:
    return checked_row(
        Baseline,
        {
            "plan_code": act.plan_code,
            "occurrence_code": dated.code,
            "number": 0,
            "start_date": dated.start_date,
            "end_date": dated.end_date,
            "as_written": dated.as_written,
            "act_number": act.number,
        },
    )


def _move(session: Session, act: Act, unstated: dict[str, DatedOccurrence]) -> None:
    if not unstated:
        return
    latest: dict[str, Baseline] = {}
    for row in session.exec(
        select(Baseline).where(Baseline.plan_code == act.plan_code).order_by(col(Baseline.number))
    ):
        latest[row.occurrence_code] = row
    for code, dated in unstated.items():
        held = latest[code]
        moved = (held.start_date, held.end_date) != (dated.start_date, dated.end_date)
        # A calendar that people moved on purpose is not moved back by the rule.
        by_rule = held.number == 0 or held.reason == MOVED_BY_RULE
        if moved and by_rule and dated.start_date and dated.end_date:
            rebaseline(
                session,
                act,
                code,
                start_date=dated.start_date,
                end_date=dated.end_date,
                reason=MOVED_BY_RULE,
            )

"""Writing: every change is one act, one transaction, and overwrites nothing."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from data_model.act import Act, ActKind
from data_model.as_of import PARIS, active_returns
from data_model.base import Base, Versioned
from data_model.draft import AnyFact, Origin, ReturnDraft
from data_model.period import parse_period
from data_model.plan import Plan
from data_model.respondent import PeriodClosure, ReportingPeriod
from data_model.returned import (
    Answer,
    BudgetEntry,
    Comment,
    Highlight,
    MilestoneReport,
    Observation,
    ReceptionCorrection,
    Return,
    ReturnEvent,
    SourceFile,
)
from data_model.store import RecordedAtError, StoreError
from data_model.vocabulary import ClosureKind, ReturnEventKind

DEMONSTRATION_HOUR = time(9, 12)
UNANSWERED = "non répondu"


def new_act(
    session: Session,
    plan_code: str,
    *,
    kind: ActKind,
    by: str = "",
    reason: str = "",
    recorded_at: datetime | None = None,
) -> Act:
    """Open the act that everything written in this transaction belongs to.

    Raises:
        RecordedAtError: `recorded_at` lies before the newest recorded time of the database, or in
            the future.
    """
    # The lock on the plan makes numbers and instants grow together, whoever writes.
    plan = session.exec(select(Plan).where(Plan.code == plan_code).with_for_update()).one_or_none()
    if plan is None:
        raise StoreError(f"Le plan « {plan_code} » n’est pas dans cette base.")
    newest = session.exec(select(func.max(Act.recorded_at))).one()
    moment = recorded_at or _clock(plan)
    if recorded_at is not None and recorded_at > datetime.now(tz=UTC):
        raise RecordedAtError(
            "La date d’enregistrement est dans le futur ; rien n’a été enregistré."
        )
    if newest is not None and moment <= newest:
        # Acts of one given instant follow each other by microseconds: its second is what counts.
        if recorded_at is not None and moment < newest.replace(microsecond=0):
            local = newest.astimezone(PARIS)
            raise RecordedAtError(
                f"La date d’enregistrement est antérieure au dernier enregistrement de la base "
                f"({local:%d/%m/%Y %H:%M}) ; rien n’a été enregistré."
            )
        moment = newest + timedelta(microseconds=1)
    last = session.exec(select(func.max(Act.number)).where(Act.plan_code == plan_code)).one()
    act = Act(
        plan_code=plan_code,
        number=(last or 0) + 1,
        kind=kind.value,
        recorded_at=moment,
        recorded_by=by,
        is_backdated=recorded_at is not None or plan.demonstration_day is not None,
        reason=reason,
    )
    session.add(act)
    session.flush()
    return act


def _clock(plan: Plan) -> datetime:
    if plan.demonstration_day is None:
        return datetime.now(tz=UTC)
    return datetime.combine(plan.demonstration_day, DEMONSTRATION_HOUR, tzinfo=PARIS)


def add_versions(session: Session, act: Act, rows: Iterable[Versioned]) -> None:
    """Record new versions of plan rows under an act, validated."""
    for row in rows:
        values = row.model_dump() | {"plan_code": act.plan_code, "act_number": act.number}
        session.add(type(row).model_validate(values))
    session.flush()


def ensure_period(session: Session, plan_code: str, period_code: str) -> ReportingPeriod:
    """The stored period, written on first use."""
    found = session.get(ReportingPeriod, (plan_code, period_code))
    if found is None:
        period = parse_period(period_code)
        found = ReportingPeriod(
            plan_code=plan_code,
            code=period.code,
            kind=period.kind,
            first_day=period.first_day,
            last_day=period.last_day,
        )
        session.add(found)
        session.flush()
    return found


def newest_return(session: Session, plan_code: str, respondent: str, period: str) -> int:
    """The number of the last act on the returns of one respondent and period, 0 before any.

    A preview remembers it: where it moved meanwhile, the preview is made again.
    """
    mine = select(Return.number).where(
        Return.plan_code == plan_code,
        Return.respondent_code == respondent,
        Return.period_code == period,
    )
    recorded = session.exec(mine).all()
    events = session.exec(
        select(func.max(ReturnEvent.act_number)).where(
            ReturnEvent.plan_code == plan_code, col(ReturnEvent.return_number).in_(mine)
        )
    ).one()
    return max([*recorded, events or 0], default=0)


def is_closed(session: Session, plan_code: str, period_code: str) -> bool:
    """Whether the period was closed and not opened again."""
    statement = (
        select(PeriodClosure)
        .where(PeriodClosure.plan_code == plan_code, PeriodClosure.period_code == period_code)
        .order_by(col(PeriodClosure.act_number).desc())
    )
    last = session.exec(statement).first()
    return last is not None and last.kind is ClosureKind.CLOSURE


def _require_open(session: Session, plan_code: str, period_code: str, reason: str) -> None:
    if is_closed(session, plan_code, period_code) and not reason:
        raise StoreError(
            f"Le trimestre {parse_period(period_code).label} est clos : indiquez un motif."
        )


def record_return(
    session: Session,
    draft: ReturnDraft,
    *,
    received_on: date,
    by: str = "",
    reason: str = "",
    recorded_at: datetime | None = None,
    previewed_at: int | None = None,
    is_partial: bool = False,
) -> Return:
    """Record a whole return and its facts; blank never erases, nothing is overwritten.

    `previewed_at` is what `newest_return` gave when the preview was made.

    Raises:
        StoreError: the draft is blocked, its period is closed without a reason, the same file is
            already the active newest of its respondent and period, or another return came in
            since the preview.
    """
    if not draft.can_be_recorded:
        raise StoreError(
            "Ce fichier ne peut pas être intégré : il contient des constats bloquants."
        )
    act = new_act(
        session,
        draft.plan_code,
        kind=ActKind.RETURN_RECORDED,
        by=by,
        reason=reason,
        recorded_at=recorded_at,
    )
    present = newest_return(session, draft.plan_code, draft.respondent_code, draft.period_code)
    if previewed_at is not None and previewed_at != present:
        raise StoreError(
            "Un autre retour est arrivé depuis cet aperçu ; vérifiez l’aperçu mis à jour."
        )
    ensure_period(session, draft.plan_code, draft.period_code)
    _require_open(session, draft.plan_code, draft.period_code, reason)
    _require_new_file(session, draft, act.number)
    if draft.sha256 and session.get(SourceFile, (draft.plan_code, draft.sha256)) is None:
        session.add(
            SourceFile(
                plan_code=draft.plan_code,
                sha256=draft.sha256,
                content=draft.content,
                size_bytes=len(draft.content),
            )
        )
        session.flush()
    recorded = Return(
        plan_code=draft.plan_code,
        number=act.number,
        respondent_code=draft.respondent_code,
        period_code=draft.period_code,
        source=draft.source,
        received_on=received_on,
        sha256=draft.sha256 or None,
        file_name=draft.file_name[:255],
        sender=draft.sender[:200],
        template_version=draft.template_version,
        nothing_to_report=draft.nothing_to_report,
        nothing_sheet=draft.nothing_sheet,
        nothing_cell=draft.nothing_cell,
        is_partial=is_partial,
    )
    session.add(recorded)
    session.flush()
    session.add_all(_fact_rows(draft, act.number))
    session.add_all(_attached_rows(draft, act.number))
    session.flush()
    return recorded


def _require_new_file(session: Session, draft: ReturnDraft, upto: int) -> None:
    """The same file again stops only if its return is active, complete and the newest."""
    if not draft.sha256:
        return
    same_key = [
        found
        for found in active_returns(session, draft.plan_code, upto)
        if found.respondent_code == draft.respondent_code and found.period_code == draft.period_code
    ]
    if same_key and same_key[-1].sha256 == draft.sha256 and not same_key[-1].is_partial:
        raise StoreError("Ce fichier est déjà intégré ; rien n’a été enregistré.")


def _origin_values(origin: Origin) -> dict[str, Any]:
    return {
        "sheet": origin.sheet,
        "cell": origin.cell,
        "raw_text": origin.raw_text,
        "rule": origin.rule,
        "answer": origin.answer[:200],
        "is_estimated": origin.is_estimated,
        "is_erased": origin.is_erased,
    }


def _fact_rows(draft: ReturnDraft, number: int) -> Sequence[Base]:
    def common(fact: AnyFact) -> dict[str, Any]:
        return {
            "plan_code": draft.plan_code,
            "return_number": number,
            **_origin_values(fact.origin),
        }

    rows: list[Base] = [
        Observation(
            **common(fact),
            indicator_code=fact.indicator_code,
            category=fact.category,
            value_e4=fact.value_e4,
            denominator_e4=fact.denominator_e4,
            text_value=fact.text_value,
        )
        for fact in draft.observations
    ]
    rows += [
        BudgetEntry(
            **common(entry),
            field=entry.field,
            action_code=entry.action_code,
            exercise=entry.exercise,
            funder=entry.funder,
            section=entry.section,
            amount_cents=entry.amount_cents,
        )
        for entry in draft.budget
    ]
    rows += [
        MilestoneReport(
            **common(report),
            field=report.field,
            occurrence_code=report.occurrence_code,
            start_date=report.start_date,
            end_date=report.end_date,
            as_written=report.as_written[:200],
        )
        for report in draft.milestones
    ]
    return rows


def _attached_rows(draft: ReturnDraft, number: int) -> Sequence[Base]:
    common: dict[str, Any] = {"plan_code": draft.plan_code, "return_number": number}
    rows: list[Base] = [
        Comment(**common, sheet=c.sheet, cell=c.cell, text=c.text, object_code=c.object_code)
        for c in draft.comments
    ]
    rows += [
        Highlight(**common, action_code=h.action_code, cell=h.cell, sheet=h.sheet, text=h.text)
        for h in draft.highlights
    ]
    asked = {(q.sheet, q.cell, q.code): q for q in draft.questions}
    rows += [
        Answer(**common, sheet=s, cell=c, code=code, question=q.message, answer=UNANSWERED)
        for (s, c, code), q in asked.items()
    ]
    return rows


def withdraw_return(
    session: Session,
    plan_code: str,
    number: int,
    *,
    by: str = "",
    reason: str = "",
    recorded_at: datetime | None = None,
) -> Act:
    """Undo a return, at any later date: a dated event, itself undoable.

    Raises:
        StoreError: no such return, already withdrawn, or its period is closed without a reason.
    """
    return _change_return(
        session, plan_code, number, ReturnEventKind.WITHDRAWAL, by, reason, recorded_at
    )


def restore_return(
    session: Session,
    plan_code: str,
    number: int,
    *,
    by: str = "",
    reason: str = "",
    recorded_at: datetime | None = None,
) -> Act:
    """Bring a withdrawn return back; it keeps its recorded time.

    Raises:
        StoreError: no such return, not withdrawn, or its period is closed without a reason.
    """
    return _change_return(
        session, plan_code, number, ReturnEventKind.RESTORATION, by, reason, recorded_at
    )


def _change_return(
    session: Session,
    plan_code: str,
    number: int,
    kind: ReturnEventKind,
    by: str,
    reason: str,
    recorded_at: datetime | None,
) -> Act:
    withdraws = kind is ReturnEventKind.WITHDRAWAL
    act = new_act(
        session,
        plan_code,
        kind=ActKind.RETURN_WITHDRAWN if withdraws else ActKind.RETURN_RESTORED,
        by=by,
        reason=reason,
        recorded_at=recorded_at,
    )
    found = session.get(Return, (plan_code, number))
    if found is None:
        raise StoreError(f"Le retour n° {number} n’existe pas.")
    is_active = number in {r.number for r in active_returns(session, plan_code, act.number)}
    if withdraws and not is_active:
        raise StoreError(f"Le retour n° {number} est déjà annulé.")
    if not withdraws and is_active:
        raise StoreError(f"Le retour n° {number} est en vigueur : il n’y a rien à rétablir.")
    _require_open(session, plan_code, found.period_code, reason)
    session.add(
        ReturnEvent(plan_code=plan_code, return_number=number, act_number=act.number, kind=kind)
    )
    session.flush()
    return act


def correct_reception(
    session: Session, plan_code: str, number: int, *, received_on: date, by: str = ""
) -> Act:
    """Correct the day a return was received; the proposed day stays beside it."""
    act = new_act(session, plan_code, kind=ActKind.RECEPTION_CORRECTED, by=by)
    session.add(
        ReceptionCorrection(
            plan_code=plan_code,
            return_number=number,
            act_number=act.number,
            received_on=received_on,
        )
    )
    session.flush()
    return act


def close_period(
    session: Session, plan_code: str, period_code: str, *, kind: ClosureKind, by: str, reason: str
) -> Act:
    """Close a quarter, or open it again: a dated event."""
    closes = kind is ClosureKind.CLOSURE
    act = new_act(
        session,
        plan_code,
        kind=ActKind.PERIOD_CLOSED if closes else ActKind.PERIOD_REOPENED,
        by=by,
        reason=reason,
    )
    ensure_period(session, plan_code, period_code)
    session.add(
        PeriodClosure(
            plan_code=plan_code, period_code=period_code, act_number=act.number, kind=kind
        )
    )
    session.flush()
    return act

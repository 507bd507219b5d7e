"""Returns recorded, withdrawn, restored: immutable envelopes, and dated events about them."""

from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from data_model.act import Act, ActKind
from data_model.as_of import active_returns, current_rows
from data_model.closure import require_open
from data_model.draft import ReturnDraft
from data_model.ledger import add_versions, ensure_period, new_act
from data_model.plan import Plan
from data_model.reception import require_received
from data_model.return_rows import attached_rows, excluded_rows, fact_rows
from data_model.returned import ReceptionCorrection, Return, ReturnEvent, SourceFile
from data_model.steering import ColumnMapping
from data_model.store import StoreError
from data_model.vocabulary import ReturnEventKind

FILE_NAME_LENGTH, SENDER_LENGTH = 255, 200


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

    `previewed_at` is what `newest_return` gave when the preview was made; a draft with
    excluded cells is partial by itself.

    Raises:
        StoreError: the draft is blocked, its day of reception is to come, its period is closed
            without a reason, the same file is already the active newest of its respondent and
            period, or another return came in since the preview.
    """
    if not draft.can_be_recorded:
        raise StoreError(
            "Ce fichier ne peut pas être intégré : il contient des constats bloquants."
        )
    require_received(session.get(Plan, draft.plan_code), received_on)
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
    require_open(session, draft.plan_code, draft.period_code, reason=reason)
    _require_new_file(session, draft, act.number)
    _keep_file(session, draft)
    recorded = Return(
        plan_code=draft.plan_code,
        number=act.number,
        respondent_code=draft.respondent_code,
        period_code=draft.period_code,
        source=draft.source,
        received_on=received_on,
        sha256=draft.sha256 or None,
        file_name=draft.file_name[:FILE_NAME_LENGTH],
        sender=draft.sender[:SENDER_LENGTH],
        template_version=draft.template_version,
        nothing_to_report=draft.nothing_to_report,
        nothing_sheet=draft.nothing_sheet,
        nothing_cell=draft.nothing_cell,
        is_partial=is_partial or draft.is_partial,
        is_complete=draft.is_complete,
    )
    session.add(recorded)
    session.flush()
    session.add_all(fact_rows(draft, act.number))
    session.add_all(attached_rows(draft, act.number))
    session.add_all(excluded_rows(draft, act.number))
    _keep_column_choices(session, draft, act)
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


def _keep_file(session: Session, draft: ReturnDraft) -> None:
    """The bytes, once for all the returns made of them; what was purged stays so."""
    if not draft.sha256 or session.get(SourceFile, (draft.plan_code, draft.sha256)) is not None:
        return
    session.add(
        SourceFile(
            plan_code=draft.plan_code,
            sha256=draft.sha256,
            content=draft.content,
            size_bytes=len(draft.content),
        )
    )
    session.flush()


def _keep_column_choices(session: Session, draft: ReturnDraft, act: Act) -> None:
    """What was confirmed of this respondent's columns, where it was not known already."""
    if not draft.column_choices:
        return
    known = {
        (row.sheet, row.header): row.column_key
        for row in current_rows(
            session, ColumnMapping, plan_code=draft.plan_code, cutoff=act.number
        )
        if row.respondent_code == draft.respondent_code
    }
    chosen = {(choice.sheet, choice.label): choice.column for choice in draft.column_choices}
    add_versions(
        session,
        act,
        [
            ColumnMapping(
                plan_code=draft.plan_code,
                act_number=act.number,
                respondent_code=draft.respondent_code,
                sheet=sheet,
                header=label,
                column_key=column,
            )
            for (sheet, label), column in chosen.items()
            if known.get((sheet, label)) != column
        ],
    )


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
    found = stored_return(session, plan_code, number)
    is_active = number in {r.number for r in active_returns(session, plan_code, act.number)}
    if withdraws and not is_active:
        raise StoreError(f"Le retour n° {number} est déjà annulé.")
    if not withdraws and is_active:
        raise StoreError(f"Le retour n° {number} est en vigueur : il n’y a rien à rétablir.")
    require_open(session, plan_code, found.period_code, reason=reason)
    session.add(
        ReturnEvent(plan_code=plan_code, return_number=number, act_number=act.number, kind=kind)
    )
    session.flush()
    return act


def correct_reception(
    session: Session,
    plan_code: str,
    number: int,
    *,
    received_on: date,
    by: str = "",
    reason: str = "",
    recorded_at: datetime | None = None,
) -> Act:
    """Correct the day a return was received; the proposed day stays beside it.

    Raises:
        StoreError: no such return, its period is closed without a reason, or the day is to come.
    """
    require_received(session.get(Plan, plan_code), received_on)
    act = new_act(
        session,
        plan_code,
        kind=ActKind.RECEPTION_CORRECTED,
        by=by,
        reason=reason,
        recorded_at=recorded_at,
    )
    found = stored_return(session, plan_code, number)
    require_open(session, plan_code, found.period_code, reason=reason)
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


def stored_return(session: Session, plan_code: str, number: int) -> Return:
    """One return, withdrawn or not.

    Raises:
        StoreError: no such return.
    """
    found = session.get(Return, (plan_code, number))
    if found is None:
        raise StoreError(f"Le retour n° {number} n’existe pas.")
    return found

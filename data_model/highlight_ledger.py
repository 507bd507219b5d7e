"""Faits marquants as the director keeps them for the committee; what was sent stays as sent."""

from datetime import datetime

from sqlmodel import Session

from data_model.act import ActKind
from data_model.ledger import add_versions, ensure_period, new_act
from data_model.returned import Highlight, Return
from data_model.steering import HighlightEdit
from data_model.store import StoreError


def edit_highlight(
    session: Session,
    plan_code: str,
    *,
    action_code: str,
    period_code: str,
    text: str,
    by: str = "",
    source: tuple[int, str] | None = None,
    number: int = 0,
    is_removed: bool = False,
    reason: str = "",
    recorded_at: datetime | None = None,
) -> HighlightEdit:
    """Keep a fait marquant for the committee in the director's words.

    With `source` (return number, cell) it stands in place of what was sent; with `number` it
    changes one that was added before; with neither it is a new one, whose `number` is given back.
    An empty text leaves the line out of the list; `is_removed` drops the edit, so that the sent
    words stand again.

    Raises:
        StoreError: the source or the number is not in the store, both are named, or a new line has
            no text.
    """
    source_return, source_cell = source or (0, "")
    if source is not None and number:
        raise StoreError("Un fait marquant ajouté ne remplace pas un envoi.")
    if source is not None and not _was_sent(session, plan_code, action_code, period_code, source):
        raise StoreError(f"Le retour n° {source_return} n’a pas de fait marquant à cet endroit.")
    if number and not _was_added(session, plan_code, action_code, period_code, number):
        raise StoreError("Ce fait marquant n’existe pas.")
    is_new = source is None and not number
    if is_new and not text.strip():
        raise StoreError("Écrivez le fait marquant à ajouter.")
    act = new_act(
        session,
        plan_code,
        kind=ActKind.HIGHLIGHT_EDITED,
        by=by,
        reason=reason,
        recorded_at=recorded_at,
    )
    ensure_period(session, plan_code, period_code)
    edit = HighlightEdit(
        plan_code=plan_code,
        act_number=act.number,
        action_code=action_code,
        period_code=period_code,
        number=act.number if is_new else number,
        source_return=source_return,
        source_cell=source_cell,
        text=text.strip(),
        is_removed=is_removed,
    )
    add_versions(session, act, [edit])
    return edit


def _was_sent(
    session: Session, plan_code: str, action_code: str, period_code: str, source: tuple[int, str]
) -> bool:
    number, cell = source
    envelope = session.get(Return, (plan_code, number))
    sent = session.get(Highlight, (plan_code, number, action_code, cell))
    return sent is not None and envelope is not None and envelope.period_code == period_code


def _was_added(
    session: Session, plan_code: str, action_code: str, period_code: str, number: int
) -> bool:
    # The act that added a line gave it its number.
    key = (plan_code, number, action_code, period_code, number, 0, "")
    return session.get(HighlightEdit, key) is not None

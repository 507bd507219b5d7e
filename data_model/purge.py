"""Personal data erased on request: a file's bytes and names go, what it said stays."""

from datetime import datetime

from sqlalchemy import or_
from sqlmodel import Session, col, select

from data_model.act import Act, ActKind
from data_model.ledger import new_act
from data_model.return_ledger import stored_return
from data_model.returned import FilePurge, Return, SourceFile
from data_model.store import StoreError


def purge_return_file(
    session: Session,
    plan_code: str,
    number: int,
    *,
    by: str,
    reason: str,
    recorded_at: datetime | None = None,
) -> Act:
    """Erase the bytes of a return's file, its name and its sender; hash, facts and reason stay.

    The other returns made of the same bytes lose theirs too. The copies of the database that were
    made before still hold them, until newer ones push them out.

    Raises:
        StoreError: no such return, no reason, or nothing left to erase.
    """
    if not reason.strip():
        raise StoreError("Indiquez le motif de l’effacement.")
    act = new_act(
        session, plan_code, kind=ActKind.FILE_PURGED, by=by, reason=reason, recorded_at=recorded_at
    )
    found = stored_return(session, plan_code, number)
    file = session.get(SourceFile, (plan_code, found.sha256)) if found.sha256 else None
    named = _named_returns(session, found)
    if not named and (file is None or file.content is None):
        raise StoreError(f"Le fichier du retour n° {number} est déjà effacé.")
    # The database lets the columns go only once the purge stands beside them.
    session.add(FilePurge(plan_code=plan_code, return_number=number, act_number=act.number))
    session.flush()
    for one in named:
        one.file_name, one.sender = "", ""
    if file is not None:
        file.content = None
    session.flush()
    return act


def _named_returns(session: Session, found: Return) -> list[Return]:
    """The returns of the same bytes that still hold a file name or a sender."""
    same_file = col(Return.number) == found.number
    if found.sha256:
        same_file = or_(same_file, col(Return.sha256) == found.sha256)
    statement = select(Return).where(
        Return.plan_code == found.plan_code,
        same_file,
        or_(col(Return.file_name) != "", col(Return.sender) != ""),
    )
    return list(session.exec(statement))

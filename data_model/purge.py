"""Personal data erased on request: a file's bytes and names go, what it said stays."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, or_
from sqlmodel import Session, col, select

from data_model.act import Act, ActKind
from data_model.ledger import new_act
from data_model.return_ledger import stored_return
from data_model.returned import FilePurge, Return, SourceFile
from data_model.store import StoreError, copies, sqlite_file

# By its bytes where it has some: after a restoration the same number may be another return's.
STILL_HELD = """
SELECT 1 FROM "return" AS r LEFT JOIN source_file AS f USING (plan_code, sha256)
WHERE r.plan_code = ?1 AND (r.sha256 = ?2 OR ?2 IS NULL AND r.sha256 IS NULL AND r.number = ?3)
AND (f.content IS NOT NULL OR r.file_name <> '' OR r.sender <> '')
"""


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


def copies_that_hold(engine: Engine, found: Return) -> list[Path]:
    """The copies of the base, oldest first, that still hold a return's file or its names."""
    return [copy for copy in copies(engine) if _holds(copy, found)]


def _holds(copy: Path, found: Return) -> bool:
    with closing(sqlite3.connect(copy)) as connection:
        key = (found.plan_code, found.sha256, found.number)
        try:
            return connection.execute(STILL_HELD, key).fetchone() is not None
        except sqlite3.DatabaseError:
            # What cannot be looked into may hold it.
            return True


def clear_journal(engine: Engine) -> None:
    """Have what was erased leave an SQLite file at once, even while others keep it open."""
    if sqlite_file(engine) is not None:
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

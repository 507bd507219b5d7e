"""The engine, its databases and their copies: how bytes are kept, not what they mean."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlmodel import Session

from data_model.fitting import misfit
from data_model.refusals import BUSY, refusal

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("PILOTAGE_VAR") or ROOT / "var")
COPIES_KEPT = 30
BUSY_TIMEOUT_MS = 10_000
ONE_SNAPSHOT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
# A server that lets the packets fall would otherwise keep a visitor waiting for minutes.
CONNECT_SECONDS = 10


Database = Engine
"""An open database, as those above the data model name it."""

Read = Callable[[], AbstractContextManager[Session]]
"""What opens a base for one question."""


class StoreError(Exception):
    """The store refuses, with a French sentence for the user."""


class CopyError(StoreError):
    """The base could not be copied: nothing may be written without its copy."""


class RecordedAtError(StoreError):
    """The instant asked for cannot be a recorded time: nothing of the command can be done."""


def make_engine(url: str) -> Engine:
    """An engine on an address; SQLite gets its file, its journal and its locks.

    Raises:
        StoreError: the address is of no known kind, or the folder of its file cannot be made.
    """
    parsed = _address(url)
    if parsed.get_backend_name() != "sqlite":
        given = "connect_timeout" in parsed.query
        wait = {} if given else {"connect_timeout": CONNECT_SECONDS}
        return create_engine(parsed, pool_pre_ping=True, connect_args=wait)
    if parsed.database:
        folder = Path(parsed.database).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"Le dossier « {folder.name} » de la base ne peut pas être créé. "
                "Donnez à l’application le droit d’écrire là où il doit être."
            ) from error
    engine = create_engine(parsed)
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _address(url: str) -> URL:
    """The address with the driver that is installed, whichever it names."""
    try:
        parsed = make_url(url)
        driver = DRIVERS[parsed.drivername.split("+", 1)[0]]
    except (ArgumentError, KeyError, ValueError) as error:
        # Not shown: it may hold a password.
        raise StoreError(
            "L’adresse donnée par DATABASE_URL n’est pas reconnue. Écrivez "
            "postgresql://utilisateur@serveur/base, ou retirez-la pour garder les données "
            "dans un fichier."
        ) from error
    return parsed.set(drivername=driver)


def _configure_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own implicit transactions would begin too late to hold a write lock.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        "foreign_keys=ON",
        # Without it a REPLACE would slip past the triggers that refuse to delete.
        "recursive_triggers=ON",
        "synchronous=FULL",
        # What is erased on request must not stay readable in the pages it leaves free.
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """One session for one question; what it sees does not move while it lasts.

    Raises:
        StoreError: the database cannot be reached, or is busy.
    """
    options = {} if engine.dialect.name == "sqlite" else ONE_SNAPSHOT
    with (
        said_in_french(engine),
        engine.connect().execution_options(**options) as connection,
        Session(connection) as session,
    ):
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """One transaction: all of it or nothing, and one writer at a time on SQLite.

    Raises:
        StoreError: a row does not fit its columns, or the database is busy, full or out of reach.
    """
    with (
        said_in_french(engine),
        engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
        Session(connection, join_transaction_mode="create_savepoint") as session,
    ):
        event.listen(session, "before_flush", _require_it_fits)
        yield session
        session.commit()


def _require_it_fits(session: Session, *_: object) -> None:
    for row in (*session.new, *session.dirty):
        if sentence := misfit(row):
            raise StoreError(sentence)


@contextmanager
def said_in_french(engine: Engine) -> Iterator[None]:
    """What stops the database, as a sentence; a fault of the code stays what it is.

    Raises:
        StoreError: the database is busy, full, damaged or out of reach.
    """
    try:
        yield
    except DatabaseError as error:
        sentence = refusal(error, engine.url)
        if sentence is None:
            raise
        raise StoreError(sentence) from error


def sqlite_file(engine: Engine) -> Path | None:
    """The file of an SQLite database; None on a server, or in memory."""
    if engine.url.get_backend_name() != "sqlite" or not engine.url.database:
        return None
    return Path(engine.url.database)


def copies(engine: Engine) -> list[Path]:
    """The copies kept of a database, oldest first (none on a server: it has its own)."""
    file = sqlite_file(engine)
    if file is None:
        return []
    return sorted((file.parent / "copies").glob(f"{file.stem}--*.sqlite"))


def copy_database(engine: Engine, *, label: str) -> Path | None:
    """An online copy of an SQLite database, taken while others may write.

    The last 30 of each label are kept: many small settings do not push out what was copied before
    an import or a migration. Returns the copy, or None on a server: its backups are its own.

    Raises:
        CopyError: the copy could not be written.
        StoreError: the database is busy.
    """
    file = sqlite_file(engine)
    if file is None or not file.exists():
        return None
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    target = file.parent / "copies" / f"{file.stem}--{stamp}--{label}.sqlite"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy_sqlite(file, target)
    except BaseException as error:
        # Half a copy would be taken for one.
        with suppress(OSError):
            target.unlink()
        if not isinstance(error, (sqlite3.Error, OSError)):
            raise
        raise CopyError(
            "La copie de la base a échoué ; rien n’a été enregistré. "
            f"Vérifiez la place et les droits du dossier « {target.parent.name} »."
        ) from error
    alike = [copy for copy in copies(engine) if copy.stem.endswith(f"--{label}")]
    for old in alike[:-COPIES_KEPT]:
        old.unlink(missing_ok=True)
    return target


def _copy_sqlite(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as origin, closing(sqlite3.connect(target)) as copy:
        back_up(origin, copy)


def back_up(origin: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Every page of a database into another, waiting no longer than for any other writing.

    Raises:
        StoreError: another writer keeps one of them locked.
    """
    end = time.monotonic() + BUSY_TIMEOUT_MS / 1000

    def give_up(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > end:
            raise StoreError(BUSY)

    # SQLite alone would try again for ever.
    origin.backup(target, progress=give_up)


def database_url(environment: dict[str, str] | None = None) -> str | None:
    """The address of `DATABASE_URL`, or None for the files under `var/`."""
    values: Any = os.environ if environment is None else environment
    return values.get("DATABASE_URL") or None

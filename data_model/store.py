"""The engine, its databases and their copies: how bytes are kept, not what they mean."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DataError, OperationalError
from sqlmodel import Session

from data_model.fitting import misfit

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("PILOTAGE_VAR") or ROOT / "var")
COPIES_KEPT = 30
BUSY_TIMEOUT_MS = 10_000
MIGRATION_LOCK = 7_205_759
ONE_SNAPSHOT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
# By the codes of SQLite, then those of the SQL standard.
DATABASE_SENTENCES = {
    ("SQLITE_BUSY", "SQLITE_LOCKED", "40", "55P03", "57014"): (
        "La base est occupée par un autre enregistrement ; réessayez dans un instant."
    ),
    ("SQLITE_FULL", "53100"): "Le disque de la base est plein ; rien n’a été enregistré.",
    ("SQLITE_READONLY",): "La base n’est pas modifiable ici ; rien n’a été enregistré.",
}
# Alembic holds what it migrates in one global of the process.
_ONE_MIGRATION = Lock()


Database = Engine
"""An open database, as those above the data model name it."""


class StoreError(Exception):
    """The store refuses, with a French sentence for the user."""


class RecordedAtError(StoreError):
    """The instant asked for cannot be a recorded time: nothing of the command can be done."""


def make_engine(url: str) -> Engine:
    """An engine on any SQLAlchemy address; SQLite gets its file, its journal and its locks."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql" and parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed)
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


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
        _said_in_french(),
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
        _said_in_french(),
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
def _said_in_french() -> Iterator[None]:
    try:
        yield
    except (OperationalError, DataError) as error:
        raise StoreError(_sentence(error)) from error


def _sentence(error: OperationalError | DataError) -> str:
    if isinstance(error, DataError):
        return "Une valeur est trop longue ou trop grande pour la base ; rien n’a été enregistré."
    # A full disk ends the transaction, and undoing it then fails in its turn: the first one tells.
    met: BaseException | None = error
    while met is not None:
        code = getattr(met, "sqlite_errorname", None) or getattr(met, "sqlstate", None)
        for codes, sentence in DATABASE_SENTENCES.items():
            if str(code).startswith(codes):
                return sentence
        met = met.__context__
    return "La base ne répond pas ; réessayez dans un instant."


def _alembic(engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.attributes["engine"] = engine
    return config


def schema_is_current(engine: Engine) -> bool:
    """Whether the database already has the newest schema."""
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    return found == ScriptDirectory.from_config(_alembic(engine)).get_current_head()


def migrate(engine: Engine) -> None:
    """Bring the schema up to date, after a copy of a database that already held something.

    Raises:
        StoreError: the database was made by a newer version of the application, or cannot be
            reached.
    """
    with _said_in_french(), _ONE_MIGRATION, _one_process(engine):
        _migrate(engine)


@contextmanager
def _one_process(engine: Engine) -> Iterator[None]:
    """On a server, the processes that would migrate one database wait for each other."""
    if engine.dialect.name == "sqlite":
        yield
        return
    # Held by a transaction that does nothing else: it is let go even if the process dies.
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        yield


def _migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    script = ScriptDirectory.from_config(_alembic(engine))
    if found == script.get_current_head():
        return
    if found is not None:
        _refuse_newer(script, found)
        copy_database(engine, label="migration")
    command.upgrade(_alembic(engine), "head")


def _refuse_newer(script: ScriptDirectory, found: str) -> None:
    if found not in {revision.revision for revision in script.walk_revisions()}:
        raise StoreError(
            "Cette base a été ouverte par une version plus récente de l’application ; "
            "mettez l’application à jour."
        )


def _sqlite_file(engine: Engine) -> Path | None:
    if engine.url.get_backend_name() != "sqlite" or not engine.url.database:
        return None
    return Path(engine.url.database)


def copies(engine: Engine) -> list[Path]:
    """The copies kept of a database, oldest first (none on a server: it has its own)."""
    file = _sqlite_file(engine)
    if file is None:
        return []
    return sorted((file.parent / "copies").glob(f"{file.stem}--*.sqlite"))


def copy_database(engine: Engine, *, label: str) -> Path | None:
    """An online copy of an SQLite database, taken while others may write.

    The last 30 of each label are kept: many small settings do not push out what was copied before
    an import or a migration. Returns the copy, or None on a server: its backups are its own.

    Raises:
        StoreError: the copy could not be written.
    """
    file = _sqlite_file(engine)
    if file is None or not file.exists():
        return None
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    target = file.parent / "copies" / f"{file.stem}--{stamp}--{label}.sqlite"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy_sqlite(file, target)
    except (sqlite3.Error, OSError) as error:
        # Half a copy would be taken for one.
        with suppress(OSError):
            target.unlink()
        raise StoreError("La copie de la base a échoué ; rien n’a été enregistré.") from error
    alike = [copy for copy in copies(engine) if copy.stem.endswith(f"--{label}")]
    for old in alike[:-COPIES_KEPT]:
        old.unlink(missing_ok=True)
    return target


def _copy_sqlite(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as origin, closing(sqlite3.connect(target)) as copy:
        origin.backup(copy)


def restore(engine: Engine, copy: Path) -> None:
    """Put a copy back, by SQLite's online backup; the present state is copied first.

    Raises:
        StoreError: the copy is missing, is not a database of this application, or was made by a
            newer version of it.
    """
    file = _sqlite_file(engine)
    if file is None:
        raise StoreError("Cette base est sur un serveur : restaurez-la avec ses propres outils.")
    if not copy.is_file():
        raise StoreError(f"La copie {copy.name} est introuvable.")
    with closing(sqlite3.connect(copy)) as probe:
        try:
            probe.execute("SELECT count(*) FROM plan")
            (found,) = probe.execute("SELECT version_num FROM alembic_version").fetchone()
        except (sqlite3.DatabaseError, TypeError) as error:
            raise StoreError(f"{copy.name} n’est pas une copie de cette application.") from error
    # Before anything moves: a base that cannot be opened would replace one that can.
    _refuse_newer(ScriptDirectory.from_config(_alembic(engine)), found)
    # The copy to restore may be the oldest kept: read it before a new one pushes it out.
    with closing(sqlite3.connect(copy)) as origin, closing(sqlite3.connect(":memory:")) as held:
        origin.backup(held)
        copy_database(engine, label="avant-restauration")
        with closing(sqlite3.connect(file)) as present:
            held.backup(present)
            # What was computed before is not of this base: see `generation`.
            present.execute(f"PRAGMA user_version={secrets.randbelow(2**31 - 1) + 1}")
    migrate(engine)


def generation(engine: Engine) -> int:
    """A number that a restoration changes: the acts' own numbers go back with it."""
    if _sqlite_file(engine) is None:
        return 0
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def database_url(environment: dict[str, str] | None = None) -> str | None:
    """The address of `DATABASE_URL`, or None for the files under `var/`."""
    values: Any = os.environ if environment is None else environment
    return values.get("DATABASE_URL") or None

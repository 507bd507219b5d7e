"""The schema: brought up to date at the first opening, and looked at before it is trusted."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from threading import Lock
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from data_model import store
from data_model.refusals import file_name
from data_model.store import StoreError, copy_database, said_in_french
from data_model.tables import metadata

MIGRATION_LOCK: Final = 7_205_759
OURS: Final = {"plan", "act"}
# The tables that a delivered base may still lack, each with the revision that brings it.
ADDED_BY: Final = {
    "return_reading": "0003",
    "return_information": "0003",
    "level_name": "0004",
    "sub_action": "0004",
    "printed_entry": "0004",
    "fund_terms": "0004",
}


class Schema(Enum):
    """How a database stands to this version of the application."""

    NEW = "nothing in it yet"
    OLDER = "to be brought up to date"
    CURRENT = "up to date"
    NEWER = "made by a later version"
    EARLY = "made before the first version that was delivered"
    FOREIGN = "another application's"


REFUSED: Final = {
    Schema.NEWER: (
        "Cette base a été ouverte par une version plus récente de l’application ; "
        "mettez l’application à jour."
    ),
    Schema.EARLY: (
        "Cette base a été créée par une version antérieure à la première livraison ; elle ne peut "
        "pas être reprise. {set_aside}, relancez l’application, puis rechargez le plan et les "
        "retours."
    ),
    Schema.FOREIGN: (
        "Cette base est celle d’une autre application ; rien n’y est écrit. {set_aside}, puis "
        "relancez l’application."
    ),
}
# Alembic holds what it migrates in one global of the process.
_ONE_MIGRATION = Lock()


def migrate(engine: Engine) -> None:
    """Bring the schema up to date, after a copy of a database that already held something.

    Raises:
        StoreError: the database is another application's, was made by a newer version of this one
            or before its first, or cannot be reached.
    """
    with said_in_french(engine), _ONE_MIGRATION, _one_process(engine):
        found = schema_of(engine)
        if found in REFUSED:
            raise StoreError(REFUSED[found].replace("{set_aside}", _set_aside(engine)))
        if found is Schema.OLDER:
            copy_database(engine, label="migration")
        if found is not Schema.CURRENT:
            command.upgrade(_alembic(engine), "head")


def schema_of(engine: Engine) -> Schema:
    """Whether this version of the application can open a database, and what it would take."""
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
        columns = {
            (table, column["name"])
            for (_, table), columns in inspect(connection).get_multi_columns().items()
            for column in columns
        }
    tables = {table for table, _ in columns}
    script = ScriptDirectory.from_config(_alembic(engine))
    if found is None:
        # A schema of a server may hold what is not ours; a file is one application's.
        others = tables if engine.dialect.name == "sqlite" else tables & set(metadata.tables)
        return Schema.FOREIGN if others else Schema.NEW
    if not tables >= OURS:
        return Schema.FOREIGN
    if found not in {revision.revision for revision in script.walk_revisions()}:
        return Schema.NEWER
    # The first revision was still written to for a while: its name alone does not tell. Those
    # that follow add tables, and no column to one that was there: what the models hold of the
    # others, every delivered base has.
    wanted = {
        (table.name, one.name)
        for table in metadata.sorted_tables
        for one in table.columns
        if ADDED_BY.get(table.name, found) <= found
    }
    if not wanted <= columns:
        return Schema.EARLY
    return Schema.CURRENT if found == script.get_current_head() else Schema.OLDER


def _set_aside(engine: Engine) -> str:
    if engine.dialect.name == "sqlite":
        return f"Gardez le fichier {file_name(engine.url)} sous un autre nom"
    return "Donnez l’adresse d’une base vide dans DATABASE_URL"


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


def _alembic(engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(store.ROOT / "migrations"))
    config.attributes["engine"] = engine
    return config

"""The schema's history: frozen, run once, and told apart from what only looks like it."""

import hashlib
import shutil
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, inspect, text
from sqlalchemy.exc import IntegrityError

from data_model import store
from data_model.act import Act
from data_model.plan import Plan
from data_model.schema import MIGRATION_LOCK, Schema, migrate, schema_of
from data_model.steering import FundGrant
from data_model.store import StoreError, copies, make_engine
from data_model.tables import metadata
from data_model.territory import Territory
from tests.data_model.recording import made_newer
from tests.data_model.test_schema import a_row

FIRST_REVISION = "2b6f01a0ff2240ce74447a5bb873d21e70338a90250286a1f85de9660630af7b"
MIGRATING = """
import sys
from data_model.schema import migrate
from data_model.store import make_engine
migrate(make_engine(sys.argv[1]))
"""


def test_migrating_twice_changes_nothing(loaded: Engine) -> None:
    assert schema_of(loaded) is Schema.CURRENT
    migrate(loaded)
    migrate(loaded)
    assert schema_of(loaded) is Schema.CURRENT
    assert copies(loaded) == []


def test_a_new_file_is_made_with_its_folder(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/var/plan.sqlite")
    assert schema_of(engine) is Schema.NEW
    migrate(engine)
    assert schema_of(engine) is Schema.CURRENT
    assert copies(engine) == []
    engine.dispose()


def test_two_visitors_may_migrate_the_same_new_file_at_once(tmp_path: Path) -> None:
    engines = [make_engine(f"sqlite:///{tmp_path}/plan.sqlite") for _ in range(2)]
    engines[0].connect().close()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(migrate, engines))
    for engine in engines:
        assert schema_of(engine) is Schema.CURRENT
        engine.dispose()


def test_a_newer_database_is_refused_in_french(loaded: Engine) -> None:
    made_newer(loaded)
    with pytest.raises(StoreError, match="version plus récente de l’application"):
        migrate(loaded)
    assert copies(loaded) == []


@pytest.mark.usefixtures("one_more_migration")
def test_a_copy_is_made_before_a_base_that_holds_something_is_migrated(
    loaded_sqlite: Engine,
) -> None:
    assert schema_of(loaded_sqlite) is Schema.OLDER
    migrate(loaded_sqlite)
    assert schema_of(loaded_sqlite) is Schema.CURRENT
    (copy,) = copies(loaded_sqlite)
    assert copy.name.endswith("--migration.sqlite")
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT version_num FROM alembic_version").fetchone() == ("0004",)
        assert kept.execute("SELECT code FROM plan").fetchall() == [("P",)]


@pytest.fixture
def first_delivered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A base made by the first revision alone, with one grant and what it depends on."""
    shutil.copytree(store.ROOT / "migrations", tmp_path / "first" / "migrations")
    for later in (tmp_path / "first" / "migrations" / "versions").glob("000[2-9]_*.py"):
        later.unlink()
    engine = make_engine(f"sqlite:///{tmp_path}/plan.sqlite")
    with monkeypatch.context() as then:
        then.setattr(store, "ROOT", tmp_path / "first")
        migrate(engine)
    with engine.begin() as connection:
        for model in (Territory, Plan, Act, FundGrant):
            table = metadata.tables[str(model.__tablename__)]
            connection.execute(insert(table).values(a_row(table)))
    return engine


def triggers(engine: Engine, table: str) -> list[str]:
    found = text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table")
    with engine.connect() as connection:
        return sorted(connection.scalars(found, {"table": table}))


def test_a_base_of_the_first_revision_keeps_its_rows_and_its_triggers(
    first_delivered: Engine,
) -> None:
    def grants() -> list[object]:
        with first_delivered.connect() as connection:
            return [tuple(row) for row in connection.execute(text("SELECT * FROM fund_grant"))]

    before, refused_before = grants(), triggers(first_delivered, "fund_grant")
    assert schema_of(first_delivered) is Schema.OLDER
    migrate(first_delivered)
    assert schema_of(first_delivered) is Schema.CURRENT
    assert (len(before), grants()) == (1, before)
    now = triggers(first_delivered, "fund_grant")
    assert now == sorted([*refused_before, "fund_grant_refuses_replace"])
    with first_delivered.begin() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        for change, said in (
            ("UPDATE fund_grant SET number = 2", "append-only"),
            ("DELETE FROM fund_grant", "append-only"),
            ("INSERT INTO fund_grant SELECT 'x', 1, 0, 'x', 2, 'x', 1, -1", "project_cents"),
            ("INSERT INTO fund_grant SELECT 'absent', 1, 0, 'x', 2, 'x', 1, 1", "FOREIGN KEY"),
        ):
            with pytest.raises(IntegrityError, match=said):
                connection.execute(text(change))
    first_delivered.dispose()


@pytest.mark.postgres
def test_two_processes_that_migrate_a_new_server_base_wait_for_each_other(
    postgres_address: str,
) -> None:
    server = make_engine(postgres_address.format(name="postgres"))
    administrator = server.execution_options(isolation_level="AUTOCOMMIT")
    with administrator.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS brand_new WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE brand_new TEMPLATE template0"))
    engine = make_engine(postgres_address.format(name="brand_new"))
    command = [sys.executable, "-c", MIGRATING, postgres_address.format(name="brand_new")]
    with engine.connect() as held:
        held.execute(text(f"SELECT pg_advisory_lock({MIGRATION_LOCK})"))
        children = [
            subprocess.Popen(command, cwd=store.ROOT, stderr=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        for _ in range(600):
            waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if held.execute(waiting).scalar_one() == len(children):
                break
            time.sleep(0.1)
        held.execute(text(f"SELECT pg_advisory_unlock({MIGRATION_LOCK})"))
    said = [child.communicate(timeout=240)[1] for child in children]
    assert [child.returncode for child in children] == [0, 0], said
    assert schema_of(engine) is Schema.CURRENT
    engine.dispose()
    server.dispose()


def test_the_first_revision_is_frozen() -> None:
    file = store.ROOT / "migrations" / "versions" / "0001_initial_schema.py"
    # As text: a checkout may have changed the ends of its lines.
    found = hashlib.sha256(file.read_text(encoding="utf-8").encode()).hexdigest()
    assert found == FIRST_REVISION, (
        "0001 was delivered: bases were made by it. A schema change is a new migration."
    )


@pytest.mark.parametrize(
    "statement",
    ["DROP TABLE highlight_edit", "ALTER TABLE plan DROP COLUMN demonstration_day"],
)
def test_a_base_made_before_the_first_delivery_is_said_at_its_opening(
    loaded: Engine, statement: str
) -> None:
    with loaded.begin() as connection:
        connection.execute(text(statement))
    assert schema_of(loaded) is Schema.EARLY
    with pytest.raises(StoreError, match="antérieure à la première livraison") as refused:
        migrate(loaded)
    with loaded.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    assert schema_of(loaded) is Schema.EARLY
    kept = "fichier plan.sqlite sous un autre nom"
    assert (kept in str(refused.value)) is (loaded.dialect.name == "sqlite")


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE plan (code TEXT)"],
        [
            "CREATE TABLE alembic_version (version_num TEXT)",
            "INSERT INTO alembic_version VALUES ('abcd')",
        ],
    ],
)
def test_nothing_is_written_in_the_base_of_another_application(
    tmp_path: Path, statements: list[str]
) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/autre.sqlite")
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    before = inspect(engine).get_table_names()
    with pytest.raises(StoreError, match=r"celle d’une autre application.*autre.sqlite"):
        migrate(engine)
    assert inspect(engine).get_table_names() == before
    engine.dispose()


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("table", "found"), [("spatial_ref_sys", Schema.NEW), ("plan", Schema.FOREIGN)]
)
def test_on_a_server_only_a_table_of_the_same_name_is_in_the_way(
    postgres_engine: Engine, table: str, found: Schema
) -> None:
    with postgres_engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
        connection.execute(text(f"CREATE TABLE {table} (code TEXT)"))
    assert schema_of(postgres_engine) is found

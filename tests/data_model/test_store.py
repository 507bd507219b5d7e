"""How the bytes are kept: migrations, copies, restorations."""

import shutil
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import InternalError
from sqlmodel import select

from data_model import store
from data_model.plan_draft import record_plan
from data_model.return_ledger import record_return
from data_model.returned import Observation, Return
from data_model.store import (
    COPIES_KEPT,
    MIGRATION_LOCK,
    StoreError,
    copies,
    copy_database,
    database_url,
    generation,
    make_engine,
    migrate,
    reading,
    restore,
    schema_is_current,
    writing,
)
from data_model.territory import Territory
from tests.data_model.small_plan import a_return, observed, small_plan

MIGRATING = """
import sys
from data_model.store import make_engine, migrate
migrate(make_engine(sys.argv[1]))
"""
LATER_REVISION = '''"""One more table."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "0001"


def upgrade() -> None:
    op.create_table("one_more", sa.Column("code", sa.String(4), primary_key=True))
'''


def returns(engine: Engine) -> list[int]:
    with reading(engine) as session:
        return list(session.exec(select(Return.number).order_by(Return.number)))  # type: ignore[arg-type]


def record(engine: Engine) -> None:
    with writing(engine) as session:
        record_return(session, a_return(observed(1)), received_on=date(2026, 4, 1))


def made_newer(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))


@pytest.fixture
def one_more_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The application of later: the same migrations, and one more."""
    shutil.copytree(store.ROOT / "migrations", tmp_path / "later" / "migrations")
    versions = tmp_path / "later" / "migrations" / "versions"
    (versions / "9999_one_more.py").write_text(LATER_REVISION, encoding="utf-8")
    monkeypatch.setattr(store, "ROOT", tmp_path / "later")


def test_migrating_twice_changes_nothing(loaded: Engine) -> None:
    assert schema_is_current(loaded)
    migrate(loaded)
    migrate(loaded)
    assert schema_is_current(loaded)
    assert copies(loaded) == []


def test_a_new_file_is_made_with_its_folder(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/var/plan.sqlite")
    assert not schema_is_current(engine)
    migrate(engine)
    assert schema_is_current(engine)
    assert copies(engine) == []
    engine.dispose()


def test_two_visitors_may_migrate_the_same_new_file_at_once(tmp_path: Path) -> None:
    engines = [make_engine(f"sqlite:///{tmp_path}/plan.sqlite") for _ in range(2)]
    engines[0].connect().close()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(migrate, engines))
    for engine in engines:
        assert schema_is_current(engine)
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
    migrate(loaded_sqlite)
    assert schema_is_current(loaded_sqlite)
    (copy,) = copies(loaded_sqlite)
    assert copy.name.endswith("--migration.sqlite")
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert kept.execute("SELECT code FROM plan").fetchall() == [("P",)]


@pytest.mark.usefixtures("one_more_migration")
def test_an_older_copy_is_brought_up_to_date_when_restored(loaded_sqlite: Engine) -> None:
    migrate(loaded_sqlite)
    (older,) = copies(loaded_sqlite)
    restore(loaded_sqlite, older)
    assert schema_is_current(loaded_sqlite)


def test_only_the_newest_copies_are_kept(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/plan.sqlite")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE plan (code TEXT)"))
    other = copy_database(engine, label="migration")
    made = [copy_database(engine, label="essai") for _ in range(COPIES_KEPT + 2)]
    assert COPIES_KEPT == 30
    assert copies(engine) == [other, *made[2:]]
    engine.dispose()


def test_the_copies_of_another_base_are_left_alone(tmp_path: Path) -> None:
    engines = [make_engine(f"sqlite:///{tmp_path}/{name}.sqlite") for name in ("plan", "plan-b")]
    for engine in engines:
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE plan (code TEXT)"))
        copy_database(engine, label="essai")
    assert [len(copies(engine)) for engine in engines] == [1, 1]
    for engine in engines:
        engine.dispose()


def test_a_restored_copy_brings_the_state_back_and_keeps_the_present_one(
    loaded_sqlite: Engine,
) -> None:
    record(loaded_sqlite)
    copy = copy_database(loaded_sqlite, label="essai")
    assert copy is not None
    record(loaded_sqlite)
    assert returns(loaded_sqlite) == [2, 3]
    before = generation(loaded_sqlite)
    restore(loaded_sqlite, copy)
    assert returns(loaded_sqlite) == [2]
    # What was computed of the acts that went back must not be served for those to come.
    assert generation(loaded_sqlite) != before
    held = copies(loaded_sqlite)[-1]
    assert "avant-restauration" in held.name
    restore(loaded_sqlite, held)
    assert returns(loaded_sqlite) == [2, 3]
    record(loaded_sqlite)
    assert returns(loaded_sqlite) == [2, 3, 4]


def test_a_reader_open_meanwhile_keeps_what_it_was_seeing(loaded_sqlite: Engine) -> None:
    copy = copy_database(loaded_sqlite, label="essai")
    assert copy is not None
    record(loaded_sqlite)
    with reading(loaded_sqlite) as reader:
        statement = select(Return.number)
        assert reader.exec(statement).all() == [2]
        restore(loaded_sqlite, copy)
        assert reader.exec(statement).all() == [2]
    assert returns(loaded_sqlite) == []


def test_a_copy_holds_what_was_committed_while_a_writer_is_at_work(
    loaded_sqlite: Engine,
) -> None:
    record(loaded_sqlite)
    with writing(loaded_sqlite) as session:
        record_return(session, a_return(observed(2)), received_on=date(2026, 4, 1))
        copy = copy_database(loaded_sqlite, label="essai")
    with closing(sqlite3.connect(copy or "")) as kept:
        assert kept.execute('SELECT number FROM "return"').fetchall() == [(2,)]


def test_what_is_not_a_copy_of_this_application_is_not_restored(
    loaded_sqlite: Engine, tmp_path: Path
) -> None:
    words, nothing, other = (tmp_path / f"{name}.sqlite" for name in ("words", "nothing", "other"))
    words.write_text("ceci n’est pas une base" * 100, encoding="utf-8")
    nothing.touch()
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE plan (code TEXT)")
    for file in (words, nothing, other):
        with pytest.raises(StoreError, match="n’est pas une copie de cette application"):
            restore(loaded_sqlite, file)
    for missing in (tmp_path, tmp_path / "absente.sqlite"):
        with pytest.raises(StoreError, match="introuvable"):
            restore(loaded_sqlite, missing)
    assert copies(loaded_sqlite) == []
    record(loaded_sqlite)


def test_a_copy_made_by_a_newer_version_is_not_restored(
    loaded_sqlite: Engine, tmp_path: Path
) -> None:
    copy = copy_database(loaded_sqlite, label="essai")
    assert copy is not None
    newer = make_engine(f"sqlite:///{copy}")
    made_newer(newer)
    newer.dispose()
    with pytest.raises(StoreError, match="version plus récente"):
        restore(loaded_sqlite, copy)
    record(loaded_sqlite)
    assert returns(loaded_sqlite) == [2]


@pytest.mark.postgres
def test_a_server_keeps_its_own_copies(loaded_postgres: Engine, tmp_path: Path) -> None:
    assert copy_database(loaded_postgres, label="essai") is None
    with pytest.raises(StoreError, match="sur un serveur"):
        restore(loaded_postgres, tmp_path)


def test_an_error_leaves_nothing_of_the_transaction(loaded: Engine) -> None:
    def stopped_half_way() -> None:
        with writing(loaded) as session:
            record_return(session, a_return(observed(1)), received_on=date(2026, 4, 1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stopped_half_way()
    assert returns(loaded) == []


def test_a_reader_does_not_see_a_writer_at_work(loaded: Engine) -> None:
    with writing(loaded) as session:
        record_return(session, a_return(observed(1)), received_on=date(2026, 4, 1))
        assert returns(loaded) == []
    assert returns(loaded) == [2]


def test_what_a_reader_sees_does_not_move_while_others_write(loaded: Engine) -> None:
    with reading(loaded) as session:
        before = session.exec(select(Return.number)).all()
        record(loaded)
        assert session.exec(select(Return.number)).all() == before == []
        # Another table, read for the first time: the same instant.
        assert session.exec(select(Observation.return_number)).all() == []
    assert returns(loaded) == [2]


@pytest.mark.postgres
def test_a_reader_cannot_write_on_a_server(loaded_postgres: Engine) -> None:
    with pytest.raises(InternalError, match="read-only"), reading(loaded_postgres) as session:
        session.execute(text("DELETE FROM membership"))
    # The connection goes back to the pool as it came.
    record(loaded_postgres)
    assert returns(loaded_postgres) == [2]


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
    said = [child.communicate(timeout=60)[1] for child in children]
    assert [child.returncode for child in children] == [0, 0], said
    assert schema_is_current(engine)
    engine.dispose()
    server.dispose()


def test_several_plans_share_a_base_without_meeting(loaded: Engine) -> None:
    with writing(loaded) as session:
        record_plan(session, small_plan(code="Q"))
        assert len(session.exec(select(Territory)).all()) == 1
    record(loaded)
    assert returns(loaded) == [2]


def test_the_address_comes_from_outside_or_is_unknown() -> None:
    assert database_url({"DATABASE_URL": "sqlite://"}) == "sqlite://"
    assert database_url({"DATABASE_URL": ""}) is None
    assert database_url({}) is None


def test_an_address_without_a_driver_gets_one() -> None:
    engine = make_engine("postgresql://somebody@localhost/plan")
    assert engine.url.drivername == "postgresql+psycopg"

"""Going back to a copy: what it holds, putting it in place, and how others notice."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlmodel import select

from data_model import recovery, store
from data_model.recovery import HeldPlan, generation, held_plans, plans_of_copy, restore
from data_model.returned import Return
from data_model.schema import Schema, migrate, schema_of
from data_model.store import (
    StoreError,
    copies,
    copy_database,
    make_engine,
    reading,
    sqlite_file,
    writing,
)
from tests.conftest import LOADED
from tests.data_model.recording import made_newer, record_one, returns


@pytest.mark.usefixtures("one_more_migration")
def test_an_older_copy_is_brought_up_to_date_when_restored(loaded_sqlite: Engine) -> None:
    migrate(loaded_sqlite)
    (older,) = copies(loaded_sqlite)
    restore(loaded_sqlite, older)
    assert schema_of(loaded_sqlite) is Schema.CURRENT


def test_a_restored_copy_brings_the_state_back_and_keeps_the_present_one(
    loaded_sqlite: Engine,
) -> None:
    record_one(loaded_sqlite)
    copy = copy_database(loaded_sqlite, label="essai")
    assert copy is not None
    record_one(loaded_sqlite)
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
    record_one(loaded_sqlite)
    assert returns(loaded_sqlite) == [2, 3, 4]


def test_a_reader_open_meanwhile_keeps_what_it_was_seeing(loaded_sqlite: Engine) -> None:
    copy = copy_database(loaded_sqlite, label="essai")
    assert copy is not None
    record_one(loaded_sqlite)
    with reading(loaded_sqlite) as reader:
        statement = select(Return.number)
        assert reader.exec(statement).all() == [2]
        restore(loaded_sqlite, copy)
        assert reader.exec(statement).all() == [2]
    assert returns(loaded_sqlite) == []


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second of patience, rather than ten."""
    monkeypatch.setattr(store, "BUSY_TIMEOUT_MS", 500)
    monkeypatch.setattr(recovery, "BUSY_TIMEOUT_MS", 100)


@pytest.mark.usefixtures("hurried")
def test_a_base_that_another_is_writing_to_is_busy_and_stays(loaded_sqlite: Engine) -> None:
    copy = copy_database(loaded_sqlite, label="essai")
    assert copy is not None
    record_one(loaded_sqlite)
    before = generation(loaded_sqlite)
    with writing(loaded_sqlite), pytest.raises(StoreError, match=r"occupée.*réessayez"):
        restore(loaded_sqlite, copy)
    assert returns(loaded_sqlite) == [2]
    assert generation(loaded_sqlite) == before
    restore(loaded_sqlite, copy)
    assert returns(loaded_sqlite) == []


@pytest.mark.usefixtures("hurried")
def test_half_a_copy_of_a_base_kept_locked_is_not_left(loaded_sqlite: Engine) -> None:
    file = sqlite_file(loaded_sqlite)
    loaded_sqlite.dispose()
    with closing(sqlite3.connect(str(file), isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="occupée"):
            copy_database(loaded_sqlite, label="essai")
    assert copies(loaded_sqlite) == []


def test_what_is_not_a_copy_of_this_application_is_not_restored(
    loaded_sqlite: Engine, tmp_path: Path
) -> None:
    words, nothing, other = (tmp_path / f"{name}.sqlite" for name in ("words", "nothing", "other"))
    words.write_text("ceci n’est pas une base" * 100, encoding="utf-8")
    nothing.touch()
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE plan (code TEXT)")
    for file in (words, nothing, other):
        kept = file.read_bytes()
        with pytest.raises(StoreError, match="n’est pas une copie de cette application"):
            restore(loaded_sqlite, file)
        assert file.read_bytes() == kept
    for missing in (tmp_path, tmp_path / "absente.sqlite"):
        with pytest.raises(StoreError, match="introuvable"):
            restore(loaded_sqlite, missing)
    assert copies(loaded_sqlite) == []
    record_one(loaded_sqlite)


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
    record_one(loaded_sqlite)
    assert returns(loaded_sqlite) == [2]


@pytest.mark.postgres
def test_a_server_keeps_its_own_copies(loaded_postgres: Engine, tmp_path: Path) -> None:
    assert copy_database(loaded_postgres, label="essai") is None
    with pytest.raises(StoreError, match="sur un serveur"):
        restore(loaded_postgres, tmp_path)


def test_a_copy_of_before_the_first_delivery_is_not_restored(
    loaded_sqlite: Engine, tmp_path: Path
) -> None:
    copy = copy_database(loaded_sqlite, label="essai")
    assert copy is not None
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("ALTER TABLE plan DROP COLUMN demonstration_day")
    with pytest.raises(StoreError, match="antérieure à la première livraison"):
        restore(loaded_sqlite, copy)
    record_one(loaded_sqlite)


def test_a_copy_without_a_plan_is_not_restored(
    loaded_sqlite: Engine, sqlite_templates: dict[str, Path]
) -> None:
    with pytest.raises(StoreError, match="ne contient aucun plan"):
        restore(loaded_sqlite, sqlite_templates["store_empty"])
    assert copies(loaded_sqlite) == []


def test_a_copy_says_how_far_it_goes(loaded_sqlite: Engine) -> None:
    copy = copy_database(loaded_sqlite, label="essai")
    assert copy is not None
    first = HeldPlan(code="P", is_demonstration=False, last_act=1, last_day=date(2026, 1, 5))
    assert plans_of_copy(copy) == held_plans(loaded_sqlite) == [first]
    record_one(loaded_sqlite)
    (now,) = held_plans(loaded_sqlite)
    assert (now.code, now.last_act) == ("P", 2)
    assert plans_of_copy(copy) == [first]


def test_a_plan_without_an_act_is_held_too(loaded_sqlite: Engine) -> None:
    with loaded_sqlite.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO plan (code, title, short_title, territory_siren, source) "
                "SELECT 'Q', title, short_title, territory_siren, source FROM plan"
            )
        )
    assert held_plans(loaded_sqlite)[1] == HeldPlan("Q", False, 0, None)


@pytest.mark.postgres
def test_a_server_put_back_by_its_own_tools_is_noticed_at_the_next_act(
    loaded_postgres: Engine, postgres_address: str
) -> None:
    known = generation(loaded_postgres)
    assert generation(loaded_postgres) == known != 0
    record_one(loaded_postgres)
    before = generation(loaded_postgres)
    loaded_postgres.dispose()
    server = make_engine(postgres_address.format(name="postgres"))
    with server.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text("DROP DATABASE of_a_test WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE of_a_test TEMPLATE {LOADED}"))
    server.dispose()
    assert generation(loaded_postgres) == known
    # The same number of acts as before, and another past.
    record_one(loaded_postgres)
    assert generation(loaded_postgres) not in (known, before)


@pytest.mark.postgres
def test_an_empty_server_has_a_generation_too(postgres_engine: Engine) -> None:
    assert generation(postgres_engine) == 0

"""How the bytes are kept: engines, transactions, copies."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import InternalError
from sqlmodel import select

from data_model.plan_draft import record_plan
from data_model.return_ledger import record_return
from data_model.returned import Observation, Return
from data_model.store import (
    COPIES_KEPT,
    copies,
    copy_database,
    database_url,
    make_engine,
    reading,
    writing,
)
from data_model.territory import Territory
from tests.data_model.recording import record_one, returns
from tests.data_model.small_plan import a_return, observed, small_plan


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


def test_a_copy_holds_what_was_committed_while_a_writer_is_at_work(
    loaded_sqlite: Engine,
) -> None:
    record_one(loaded_sqlite)
    with writing(loaded_sqlite) as session:
        record_return(session, a_return(observed(2)), received_on=date(2026, 4, 1))
        copy = copy_database(loaded_sqlite, label="essai")
    with closing(sqlite3.connect(copy or "")) as kept:
        assert kept.execute('SELECT number FROM "return"').fetchall() == [(2,)]


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
        record_one(loaded)
        assert session.exec(select(Return.number)).all() == before == []
        # Another table, read for the first time: the same instant.
        assert session.exec(select(Observation.return_number)).all() == []
    assert returns(loaded) == [2]


@pytest.mark.postgres
def test_a_reader_cannot_write_on_a_server(loaded_postgres: Engine) -> None:
    with pytest.raises(InternalError, match="read-only"), reading(loaded_postgres) as session:
        session.execute(text("DELETE FROM membership"))
    # The connection goes back to the pool as it came.
    record_one(loaded_postgres)
    assert returns(loaded_postgres) == [2]


def test_several_plans_share_a_base_without_meeting(loaded: Engine) -> None:
    with writing(loaded) as session:
        record_plan(session, small_plan(code="Q"))
        assert len(session.exec(select(Territory)).all()) == 1
    record_one(loaded)
    assert returns(loaded) == [2]


def test_the_address_comes_from_outside_or_is_unknown() -> None:
    assert database_url({"DATABASE_URL": "sqlite://"}) == "sqlite://"
    assert database_url({"DATABASE_URL": ""}) is None
    assert database_url({}) is None


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://somebody@localhost/plan",
        "postgres://somebody@localhost/plan",
        "postgresql+psycopg2://somebody@localhost/plan",
    ],
)
def test_every_address_of_a_server_gets_the_driver_that_is_installed(address: str) -> None:
    url = make_engine(address).url
    assert url.drivername == "postgresql+psycopg"
    assert (url.username, url.host, url.database) == ("somebody", "localhost", "plan")

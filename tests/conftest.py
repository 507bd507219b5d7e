"""The two databases of the store, migrated once and copied for each test."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Connection, Engine, create_engine, text
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from data_model.plan_draft import record_plan
from data_model.schema import migrate
from data_model.store import make_engine, writing
from tests.data_model.small_plan import LOADED_AT, small_plan
from tests.postgresql import ServerError, running_server

pytest_plugins = ["tests.demonstration"]

# Looking for garbage as often as usual is a fifth of the tests' time, and finds next to none.
gc.set_threshold(50_000, 20, 100)

# The everyday suite stays short; `make test-long` looks at many more cases.
settings.register_profile("short", max_examples=12, deadline=None)
settings.register_profile("long", max_examples=500, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))

EMPTY, LOADED = "store_empty", "store_loaded"
BY_THE_HUNDRED = frozenset({"demonstration_file", "demonstration_receipt"})
BROWSER = "tests/browser/"
BOTH = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage is that of the examples: following every line of a sweep doubles its time."""
    for item in items:
        given = BY_THE_HUNDRED.intersection(getattr(item, "fixturenames", ()))
        if given or getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("no_cover")


class _ByFile(LoadFileScheduling):  # type: ignore[misc]
    """One file, one process; the browser's files are one: they share a server and a window."""

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(BROWSER) else str(super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    """How `--dist loadfile` shares the tests out."""
    return _ByFile(config, log) if config.getvalue("dist") == "loadfile" else None


def _load(engine: Engine) -> None:
    with writing(engine) as session:
        record_plan(session, small_plan(), by="essai", recorded_at=LOADED_AT)


@pytest.fixture(scope="session")
def sqlite_templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A migrated file, and one that also holds the small plan."""
    folder = tmp_path_factory.mktemp("templates")
    empty, loaded = folder / "empty.sqlite", folder / "loaded.sqlite"
    for path, source in ((empty, None), (loaded, empty)):
        if source is not None:
            shutil.copyfile(source, path)
        engine = make_engine(f"sqlite:///{path}")
        if source is None:
            migrate(engine)
        else:
            _load(engine)
        # The last connection to close folds the journal back into the file.
        engine.dispose()
    return {EMPTY: empty, LOADED: loaded}


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """One server a process, with the same two templates; `{name}` is the database."""
    try:
        with running_server() as address:
            with _administrator(address) as connection:
                connection.execute(text(f"CREATE DATABASE {EMPTY}"))
            engine = make_engine(address.format(name=EMPTY))
            migrate(engine)
            engine.dispose()
            with _administrator(address) as connection:
                connection.execute(text(f"CREATE DATABASE {LOADED} TEMPLATE {EMPTY}"))
            engine = make_engine(address.format(name=LOADED))
            _load(engine)
            engine.dispose()
            yield address
    except ServerError as error:
        reason = f"PostgreSQL ne démarre pas ici : {error}"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


def _administrator(address: str) -> Connection:
    address = address.format(name="postgres").replace("postgresql:", "postgresql+psycopg:")
    return create_engine(address, isolation_level="AUTOCOMMIT").connect()


def _sqlite(request: pytest.FixtureRequest, template: str) -> Iterator[Engine]:
    file = request.getfixturevalue("tmp_path") / "plan.sqlite"
    shutil.copyfile(request.getfixturevalue("sqlite_templates")[template], file)
    engine = make_engine(f"sqlite:///{file}")
    yield engine
    engine.dispose()


def _postgresql(request: pytest.FixtureRequest, template: str) -> Iterator[Engine]:
    address = request.getfixturevalue("postgres_address")
    with _administrator(address) as connection:
        connection.execute(text("DROP DATABASE IF EXISTS of_a_test WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE of_a_test TEMPLATE {template}"))
    engine = make_engine(address.format(name="of_a_test"))
    yield engine
    engine.dispose()


def _of(request: pytest.FixtureRequest, template: str) -> Iterator[Engine]:
    make = _sqlite if request.param == "sqlite" else _postgresql
    yield from make(request, template)


@pytest.fixture
def sqlite_engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An SQLite file of this test's own, with the schema and nothing in it."""
    yield from _sqlite(request, EMPTY)


@pytest.fixture
def loaded_sqlite(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An SQLite file of this test's own that holds the small plan."""
    yield from _sqlite(request, LOADED)


@pytest.fixture
def postgres_engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A PostgreSQL database of this test's own, with the schema and nothing in it."""
    yield from _postgresql(request, EMPTY)


@pytest.fixture(params=BOTH)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """The empty store, on each of the two databases."""
    yield from _of(request, EMPTY)


@pytest.fixture(params=BOTH)
def loaded(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """The store with the small plan, on each of the two databases."""
    yield from _of(request, LOADED)


@pytest.fixture
def loaded_postgres(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A PostgreSQL database of this test's own that holds the small plan."""
    yield from _postgresql(request, LOADED)

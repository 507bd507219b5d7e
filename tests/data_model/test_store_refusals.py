"""What stops a real database is said in French, with its cause."""

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.exc import DataError, OperationalError
from sqlmodel import select

from data_model.act import ActKind
from data_model.ledger import new_act
from data_model.plan import Plan
from data_model.returned import Return
from data_model.schema import migrate
from data_model.store import StoreError, copy_database, make_engine, reading, writing
from tests.data_model.recording import recorded
from tests.data_model.small_plan import PLAN, a_return, observed
from tests.postgresql import UNPRIVILEGED


def with_pragma(engine: Engine, pragma: str) -> Engine:
    """Another engine on the same file, whose connections are set once more."""
    other = make_engine(str(engine.url))
    event.listen(other, "connect", lambda connection, _: connection.execute(f"PRAGMA {pragma}"))
    return other


def test_a_base_that_another_is_writing_to_is_busy(loaded_sqlite: Engine) -> None:
    hurried = with_pragma(loaded_sqlite, "busy_timeout=50")
    with writing(loaded_sqlite), pytest.raises(StoreError, match=r"occupée.*réessayez") as refused:
        recorded(hurried, a_return(observed(1)))
    assert isinstance(refused.value.__cause__, OperationalError)
    assert recorded(hurried, a_return(observed(1))) == 2
    hurried.dispose()


@pytest.mark.postgres
def test_a_plan_that_another_holds_on_a_server_is_busy(loaded_postgres: Engine) -> None:
    def hurried() -> None:
        with writing(loaded_postgres) as session:
            session.execute(text("SET LOCAL lock_timeout = '50ms'"))
            new_act(session, PLAN, kind=ActKind.ALERT)

    with writing(loaded_postgres) as session:
        new_act(session, PLAN, kind=ActKind.ALERT)
        with pytest.raises(StoreError, match=r"occupée.*réessayez"):
            hurried()


def test_a_full_disk_is_said_and_leaves_nothing(loaded_sqlite: Engine) -> None:
    narrow = with_pragma(loaded_sqlite, "max_page_count=1")
    with pytest.raises(StoreError, match="disque de la base est plein"):
        recorded(narrow, a_return(observed(1), content=b"x" * 100_000))
    narrow.dispose()
    with reading(loaded_sqlite) as session:
        assert session.exec(select(Return)).all() == []


def test_a_base_that_may_not_be_changed_is_said(loaded_sqlite: Engine) -> None:
    fixed = with_pragma(loaded_sqlite, "query_only=ON")
    with pytest.raises(StoreError, match="pas modifiable"):
        recorded(fixed, a_return(observed(1)))
    fixed.dispose()


@pytest.fixture
def closed_folder(loaded_sqlite: Engine) -> Iterator[Path]:
    """A folder with a base of the small plan; for the test, nobody may write there or to it."""
    # Not under the test run's own folder: that one is closed to who has no rights.
    folder = Path(tempfile.mkdtemp(prefix="closed-"))
    loaded_sqlite.dispose()
    file = folder / "plan.sqlite"
    shutil.copyfile(str(loaded_sqlite.url.database), file)
    file.chmod(0o444)
    folder.chmod(0o555)
    is_root = os.geteuid() == 0
    try:
        if is_root:
            os.seteuid(pwd.getpwnam(UNPRIVILEGED).pw_uid)
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_folder_where_nothing_may_be_written_is_said(closed_folder: Path) -> None:
    engine = make_engine(f"sqlite:///{closed_folder}/plan.sqlite")
    with pytest.raises(StoreError, match=r"droit d’écrire dans ce fichier et dans son dossier"):
        recorded(engine, a_return(observed(1)))
    with pytest.raises(StoreError, match="copie de la base a échoué"):
        copy_database(engine, label="essai")
    engine.dispose()
    with pytest.raises(StoreError, match=r"nouvelle\.sqlite ne peut pas être ouvert"):
        migrate(make_engine(f"sqlite:///{closed_folder}/nouvelle.sqlite"))
    with pytest.raises(StoreError, match="dossier « var » de la base ne peut pas être créé"):
        make_engine(f"sqlite:///{closed_folder}/var/plan.sqlite")


def test_a_base_that_is_no_base_is_said_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "plan.sqlite"
    file.write_bytes(b"n'importe quoi " * 400)
    kept = file.read_bytes()
    engine = make_engine(f"sqlite:///{file}")
    with pytest.raises(StoreError, match=r"plan.sqlite n’est pas une base lisible.*recover"):
        migrate(engine)
    with pytest.raises(StoreError, match="pas une base lisible"), reading(engine) as session:
        session.exec(select(Plan)).all()
    assert file.read_bytes() == kept


def test_a_base_damaged_in_its_middle_is_said(loaded_sqlite: Engine) -> None:
    file = Path(str(loaded_sqlite.url.database))
    loaded_sqlite.dispose()
    content = file.read_bytes()
    # The first page, where the tables are named, stays.
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(StoreError, match="pas une base lisible"):
        recorded(loaded_sqlite, a_return(observed(1)))


def test_a_disk_that_is_full_when_a_base_is_made_is_said(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/plan.sqlite")
    narrow = with_pragma(engine, "max_page_count=20")
    with pytest.raises(StoreError, match=r"plein.*Libérez de la place"):
        migrate(narrow)
    narrow.dispose()
    migrate(engine)
    engine.dispose()


@pytest.mark.parametrize(
    "address",
    [
        "mysql://nobody:secret@localhost/plan",
        "n'importe quoi",
        "plan.sqlite",
        "postgresql://nobody:secret@localhost:port/plan",
        "://secret",
    ],
)
def test_an_address_of_another_kind_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(StoreError, match="postgresql://utilisateur@serveur/base") as refused:
        make_engine(address)
    assert "secret" not in str(refused.value)


def test_a_copy_that_cannot_be_written_is_said(loaded_sqlite: Engine) -> None:
    Path(str(loaded_sqlite.url.database)).with_name("copies").touch()
    with pytest.raises(StoreError, match="copie de la base a échoué"):
        copy_database(loaded_sqlite, label="essai")


def lose(connection: Connection) -> None:
    """End the server's side of a connection, as a restart does."""
    own = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    with connection.engine.connect() as other:
        other.execute(text(f"SELECT pg_terminate_backend({own}, 5000)"))


@pytest.mark.postgres
def test_a_connection_lost_on_the_way_is_said(loaded_postgres: Engine) -> None:
    def read() -> Plan:
        with reading(loaded_postgres) as session:
            lose(session.connection())
            return session.exec(select(Plan)).one()

    with pytest.raises(StoreError, match="ne répond pas ; réessayez"):
        read()
    assert recorded(loaded_postgres, a_return(observed(1))) == 2


def test_a_server_that_is_not_there_is_said() -> None:
    engine = make_engine("postgresql://nobody@127.0.0.1:1/plan")
    with pytest.raises(StoreError, match="ne répond pas"), reading(engine) as session:
        session.exec(select(Plan)).all()
    with pytest.raises(StoreError, match=r"ne répond pas.*DATABASE_URL est juste"):
        migrate(engine)


@pytest.mark.postgres
def test_what_the_server_finds_too_long_is_said(loaded_postgres: Engine) -> None:
    with (
        pytest.raises(StoreError, match="trop longue") as refused,
        writing(loaded_postgres) as session,
    ):
        session.execute(text("UPDATE respondent SET contact_name = repeat('x', 201)"))
    assert isinstance(refused.value.__cause__, DataError)

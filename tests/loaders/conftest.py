"""One base with the real plan, loaded once and copied for each test that writes into it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_model.store import make_engine
from data_model.workspace import engine_at, forget_engines
from tests.conftest import EMPTY
from tests.loaders.stored_plan import store_plan


def _open(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    # One engine an address and process: a test must not inherit another's.
    forget_engines()
    yield file
    engine_at(f"sqlite:///{file}").dispose()
    forget_engines()


@pytest.fixture(scope="session")
def stored_template(
    sqlite_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The real plan with its assignments; copy it before writing into it."""
    file = tmp_path_factory.mktemp("stored") / "stored.sqlite"
    shutil.copyfile(sqlite_templates[EMPTY], file)
    store_plan(file)
    return file


@pytest.fixture
def base(stored_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A base of this test's own with the real plan, open for the command line."""
    file = tmp_path / "plan.sqlite"
    shutil.copyfile(stored_template, file)
    yield from _open(file, monkeypatch)


@pytest.fixture
def empty_base(
    sqlite_templates: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A base of this test's own without any plan, open for the command line."""
    file = tmp_path / "plan.sqlite"
    shutil.copyfile(sqlite_templates[EMPTY], file)
    yield from _open(file, monkeypatch)


@pytest.fixture
def stored_engine(stored_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """The store of this test's own with the real plan."""
    file = tmp_path / "stored.sqlite"
    shutil.copyfile(stored_template, file)
    engine = make_engine(f"sqlite:///{file}")
    yield engine
    engine.dispose()

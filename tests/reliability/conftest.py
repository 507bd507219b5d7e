"""The store with the real plan, for the whole module: every recording is taken back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_model.store import make_engine
from tests.conftest import EMPTY
from tests.loaders.stored_plan import store_plan


@pytest.fixture(scope="module")
def store(
    sqlite_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """An SQLite file with the real plan and its assignments."""
    file = tmp_path_factory.mktemp("reliability") / "stored.sqlite"
    shutil.copyfile(sqlite_templates[EMPTY], file)
    store_plan(file)
    engine = make_engine(f"sqlite:///{file}")
    yield engine
    engine.dispose()

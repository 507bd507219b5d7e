"""The application on the demonstration: one base a file to look at, one of its own to write in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.plan_draft import plan_of
from data_model.store import ROOT, make_engine, writing
from tests.conftest import EMPTY
from tests.loaders.stored_plan import AS_OF, PLAN, store_plan

SECONDS = 90


def installed_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Have the application keep its files in `folder`."""
    patch.setattr(workspace.active_name, "__kwdefaults__", {"folder": folder})
    patch.setattr(workspace.address, "__kwdefaults__", {"folder": folder})
    patch.delenv("DATABASE_URL", raising=False)


def front_door() -> AppTest:
    """A new visit, on the first page."""
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS).run()


@pytest.fixture(scope="module")
def shared_demonstration(
    demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A copy of the demonstration that the tests of one file only look at."""
    folder = tmp_path_factory.mktemp("looked-at")
    with pytest.MonkeyPatch.context() as patch:
        installed_in(folder, patch)
        shutil.copy(demonstration_file, folder / "demonstration.sqlite")
        yield folder
        workspace.forget_engines()


@pytest.fixture
def app(shared_demonstration: Path) -> AppTest:
    """The application, for tests that write nothing: its figures are computed once a file."""
    return front_door()


@pytest.fixture
def own_app(
    demonstration_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[AppTest]:
    """The application on a copy of the demonstration that this test may write in."""
    installed_in(tmp_path, monkeypatch)
    shutil.copy(demonstration_file, tmp_path / "demonstration.sqlite")
    yield front_door()
    workspace.forget_engines()


@pytest.fixture(scope="session")
def asked_plan_template(
    sqlite_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The real plan with what two respondents are asked, on the day its quarter is awaited."""
    file = tmp_path_factory.mktemp("asked") / "plan.sqlite"
    shutil.copyfile(sqlite_templates[EMPTY], file)
    store_plan(file)
    engine = make_engine(f"sqlite:///{file}")
    with writing(engine) as session:
        plan_of(session, PLAN).demonstration_day = AS_OF
    engine.dispose()
    return file


@pytest.fixture
def asked_plan(
    asked_plan_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The application's base for one test: `asked_plan_template`, without a return."""
    file = tmp_path / "plan.sqlite"
    shutil.copyfile(asked_plan_template, file)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    workspace.forget_engines()
    yield file
    workspace.forget_engines()

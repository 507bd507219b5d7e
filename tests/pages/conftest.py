"""The application on the demonstration: one base a file to look at, one of its own to write in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.plan_draft import plan_of, record_plan
from data_model.store import ROOT, make_engine, writing
from loaders.plan.plan_folder import read_plan_folder
from pages.common.access import WANTED
from tests.conftest import EMPTY
from tests.loaders.stored_plan import AS_OF, FOLDER, PLAN, store_plan

SECONDS = 300


def installed_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Have the application keep its files in `folder`."""
    patch.setattr(workspace.active_name, "__kwdefaults__", {"folder": folder})
    patch.setattr(workspace.address, "__kwdefaults__", {"folder": folder})
    patch.delenv("DATABASE_URL", raising=False)


def front_door() -> AppTest:
    """A new visit, on the first page."""
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS).run()


def by_address(page: str, /, **asked: str) -> AppTest:
    """A new visit, by a page's address: in the session, what `guard` leaves for the front door.

    The overview, which costs more than most pages, is not computed on the way.
    """
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    app.session_state[WANTED] = page
    for name, value in asked.items():
        app.query_params[name] = value
    return app.run()


@pytest.fixture(scope="session", autouse=True)
def components_looked_for_once() -> Iterator[None]:
    """Look for installed components once a process, as the server does, not at every visit."""
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture(scope="session")
def looked_at(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the demonstration that nobody writes in."""
    folder = tmp_path_factory.mktemp("looked-at")
    shutil.copy(demonstration_file, folder / "demonstration.sqlite")
    return folder


@pytest.fixture(scope="module")
def shared_demonstration(looked_at: Path) -> Iterator[Path]:
    """The application on the copy of the demonstration that tests only look at."""
    with pytest.MonkeyPatch.context() as patch:
        installed_in(looked_at, patch)
        yield looked_at
        workspace.forget_engines()


@pytest.fixture
def app(shared_demonstration: Path) -> AppTest:
    """The application, for tests that write nothing: its figures are computed once a process."""
    return front_door()


@pytest.fixture
def own_demonstration(
    demonstration_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The application's folder, with a copy of the demonstration that this test may write in."""
    installed_in(tmp_path, monkeypatch)
    shutil.copy(demonstration_file, tmp_path / "demonstration.sqlite")
    yield tmp_path
    workspace.forget_engines()


@pytest.fixture
def own_app(own_demonstration: Path) -> AppTest:
    """The application, open on the page that computes least, on a base to write in."""
    return by_address("reglages")


@pytest.fixture(scope="session")
def plan_alone_file(
    sqlite_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The real plan without any return; copy it before writing into it."""
    file = tmp_path_factory.mktemp("alone") / "plan.sqlite"
    shutil.copyfile(sqlite_templates[EMPTY], file)
    engine = make_engine(f"sqlite:///{file}")
    with writing(engine) as session:
        record_plan(session, read_plan_folder(FOLDER))
    engine.dispose()
    return file


@pytest.fixture
def plan_alone(
    plan_alone_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The application's folder, the territory's own base being open with the plan alone."""
    installed_in(tmp_path, monkeypatch)
    workspace.open_instead(workspace.OWN, folder=tmp_path)
    shutil.copy(plan_alone_file, workspace.file_of(workspace.OWN, folder=tmp_path))
    yield tmp_path
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

"""The plan as three committees would see it: with returns, earlier, and before any return."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from data_model.plan_draft import record_plan
from data_model.schema import migrate
from data_model.store import ROOT, make_engine, reading, writing
from documents.context.seen import PlanSeen, read_plan
from loaders.plan.plan_folder import read_plan_folder
from tests.documents.told import EARLIER, PLAN, Told

FOLDER = ROOT / "sample_data" / "pldess-paris-terres-d-envol"


@pytest.fixture(scope="session")
def demonstration_session(demonstration_file: Path) -> Iterator[Session]:
    """The demonstration, open for reading."""
    engine = make_engine(f"sqlite:///{demonstration_file}")
    with reading(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture(scope="session")
def alone_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The real plan as its folder gives it: no date, no target, no return."""
    engine = make_engine(f"sqlite:///{tmp_path_factory.mktemp('alone') / 'plan.sqlite'}")
    migrate(engine)
    with writing(engine) as session:
        record_plan(session, read_plan_folder(FOLDER))
    with reading(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture(scope="session")
def seen(demonstration_session: Session) -> PlanSeen:
    """The demonstration on its own day."""
    return read_plan(demonstration_session, PLAN)


@pytest.fixture(scope="session")
def today(seen: PlanSeen) -> Told:
    """Every document of the demonstration on its own day."""
    return Told(seen)


@pytest.fixture(scope="session")
def earlier(demonstration_session: Session) -> Told:
    """Every document of the demonstration as it was known a year before."""
    return Told(read_plan(demonstration_session, PLAN, EARLIER))


@pytest.fixture(scope="session")
def alone(alone_session: Session) -> Told:
    """Every document of the plan before the first return."""
    return Told(read_plan(alone_session, PLAN))


@pytest.fixture(scope="session", params=["today", "earlier", "alone"])
def told(request: pytest.FixtureRequest) -> Told:
    """Each of the three in turn."""
    found: Told = request.getfixturevalue(request.param)
    return found

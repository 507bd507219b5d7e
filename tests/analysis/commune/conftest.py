"""The demonstration on its own day, read once for the tests of a respondent's page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.snapshot import Snapshot, snapshot
from data_model.store import make_engine, reading
from data_model.workspace import plans


@pytest.fixture(scope="session")
def frames(demonstration_file: Path) -> Iterator[Snapshot]:
    """Every frame of the demonstration."""
    engine = make_engine(f"sqlite:///{demonstration_file}")
    with reading(engine) as session:
        plan = plans(session)[0]
        yield snapshot(session, plan, plan.demonstration_day)
    engine.dispose()

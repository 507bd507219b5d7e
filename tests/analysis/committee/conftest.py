"""The demonstration's committees, and the frames of the day of the one to come, read once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from analysis.committee.show import CommitteeShow, committee_show
from analysis.plan_seen import PlanSeen, read_plan
from data_model.plan import Plan
from data_model.store import make_engine, reading
from data_model.workspace import plans

DECEMBER, JUNE, NOVEMBER = 1, 2, 3


@pytest.fixture(scope="session")
def session(demonstration_file: Path) -> Iterator[Session]:
    """A session that only reads the demonstration."""
    engine = make_engine(f"sqlite:///{demonstration_file}")
    with reading(engine) as opened:
        yield opened
    engine.dispose()


@pytest.fixture(scope="session")
def plan(session: Session) -> Plan:
    """The demonstration's plan."""
    return plans(session)[0]


@pytest.fixture(scope="session")
def now(session: Session, plan: Plan) -> PlanSeen:
    """The plan on the demonstration's day."""
    return read_plan(session, plan.code)


@pytest.fixture(scope="session")
def show(now: PlanSeen) -> CommitteeShow:
    """What the committee to come is shown."""
    found = committee_show(now, NOVEMBER)
    assert found is not None
    return found

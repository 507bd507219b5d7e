"""One base that holds the five plans together."""

from pathlib import Path

from sqlalchemy import Engine

from data_model.plan_draft import record_plan
from data_model.store import make_engine, writing
from loaders.plan.plan_folder import read_plan_folder
from tests.sample_data.other_plans import OTHER_PLANS, SAMPLE

FIRST = "pldess-paris-terres-d-envol"


def add_plans(file: Path, *folders: str) -> Engine:
    """A migrated base with more plans in it."""
    engine = make_engine(f"sqlite:///{file}")
    with writing(engine) as session:
        for folder in folders:
            record_plan(session, read_plan_folder(SAMPLE / folder))
    return engine


def every_plan(file: Path) -> Engine:
    """A migrated base with the five plans in it."""
    return add_plans(file, FIRST, *OTHER_PLANS)

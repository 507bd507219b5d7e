"""The plan an empty base may begin with: the real one, as printed, without any return."""

from pathlib import Path
from typing import Final

from data_model.plan_draft import record_plan
from data_model.store import Database, reading, writing
from data_model.workspace import plans
from loaders.plan.plan_folder import read_plan_folder

FIRST_PLAN: Final = Path(__file__).resolve().parent / "pldess-paris-terres-d-envol"


def load_first_plan(engine: Database) -> None:
    """Load the plan alone where a base holds no plan yet.

    Raises:
        StoreError: the base cannot be read or written.
    """
    with reading(engine) as session:
        if plans(session):
            return
    with writing(engine) as session:
        record_plan(session, read_plan_folder(FIRST_PLAN), reason="Chargement du plan seul")

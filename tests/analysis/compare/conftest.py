"""The five plans side by side, and the demonstration beside one of them."""

import shutil
from pathlib import Path

import pytest
from sqlmodel import Session

from analysis.compare.names import plan_names
from analysis.compare.side import PlanSide, plan_side
from analysis.plan_seen import read_plan
from data_model.store import reading
from data_model.workspace import plans
from tests.conftest import EMPTY
from tests.sample_data.every_plan import add_plans, every_plan
from tests.sample_data.other_plans import MARNE


def sides_of(session: Session) -> dict[str, PlanSide]:
    """Each plan of a base by its name, on its own today."""
    found = plans(session)
    names = plan_names(found)
    return {names[plan.code]: plan_side(read_plan(session, plan.code)) for plan in found}


@pytest.fixture(scope="session")
def five(
    sqlite_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, PlanSide]:
    """The five plans, as loaded, without any return."""
    file = tmp_path_factory.mktemp("five") / "plan.sqlite"
    shutil.copyfile(sqlite_templates[EMPTY], file)
    with reading(every_plan(file)) as session:
        return sides_of(session)


@pytest.fixture(scope="session")
def followed(
    demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, PlanSide]:
    """The demonstration, which has returns, beside a plan that has none."""
    file = tmp_path_factory.mktemp("followed") / "plan.sqlite"
    shutil.copyfile(demonstration_file, file)
    with reading(add_plans(file, MARNE)) as session:
        return sides_of(session)

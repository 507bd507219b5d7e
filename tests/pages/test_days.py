"""The day in the address stays within the days on which something is known of the plan."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from data_model.plan_draft import record_plan
from data_model.store import writing
from loaders.plan.plan_folder import read_plan_folder
from sample_data.demonstration import PLAN_FOLDER
from tests.pages.conftest import front_door, installed_in

PAGES = ("vue_ensemble", "budget", "origine", "indicateur", "depuis")


@pytest.fixture
def plan_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The territory's own base, into which the plan has just been loaded."""
    installed_in(tmp_path, monkeypatch)
    workspace.open_instead(workspace.OWN, folder=tmp_path)
    with writing(workspace.engine_at(workspace.address(workspace.OWN))) as session:
        record_plan(session, read_plan_folder(PLAN_FOLDER))
    return front_door()


def test_a_day_before_the_plan_was_recorded_shows_its_first_day(plan_alone: AppTest) -> None:
    plan_alone.query_params["au"] = "2020-01-01"
    plan_alone.query_params["indicateur"] = "2.2-I1"
    for name in PAGES:
        plan_alone.switch_page(f"pages/{name}.py").run()
        assert not plan_alone.exception, name
        assert not any("2020" in str(caption.value) for caption in plan_alone.caption), name


def test_a_day_to_come_or_no_day_at_all_shows_today(app: AppTest) -> None:
    for asked in ("2031-05-01", "hier"):
        app.query_params["au"] = asked
        app.switch_page("pages/budget.py").run()
        assert not app.exception
        assert any("Vu au 9\u00a0novembre\u00a02026" in str(c.value) for c in app.caption)

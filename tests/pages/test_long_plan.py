"""What a plan too long to be read at a glance shows first, and what opens under it."""

import json
import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

import data_model.workspace as workspace
from analysis.first_rows import MOST_DRAWN
from data_model.plan import Plan
from data_model.plan_draft import PlanDraft, record_plan
from data_model.schema import migrate
from data_model.store import make_engine, writing
from loaders.plan.placed_row import PlacedRow
from loaders.plan.plan_building import build_plan
from loaders.plan.territory_folder import read_territory
from loaders.plan.text_table import Row
from pages.common.results_side import MOST_MARKS
from pages.common.tables import MOST_ROWS
from sample_data.first_plan import FIRST_PLAN
from tests.bench.large_plan import large_plan
from tests.pages.conftest import by_address, installed_in

ACTIONS = MOST_DRAWN + 5
# Eight of each of the five axes, and the six of the last.
FIRST, OTHERS = 38, 7
INDICATORS = MOST_MARKS + 1
CODE = re.compile(r">\d+\.\d+</span>")
OF_ACTIONS = {"stakeholders", "voted_budget", "human_days", "milestones", "indicators"}


def draft_of(rows: dict[str, list[Row]]) -> PlanDraft:
    placed = {
        table: [PlacedRow(values=row, sheet=table, line=str(n)) for n, row in enumerate(listed)]
        for table, listed in rows.items()
    }
    plan = Plan.model_validate(rows["plan"][0])
    known = read_territory(FIRST_PLAN.parent / "geo", plan.territory_siren) or []
    return build_plan(placed, plan.code, shared=[*known, plan])


@pytest.fixture(scope="module", autouse=True)
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The territory's own base with a plan just too long."""
    folder = tmp_path_factory.mktemp("long")
    rows = large_plan()
    rows["actions"] = rows["actions"][:ACTIONS]
    held = {row["code"] for row in rows["actions"]}
    for table in OF_ACTIONS:
        rows[table] = [row for row in rows[table] if row["action_code"] in held]
    rows["indicators"] = rows["indicators"][:INDICATORS]
    codes = {row["code"] for row in rows["indicators"]}
    rows["targets"] = [row for row in rows["targets"] if row["indicator_code"] in codes]
    workspace.open_instead(workspace.OWN, folder=folder)
    engine = make_engine(f"sqlite:///{workspace.file_of(workspace.OWN, folder=folder)}")
    migrate(engine)
    with writing(engine) as session:
        record_plan(session, draft_of(rows))
    engine.dispose()
    with pytest.MonkeyPatch.context() as patch:
        installed_in(folder, patch)
        yield
        workspace.forget_engines()


def rows_drawn(page: AppTest) -> list[int]:
    """How many lines each chart has for actions: the codes written at their left."""
    charts = [json.loads(one.proto.spec)["layout"] for one in page.get("plotly_chart")]
    return [
        sum(bool(CODE.search(str(note["text"]))) for note in layout["annotations"])
        for layout in charts
    ]


def opened(page: AppTest, name: str) -> AppTest:
    page.session_state[f"autres_{name}"] = True
    return page.run()


def test_the_board_draws_the_first_actions_of_each_axis_and_opens_the_others() -> None:
    page = by_address("avancement")
    assert not page.exception
    assert rows_drawn(page) == [FIRST]
    assert f"et {OTHERS}\u00a0autres actions" in [one.label for one in page.expander]
    assert rows_drawn(opened(page, "avancement")) == [FIRST, OTHERS]


def test_too_many_indicators_are_counted_in_words() -> None:
    page = by_address("avancement")
    assert any(f"{INDICATORS}\u00a0sans donnée" in one.value for one in page.markdown)


def test_the_planning_does_the_same() -> None:
    page = by_address("calendrier")
    assert not page.exception
    assert rows_drawn(page) == [FIRST]
    assert rows_drawn(opened(page, "planning")) == [FIRST, OTHERS]


def test_the_end_of_a_long_table_opens_and_the_files_hold_it_whole() -> None:
    page = by_address("avancement", vue="tableau")
    alt = "Chaque indicateur, sa valeur, la valeur attendue et son statut"
    assert max(len(one.value) for one in page.table) == MOST_ROWS
    [kept] = page.session_state["tables_of_the_page"][alt]
    assert len(kept) == INDICATORS
    lengths = [len(one.value) for one in opened(page, alt).table]
    assert INDICATORS - MOST_ROWS in lengths

"""A stored plan gives back the rows of its tables, and those rows change nothing in it."""

import csv
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_model.plan_draft import PlanDraft, plan_of, record_plan
from data_model.store import StoreError, make_engine, reading, writing
from loaders.plan.placed_row import PlacedRow
from loaders.plan.plan_building import PlanRows, build_plan
from loaders.plan.plan_folder import read_plan_folder
from loaders.plan.stored_rows import stored_rows, text_of
from loaders.plan.text_table import Row
from sample_data.first_plan import FIRST_PLAN
from tests.conftest import EMPTY
from tests.sample_data.other_plans import OTHER_PLANS, SAMPLE

FIVE_PLANS = (FIRST_PLAN.name, *OTHER_PLANS)


@pytest.fixture
def empty(sqlite_templates: dict[str, Path], tmp_path: Path) -> Iterator[Engine]:
    file = tmp_path / "plan.sqlite"
    shutil.copyfile(sqlite_templates[EMPTY], file)
    engine = make_engine(f"sqlite:///{file}")
    yield engine
    engine.dispose()


def placed(tables: Mapping[str, Sequence[Row]]) -> PlanRows:
    return {
        name: [PlacedRow(values=row, sheet=name, line=f"ligne {n}") for n, row in enumerate(rows)]
        for name, rows in tables.items()
    }


def rebuilt(tables: Mapping[str, Sequence[Row]]) -> PlanDraft:
    return build_plan(placed(tables), tables["plan"][0]["code"])


@pytest.mark.parametrize("folder", FIVE_PLANS)
def test_a_plan_recorded_again_from_its_stored_rows_changes_nothing(
    empty: Engine, folder: str
) -> None:
    draft = read_plan_folder(SAMPLE / folder)
    with writing(empty) as session:
        record_plan(session, draft)
    with writing(empty) as session:
        again = rebuilt(stored_rows(session, draft.plan_code))
        assert [one for one in again.findings if one not in draft.findings] == []
        assert (len(again.texts), len(again.versions)) == (len(draft.texts), len(draft.versions))
        receipt = record_plan(session, again)
    assert (receipt.is_empty, receipt.kept) == (True, ())


def test_the_demonstration_recorded_again_from_its_stored_rows_changes_nothing(
    demonstration_file: Path, tmp_path: Path
) -> None:
    shutil.copyfile(demonstration_file, tmp_path / "demo.sqlite")
    engine = make_engine(f"sqlite:///{tmp_path / 'demo.sqlite'}")
    with writing(engine) as session:
        tables = stored_rows(session, plan_of(session).code)
        assert len(tables["assignments"]) > 100
        assert [row["contact_email"] for row in tables["respondents"]] != [""] * 9
        receipt = record_plan(session, rebuilt(tables))
    engine.dispose()
    assert (receipt.is_empty, receipt.kept) == (True, ())


@pytest.mark.parametrize("folder", FIVE_PLANS)
def test_the_stored_rows_are_those_of_the_folder(empty: Engine, folder: str) -> None:
    with writing(empty) as session:
        record_plan(session, read_plan_folder(SAMPLE / folder))
    with reading(empty) as session:
        tables = stored_rows(session, plan_of(session).code)
    for path in (SAMPLE / folder).glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            written = [
                {key: text.strip() for key, text in row.items()} for row in csv.DictReader(file)
            ]
        kept = (
            [{key: row[key] for key in written[0]} for row in tables[path.stem]] if written else []
        )
        assert sorted(map(str, kept)) == sorted(map(str, written)), path.name


def test_actions_come_as_ranked_and_the_tenth_after_the_ninth(empty: Engine) -> None:
    draft = read_plan_folder(FIRST_PLAN)
    with writing(empty) as session:
        record_plan(session, draft)
        tables = stored_rows(session, draft.plan_code)
    assert [row["code"] for row in tables["actions"]][:4] == ["1.1", "1.2", "1.3", "1.4"]
    assert [row["position"] for row in tables["actions"]] == [str(n) for n in range(1, 17)]
    lists = [row["kind"] for row in tables["action_lines"] if row["action_code"] == "1.1"]
    assert lists == sorted(
        lists, key=["added_value", "human_means", "budget_item", "vigilance"].index
    )


def test_only_what_is_in_force_is_given(empty: Engine) -> None:
    draft = read_plan_folder(FIRST_PLAN)
    with writing(empty) as session:
        record_plan(session, draft)
    tables = {
        "plan": [],
        "voted_budget": [
            {"action_code": "1.3", "amount_eur": "1234.5", "basis": "total", "tax": "net"}
        ],
    }
    with writing(empty) as session:
        changed = build_plan(placed(tables), draft.plan_code)
        assert record_plan(session, changed).versions == 1
        rows = stored_rows(session, draft.plan_code)["voted_budget"]
    [row] = [row for row in rows if row["action_code"] == "1.3"]
    assert (row["amount_eur"], row["basis"], len(rows)) == ("1234.5", "total", 16)


def test_an_unknown_plan_is_refused(empty: Engine) -> None:
    with reading(empty) as session, pytest.raises(StoreError, match="n’est pas dans cette base"):
        stored_rows(session, "ABSENT")


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("amount_cents", 125_050, "1250.5"),
        ("amount_cents", 100_000, "1000"),
        ("value_e4", 0, "0"),
        ("value_e4", -1, "-0.0001"),
        ("amount_cents", None, ""),
        ("repeats", False, "false"),
        ("code", "010", "010"),
    ],
)
def test_a_value_is_written_as_its_table_holds_it(field: str, value: object, text: str) -> None:
    assert text_of(field, value) == text

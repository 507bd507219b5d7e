"""Every other plan loads by the command, is stored as its tables say, and is exported whole."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import func, select

from analysis.snapshot import snapshot
from data_model.action import Action, VotedAmount
from data_model.indicator import Target
from data_model.milestone import Baseline
from data_model.plan_draft import record_plan
from data_model.returned import Return
from data_model.store import reading, writing
from data_model.workspace import plans
from loaders.__main__ import main
from loaders.plan.plan_folder import read_plan_folder
from sample_data.first_plan import FIRST_PLAN
from tests.sample_data.other_plans import OTHER_PLANS, SAMPLE, column, stored, table

POSITIONED = {
    "actions": (),
    "stakeholders": ("action_code", "role"),
    "sub_actions": ("action_code",),
    "printed_entries": ("action_code",),
    "milestones": ("action_code",),
    "notes": ("action_code",),
}


@pytest.fixture(params=OTHER_PLANS)
def folder(request: pytest.FixtureRequest) -> str:
    """Each of the plans in turn."""
    return str(request.param)


@pytest.fixture
def base(folder: str, tmp_path: Path) -> Engine:
    """A base with that plan alone."""
    return stored(folder, tmp_path)


@pytest.fixture
def exported(
    tmp_path: Path,
    folder: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> dict[str, Any]:
    """What the two commands give: the plan loaded, then exported."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'loaded.sqlite'}")
    assert main(["plan", str(SAMPLE / folder)]) == 0
    assert f"Plan {table(folder, 'plan')[0]['code']} chargé" in capsys.readouterr().out
    assert main(["export", "--json"]) == 0
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    return dict(plan)


def told(action: dict[str, Any], *parts: str) -> list[str]:
    return [row["text"] for row in action["texts"] if row["part"] in parts]


def test_lines_are_numbered_without_a_gap_and_levels_named_where_they_are(folder: str) -> None:
    for name, group in POSITIONED.items():
        places: dict[tuple[str, ...], list[int]] = {}
        for row in table(folder, name):
            key = tuple(row[field] for field in group)
            places.setdefault(key, []).append(int(row["position"]))
        assert all(found == list(range(1, len(found) + 1)) for found in places.values()), name
    challenges = set(column(folder, "challenges", "code"))
    assert {row["under_code"] for row in table(folder, "level_names")} - {""} <= challenges
    assert len(set(column(folder, "axes", "number"))) == len(table(folder, "axes"))


def test_its_tables_hold_together_and_load_twice_without_a_change(
    base: Engine, folder: str
) -> None:
    draft = read_plan_folder(SAMPLE / folder)
    assert draft.findings == ()
    with writing(base) as session:
        assert record_plan(session, draft).is_empty


def test_the_store_holds_no_amount_target_or_date_that_is_not_in_the_tables(
    base: Engine, folder: str
) -> None:
    with reading(base) as session:
        assert session.exec(select(func.count()).select_from(VotedAmount)).one() == len(
            table(folder, "voted_budget")
        )
        assert session.exec(select(func.count()).select_from(Target)).one() == 0
        assert session.exec(select(func.count()).select_from(Return)).one() == 0
        ends = sorted(str(row.end_date) for row in session.exec(select(Baseline)) if row.end_date)
        assert ends == sorted(row["end"] for row in table(folder, "milestones") if row["end"])
        assert set(session.exec(select(Action.priority))) == {None}


def test_the_export_gives_back_every_row_of_the_tables(
    exported: dict[str, Any], folder: str
) -> None:
    actions = {action["code"]: action for action in exported["actions"]}
    assert list(actions) == [row["code"] for row in table(folder, "actions")]
    for row in table(folder, "actions"):
        assert actions[row["code"]]["title"] == row["title"]
        assert told(actions[row["code"]], "description") == list(filter(None, [row["description"]]))
    for name, key, fields in (
        ("indicators", "indicators", ("code", "label", "printed_label", "nature", "unit")),
        ("milestones", "milestones", ("code", "label", "as_written")),
        ("sub_actions", "sub_actions", ("code", "heading", "title", "description")),
        ("printed_entries", "printed_entries", ("heading", "kind", "text", "code")),
    ):
        given = Counter(
            (code, *(row[field] for field in fields))
            for code, action in actions.items()
            for row in action[key]
        )
        wanted = Counter(
            (row["action_code"], *(row[field] for field in fields)) for row in table(folder, name)
        )
        assert given == wanted, name
    for name, text, parts in (
        ("stakeholders", "name", ("lead", "partner", "audience", "funder")),
        ("notes", "text", ("note",)),
    ):
        said = Counter(
            (code, words) for code, action in actions.items() for words in told(action, *parts)
        )
        assert said == Counter((row["action_code"], row[text]) for row in table(folder, name)), name


def test_the_export_leaves_what_is_missing_null(exported: dict[str, Any], folder: str) -> None:
    assert (exported["observations"], exported["budget"]) == ([], [])
    for action in exported["actions"]:
        assert (action["priority"], action["human_days"]) == (None, None)
        assert (action["planned_cents"], action["basis"]) == (None, None)
    amounts = {
        entry["amount_cents"]
        for action in exported["actions"]
        for entry in action["printed_entries"]
    }
    printed = {row["amount_eur"] for row in table(folder, "printed_entries")} - {""}
    assert amounts - {None} == {int(euros) * 100 for euros in printed}


def test_its_levels_are_called_as_the_plan_calls_them(
    exported: dict[str, Any], folder: str
) -> None:
    for row in table(folder, "level_names"):
        if not row["under_code"]:
            assert exported["level_names"][row["level"]]["singular"] == row["singular"]
    assert len(exported["axes"]) == len(table(folder, "axes"))


def test_one_base_holds_them_all_beside_the_first_plan(engine: Engine) -> None:
    folders = (*OTHER_PLANS, FIRST_PLAN.name)
    for folder in folders:
        with writing(engine) as session:
            record_plan(session, read_plan_folder(SAMPLE / folder))
    with reading(engine) as session:
        seen = {plan.code: snapshot(session, plan) for plan in plans(session)}
    assert len(seen) == len(folders)
    for folder in folders:
        [plan] = table(folder, "plan")
        known = seen[plan["code"]]
        assert len(known.actions) == len(table(folder, "actions"))
        assert len(known.entries) == len(table(folder, "printed_entries"))
        words = known.situation.level_words.axis.singular
        assert words == next(iter(column(folder, "level_names", "singular", level="axis")), "axe")

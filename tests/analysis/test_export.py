"""The export keeps its keys, says null for what is missing, and goes to JSON as it is."""

import json
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from analysis.budget.co_financing import COLUMNS as TOLD
from analysis.budget.financing import (
    FUND_COLUMNS,
    GRANT_COLUMNS,
    Financing,
    financing,
    stages_frame,
)
from analysis.export import export
from analysis.snapshot import Snapshot, snapshot
from data_model.act import ActKind
from data_model.ledger import add_versions, new_act
from data_model.plan_draft import plan_of
from data_model.steering import CoFinancing, Fund, FundGrant
from data_model.store import reading, writing
from data_model.vocabulary import FundingStage
from tests.analysis.builders import make_snapshot
from tests.data_model.small_plan import PLAN, at, version

NOTHING = Financing(
    co_financing=stages_frame(pd.DataFrame(columns=TOLD)),
    funds=pd.DataFrame(columns=FUND_COLUMNS),
    grants=pd.DataFrame(columns=GRANT_COLUMNS),
)


def exported(*snapshots: Snapshot) -> dict[str, Any]:
    return export([(one, NOTHING) for one in snapshots])


def test_values_are_numbers_in_their_unit_and_words_stay_words() -> None:
    snapshot = make_snapshot(
        observations=[
            {"value_e4": 125_000, "return_number": 4, "sheet": "Indicateurs", "cell": "H4"},
            {"value_e4": 320_000, "denominator_e4": 400_000, "category": "SCIC"},
            {"text_value": "Deux associations"},
            {"value_e4": 0},
        ]
    )
    (plan,) = exported(snapshot)["plans"]
    rows = plan["observations"]

    assert [(row["value"], row["denominator"]) for row in rows] == [
        (12.5, None),
        (32, 40),
        ("Deux associations", None),
        (0, None),
    ]
    assert (rows[0]["return"], rows[0]["sheet"], rows[0]["cell"]) == (4, "Indicateurs", "H4")
    assert rows[1]["breakdown"] == "SCIC"


def test_an_action_without_axis_or_amount_is_null_not_zero() -> None:
    snapshot = make_snapshot(
        actions=[{"axis_code": None, "objective_code": None}],
        indicators=[{}, {"indicator_code": "P-I1", "action_code": None}],
        occurrences=[
            {"initial_start": date(2026, 1, 1), "initial_end": date(2026, 1, 31)},
            {"occurrence_code": "1.1-J1-C02", "cycle": 2},
        ],
    )
    (plan,) = exported(snapshot)["plans"]
    (action,) = plan["actions"]

    for key in ("axis", "objective", "human_days", "planned_cents", "basis"):
        assert action[key] is None
    assert [row["code"] for row in action["indicators"]] == ["1.1-I1"]
    assert [row["code"] for row in plan["indicators"]] == ["P-I1"]
    (milestone,) = action["milestones"]
    assert (milestone["baseline_start"], milestone["baseline_end"]) == ("2026-01-01", "2026-01-31")


def test_it_is_written_to_json_as_it_is() -> None:
    snapshot = make_snapshot(
        axes=[{}],
        actions=[{"human_days_e4": 75_000, "voted_cents": 100}],
        budget=[{"amount_cents": 12_050}],
        milestone_reports=[{"end_date": date(2026, 2, 3)}],
    )
    content = exported(snapshot)

    assert json.loads(json.dumps(content)) == content
    (plan,) = content["plans"]
    (amount,), (milestone,) = plan["budget"], plan["milestone_reports"]
    assert (amount["cents"], amount["exercise"]) == (12_050, 2026)
    assert (milestone["start"], milestone["end"]) == (None, "2026-02-03")
    assert [row["axis"] for row in plan["summary"]["axes"]] == ["1"]
    assert (plan["co_financing"], plan["funds"], plan["grants"]) == ([], [], [])


def test_each_plan_holds_its_own_facts() -> None:
    first, second = make_snapshot(observations=[{}, {}]), make_snapshot(observations=[{}])
    content = exported(first, second)

    assert [len(plan["observations"]) for plan in content["plans"]] == [2, 1]
    assert export([]) == {"plans": []}


def test_the_money_others_bring_is_that_of_the_day_looked_at(loaded_sqlite: Engine) -> None:
    def told(stage: FundingStage, cents: int, action: str = "") -> CoFinancing:
        return CoFinancing(
            plan_code=PLAN,
            act_number=1,
            funder="Région",
            stage=stage,
            exercise=2026,
            action_code=action,
            amount_cents=cents,
        )

    asked, notified, received = FundingStage
    grant = {"fund_code": "F1", "beneficiary": "Atelier"}
    acts: list[tuple[datetime, list[Any]]] = [
        (at(0), [told(asked, 50_000), told(asked, 7_000, "1.1")]),
        (
            at(9),
            [
                told(notified, 40_000),
                told(received, 0),
                version(Fund, code="F1", label="Fonds", envelope_cents=90_000, share_e4=5_000),
                version(FundGrant, **grant, number=1, amount_cents=3_000),
            ],
        ),
    ]
    with writing(loaded_sqlite) as session:
        for moment, rows in acts:
            act = new_act(session, PLAN, kind=ActKind.PLAN_SETTING, recorded_at=moment)
            add_versions(session, act, rows)

    with reading(loaded_sqlite) as session:
        days = [at(day).date() for day in (-1, 8, 9)]
        seen = [snapshot(session, plan_of(session), day) for day in days]
        content = export([(one, financing(session, one.situation)) for one in seen])
    before, between, after = content["plans"]

    stages = ("requested_cents", "notified_cents", "received_cents")
    assert (before["co_financing"], before["funds"], before["grants"]) == ([], [], [])
    assert [tuple(row[key] for key in stages) for row in between["co_financing"]] == [
        (50_000, None, None),
        (7_000, None, None),
    ]
    assert between["grants"] == []
    assert after["co_financing"] == [
        {"funder": "Région", "exercise": 2026, "action": None}
        | dict(zip(stages, (50_000, 40_000, 0), strict=True)),
        {"funder": "Région", "exercise": 2026, "action": "1.1"}
        | dict(zip(stages, (7_000, None, None), strict=True)),
    ]
    assert after["funds"] == [
        {
            "code": "F1",
            "label": "Fonds",
            "envelope_cents": 90_000,
            "cap_cents": None,
            "share": 0.5,
        }
    ]
    assert after["grants"] == [
        {
            "fund": "F1",
            "number": 1,
            "beneficiary": "Atelier",
            "cents": 3_000,
            "project_cents": None,
        }
    ]
    assert json.loads(json.dumps(content)) == content

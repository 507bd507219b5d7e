"""The export keeps its keys, says null for what is missing, and goes to JSON as it is."""

import json
from datetime import date

from analysis.export import export
from tests.analysis.builders import make_snapshot


def test_values_are_numbers_in_their_unit_and_words_stay_words() -> None:
    snapshot = make_snapshot(
        observations=[
            {"value_e4": 125_000, "return_number": 4, "sheet": "Indicateurs", "cell": "H4"},
            {"value_e4": 320_000, "denominator_e4": 400_000, "category": "SCIC"},
            {"text_value": "Deux associations"},
            {"value_e4": 0},
        ]
    )
    (plan,) = export([snapshot])["plans"]
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
    (plan,) = export([snapshot])["plans"]
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
    content = export([snapshot])

    assert json.loads(json.dumps(content)) == content
    (plan,) = content["plans"]
    (amount,), (milestone,) = plan["budget"], plan["milestone_reports"]
    assert (amount["cents"], amount["exercise"]) == (12_050, 2026)
    assert (milestone["start"], milestone["end"]) == (None, "2026-02-03")
    assert [row["axis"] for row in plan["summary"]["axes"]] == ["1"]


def test_each_plan_holds_its_own_facts() -> None:
    first, second = make_snapshot(observations=[{}, {}]), make_snapshot(observations=[{}])
    content = export([first, second])

    assert [len(plan["observations"]) for plan in content["plans"]] == [2, 1]
    assert export([]) == {"plans": []}

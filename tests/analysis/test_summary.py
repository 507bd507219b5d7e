"""One row an axis, as the export writes it."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from analysis.summary import summary_by_axis
from data_model.vocabulary import ResultStatus
from tests.analysis.builders import make_frame
from tests.analysis.calendar_samples import occurrence, seen, statement

ACTIONS: list[dict[str, Any]] = [
    {"action_code": "1.1", "voted_cents": 1_500_000, "basis": "total"},
    {"action_code": "1.2", "voted_cents": 9_500_000, "basis": "unknown"},
    {"action_code": "2.1", "axis_code": "2", "voted_cents": 36_500_000, "basis": "unknown"},
    {"action_code": "0", "axis_code": None, "objective_code": None, "voted_cents": 0},
]
MARCH = (date(2026, 3, 1), date(2026, 3, 31))
SNAPSHOT = replace(
    seen(
        [occurrence("1.1-J1-C01", *MARCH), occurrence("2.1-J1-C01", *MARCH)],
        [statement("1.1-J1-C01", "done", date(2026, 4, 10))],
        actions=ACTIONS,
    ),
    budget_history=make_frame(
        "budget_history",
        [{"action_code": "1.2", "respondent_code": "T", "amount_cents": 250_000}],
    ),
    indicators=make_frame(
        "indicators",
        [
            {"indicator_code": "1.1-I1"},
            {"indicator_code": "1.1-I2", "nature": "text"},
            {"indicator_code": "0-I1", "action_code": "0", "axis_code": None},
            {"indicator_code": "P-I1", "action_code": None, "axis_code": None},
        ],
    ),
    observations=make_frame("observations", [{"value_e4": 120_000}]),
)


def test_each_axis_has_its_work_results_money_and_calendar() -> None:
    one, two, transversal = summary_by_axis(SNAPSHOT).to_dict("records")
    assert (one["axis"], one["done"], one["expected"]) == ("1", 1.0, 1.0)
    assert (one["planned_cents"], one["committed_cents"]) == (11_000_000, 250_000)
    assert one["paid_cents"] is None
    assert (one["milestones_due"], one["milestones_done"]) == (1, 1)
    assert one["median_slippage_days"] == 10
    assert (two["done"], two["median_slippage_days"], two["milestones_due"]) == (None, None, 1)
    assert (transversal["axis"], transversal["planned_cents"]) == (None, 0)
    assert transversal["committed_cents"] is None


def test_counts_indicators_by_status_without_the_plans_own() -> None:
    one, two, transversal = summary_by_axis(SNAPSHOT).to_dict("records")
    assert one["results"] == {s.value: 0 for s in ResultStatus} | {"no_target": 2}
    assert (one["indicators"], one["indicators_with_data"]) == (2, 1)
    assert (two["indicators"], transversal["indicators"]) == (0, 1)


def test_goes_into_json_as_it_is() -> None:
    rows = summary_by_axis(SNAPSHOT).to_dict("records")
    assert json.loads(json.dumps(rows)) == rows

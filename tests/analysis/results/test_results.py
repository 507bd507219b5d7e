"""The status of each indicator against its target, and counts by status."""

from datetime import date

import pandas as pd
import pytest

from analysis.results.results import results_counts, results_frame
from data_model.vocabulary import ResultStatus
from tests.analysis.builders import make_situation, make_snapshot
from tests.analysis.result_samples import CODES, COMMUNES, aim, everywhere, result, said


def test_no_observation_is_no_data_and_never_zero() -> None:
    found = result("flow", [], targets=[aim(100)])
    assert found["status"] is ResultStatus.NO_DATA
    assert pd.isna(found["actual_e4"])
    assert not found["has_data"]
    assert found["last_period_code"] is None


def test_before_the_first_deadline_there_is_no_data_yet() -> None:
    early = make_situation(as_of=date(2024, 2, 1))
    found = result("flow", [said("A", "2024-T1", 5)], targets=[aim(100)], situation=early)
    assert found["status"] is ResultStatus.NO_DATA
    assert pd.isna(found["actual_e4"])


def test_a_flow_to_date_is_on_track_when_it_follows_the_due_periods() -> None:
    found = result("flow", everywhere(2), targets=[aim(144)])
    assert found["elapsed"] == 11
    assert found["expected_e4"] == 66 * 10_000
    assert (found["e"], found["p"], found["h"]) == (11 / 24, 66 / 144, 1.0)
    assert found["status"] is ResultStatus.ON_TRACK
    assert (found["respondents_given"], found["respondents_due"]) == (3, 3)


@pytest.mark.parametrize(
    ("target", "status"),
    [(151, ResultStatus.ON_TRACK), (152, ResultStatus.WATCH), (181, ResultStatus.ALERT)],
)
def test_a_flow_crosses_the_thresholds_of_health(target: int, status: ResultStatus) -> None:
    assert result("flow", everywhere(2), targets=[aim(target)])["status"] is status


def test_a_threshold_of_the_settings_rules() -> None:
    softer = make_situation(settings={"results_on_track": "0,90"})
    found = result("flow", everywhere(2), targets=[aim(152)], situation=softer)
    assert found["status"] is ResultStatus.ON_TRACK
    assert "90" in found["reason"]


def test_a_rising_flow_is_reached_at_any_completeness() -> None:
    found = result("flow", [said("A", "2026-T1", 200)], targets=[aim(144)])
    assert found["status"] is ResultStatus.REACHED


def test_nothing_to_report_is_a_zero_that_completes() -> None:
    quiet = [
        {"number": place, "respondent_code": who, "period_code": code, "nothing_to_report": True}
        for place, (who, code) in enumerate((who, code) for who in COMMUNES for code in CODES)
    ]
    found = result("flow", [], targets=[aim(144)], returns=quiet)
    assert found["actual_e4"] == 0
    assert found["completeness"] == 1.0
    assert found["status"] is ResultStatus.ALERT


def test_a_yearly_flow_starts_again_each_year() -> None:
    found = result("flow", everywhere(2), targets=[aim(24, basis="per_year")])
    assert found["actual_e4"] == 18 * 10_000
    assert (found["e"], found["p"]) == (3 / 4, 3 / 4)
    assert found["target_due_on"] == date(2026, 12, 31)


def test_the_target_of_the_year_is_taken_among_yearly_ones() -> None:
    steps = [
        aim(value, basis="per_year", due_on=date(year, 12, 31))
        for year, value in ((2025, 10), (2026, 36), (2027, 60))
    ]
    assert result("flow", everywhere(2), targets=steps)["p"] == 18 / 36


def test_a_later_start_of_the_target_counts_only_its_span() -> None:
    later = [aim(100, starts_on=date(2026, 1, 1))]
    assert result("flow", everywhere(2), targets=later)["actual_e4"] == 18 * 10_000
    stale = result("flow", everywhere(2, CODES[:8]), targets=later)
    assert stale["status"] is ResultStatus.NO_DATA
    assert stale["has_data"]


def test_after_its_date_a_target_is_judged_at_its_date() -> None:
    ended = [aim(48, due_on=date(2025, 12, 31))]
    found = result("flow", everywhere(2), targets=ended)
    assert found["actual_e4"] == 48 * 10_000
    assert found["status"] is ResultStatus.REACHED


def test_steps_are_interpolated() -> None:
    steps = [aim(12, due_on=date(2025, 12, 31)), aim(20, due_on=date(2026, 12, 31))]
    assert result("flow", everywhere(2), targets=steps)["expected_e4"] == 18 * 10_000


def test_a_falling_stock_with_a_start_is_judged_downwards() -> None:
    falling = [aim(40, base_e4=1_000_000, basis="level", direction="down")]
    found = result("stock", everywhere(26), targets=falling)
    assert found["p"] == pytest.approx(22 / 60)
    assert found["e"] == pytest.approx(11 / 24)
    assert found["status"] is ResultStatus.WATCH


def test_a_falling_flow_is_never_reached_before_its_end() -> None:
    ceiling = [aim(300, direction="down")]
    assert result("flow", everywhere(2), targets=ceiling)["status"] is ResultStatus.ON_TRACK
    over = result("flow", everywhere(5), targets=ceiling)
    assert over["status"] is ResultStatus.WATCH
    assert result("flow", everywhere(6), targets=ceiling)["status"] is ResultStatus.ALERT


def test_a_range_holds_between_its_two_ends() -> None:
    between = [aim(20, upper_e4=300_000, basis="level", direction="range")]
    for each, status in ((6, "alert"), (7, "reached"), (10, "reached"), (11, "alert")):
        assert result("stock", everywhere(each), targets=between)["status"] == status


def test_without_assignment_a_target_still_has_a_pace() -> None:
    found = result("flow", [said("A", "2025-T1", 66)], targets=[aim(144)], assignments=[])
    assert found["e"] == 11 / 24
    assert found["status"] is ResultStatus.ON_TRACK
    assert found["completeness"] is None


def test_a_plan_without_date_has_no_result() -> None:
    undated = make_situation(plan_start=None, plan_end=None)
    found = result("flow", [], targets=[aim(10)], assignments=[], situation=undated)
    assert found["status"] is ResultStatus.NO_DATA
    without = result("flow", [], assignments=[], situation=undated)
    assert without["status"] is ResultStatus.NO_TARGET


def test_counts_leave_the_plan_s_own_indicators_to_the_plan() -> None:
    snapshot = make_snapshot(
        indicators=[
            {"indicator_code": "a", "action_code": "1.1", "axis_code": "1"},
            {"indicator_code": "b", "action_code": "1.1", "axis_code": "1"},
            {"indicator_code": "c", "action_code": "0", "axis_code": None},
            {"indicator_code": "d", "action_code": None, "axis_code": None},
        ],
        targets=[{"indicator_code": "a", "value_e4": 10_000}],
    )
    results = results_frame(snapshot)
    axes = results_counts(results, "axis")
    assert axes["axis_code"].tolist() == ["1", None]
    assert axes["total"].tolist() == [2, 1]
    assert [axes["no_data"][0], axes["no_target"][0]] == [1, 1]
    assert results_counts(results, "action")["action_code"].tolist() == ["1.1", "0"]
    assert results_counts(results, "plan")["total"].tolist() == [4]


def test_counts_of_nothing_keep_their_columns() -> None:
    nothing = results_frame(make_snapshot())
    assert results_counts(nothing, "axis").empty
    assert results_counts(nothing, "plan")["total"].tolist() == [0]


def test_a_value_only_carried_into_the_span_is_shown_without_a_status() -> None:
    later = [aim(6, basis="level", starts_on=date(2026, 1, 1))]
    found = result("stock", everywhere(2, ["2025-T4"]), targets=later)
    assert found["actual_e4"] == 6 * 10_000
    assert found["is_carried"]
    assert found["status"] is ResultStatus.NO_DATA


@pytest.mark.parametrize(
    ("last_said_by_c", "target", "judged"),
    [
        (CODES[-2], 40, ResultStatus.ALERT),
        (None, 26, ResultStatus.WATCH),
    ],
)
def test_only_a_stock_that_is_not_carried_is_estimated_as_if_it_had_been_told(
    last_said_by_c: str | None, target: int, judged: ResultStatus
) -> None:
    rows = [row for row in everywhere(10) if row["respondent_code"] != "C"]
    if last_said_by_c:
        rows.append(said("C", last_said_by_c, 10))
    found = result("stock", rows, targets=[aim(target, basis="level")])
    assert found["completeness"] == 2 / 3
    assert found["is_carried"] is bool(last_said_by_c)
    assert found["hypothetical"] is judged

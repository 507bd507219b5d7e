"""An indicator on its way to its target, and whether the pace will do."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from analysis.indicator.trajectory import indicator_forecast, trajectory_frame, trajectory_of
from analysis.results.results import results_frame
from analysis.rows import whole
from analysis.snapshot import Snapshot
from tests.analysis.builders import make_snapshot
from tests.analysis.result_samples import CODES, COMMUNES, END, aim, everywhere, said

CODE = "1.1-I1"


def plan(nature: str, observations: list[dict[str, Any]], **frames: Any) -> Snapshot:
    return make_snapshot(
        indicators=[{"nature": nature}],
        respondents=[{"respondent_code": who, "name": who} for who in COMMUNES],
        assignments=[{"respondent_code": who} for who in COMMUNES],
        observations=observations,
        **frames,
    )


def test_a_flow_adds_up_quarter_after_quarter_beside_what_is_expected() -> None:
    way = trajectory_frame(plan("flow", everywhere(2), targets=[aim(240)]), CODE)
    done = way["actual_e4"].dropna().astype(int).tolist()
    assert done == [6 * 10_000 * (place + 1) for place in range(len(CODES))]
    # 24 due quarters to the target: ten more a quarter.
    assert way["expected_e4"].astype(int).tolist() == [100_000 * (n + 1) for n in range(24)]
    assert way["period_code"].tolist()[: len(CODES)] == CODES
    assert way["actual_e4"].isna().tolist() == [place >= len(CODES) for place in range(24)]


def test_a_quarter_that_somebody_left_out_makes_the_way_at_least() -> None:
    held = [row for row in everywhere(2) if row["period_code"] != "2025-T1"]
    way = trajectory_frame(plan("flow", held, targets=[aim(240)]), CODE)
    gap = CODES.index("2025-T1")
    assert way["at_least"].tolist()[: len(CODES)] == [n >= gap for n in range(len(CODES))]


@pytest.mark.parametrize("nature", ["flow", "cumulative", "stock", "ratio"])
def test_the_way_ends_at_the_value_that_the_other_pages_show(nature: str) -> None:
    more = {"denominator_e4": 70_000} if nature == "ratio" else {}
    rows = [said(who, code, n, **more) for who in COMMUNES for n, code in enumerate(CODES)]
    snapshot = plan(nature, rows, targets=[aim(90, basis="to_date")])
    way = trajectory_of(snapshot, CODE)
    shown = results_frame(snapshot).iloc[0]
    at = way.frame[way.frame["last_day"] == way.situation_date].iloc[0]
    assert at["actual_e4"] == shown["actual_e4"]
    assert whole(at["expected_e4"]) == whole(shown["expected_e4"])
    assert (way.target_e4, way.due_on) == (shown["target_value_e4"], END)


def test_without_a_target_nothing_is_expected_and_the_way_ends_today() -> None:
    way = trajectory_of(plan("flow", everywhere(1)), CODE)
    assert way.frame["expected_e4"].isna().all()
    assert way.frame["period_code"].tolist() == CODES
    assert way.target_e4 is None


def test_a_steady_flow_is_forecast_where_it_leads() -> None:
    found = indicator_forecast(plan("flow", everywhere(2), targets=[aim(240)]), CODE)
    assert found is not None
    assert (found.received, found.remaining) == (11, 13)
    assert found.central == 24 * 6
    assert [found.low, found.high] == [pytest.approx(144), pytest.approx(144)]
    assert found.pace_needed == Fraction(240 - 66, 13)


def test_a_year_told_at_once_is_estimated_no_second_time() -> None:
    # 2025 as one value of 8 a commune: two a quarter, as in all the other quarters.
    quarters = [row for row in everywhere(2) if row["period_code"][:4] != "2025"]
    held = [*quarters, *(said(who, "2025", 8) for who in COMMUNES)]
    found = indicator_forecast(plan("flow", held, targets=[aim(240)]), CODE)
    assert found is not None
    assert found.estimated == found.known == 66
    assert (found.estimated_cells, found.received) == (0, 11)
    assert found.central == 24 * 6


def test_what_was_told_without_being_asked_is_known_and_no_pace() -> None:
    held = [*everywhere(2), said("D", "2026-T1", 500)]
    found = indicator_forecast(plan("flow", held, targets=[aim(240)]), CODE)
    assert found is not None
    assert found.known == found.estimated == 566
    assert found.mean == 6
    assert found.central == 566 + 13 * 6
    assert found.pace_needed == 0


def test_what_is_no_flow_or_has_no_target_has_no_forecast() -> None:
    assert indicator_forecast(plan("stock", everywhere(2), targets=[aim(9)]), CODE) is None
    assert indicator_forecast(plan("flow", everywhere(2)), CODE) is None


def test_a_yearly_target_is_followed_within_its_year() -> None:
    target = aim(40, basis="per_year", due_on=date(2026, 12, 31))
    way = trajectory_frame(plan("flow", everywhere(3), targets=[target]), CODE)
    assert way["period_code"].tolist() == ["2026-T1", "2026-T2", "2026-T3", "2026-T4"]
    assert way["expected_e4"].astype(int).tolist() == [100_000, 200_000, 300_000, 400_000]
    found = indicator_forecast(plan("flow", everywhere(3), targets=[target]), CODE)
    assert found is not None
    assert found.remaining == 1


def test_an_unknown_indicator_is_refused() -> None:
    with pytest.raises(KeyError):
        trajectory_frame(plan("flow", []), "9.9")

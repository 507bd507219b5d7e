"""An indicator on its way to its target, and whether the pace will do."""

from datetime import date
from fractions import Fraction
from math import sqrt
from typing import Any

import pytest

from analysis.indicator.forecast_metric import forecast_metric
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


def yearly(value: int, **more: Any) -> dict[str, Any]:
    return aim(value, basis="per_year", due_on=date(2026, 12, 31), **more)


def test_a_yearly_target_has_the_pace_of_all_the_quarters_received() -> None:
    # Two a commune until 2025, three in 2026: eleven quarters, of which three in the year.
    rows = [said(who, code, 3 if code > "2026" else 2) for who in COMMUNES for code in CODES]
    found = indicator_forecast(plan("flow", rows, targets=[yearly(40)]), CODE)
    assert found is not None
    totals = [6] * 8 + [9] * 3
    mean = Fraction(sum(totals), 11)
    spread = sqrt(sum((float(one) - float(mean)) ** 2 for one in totals) / 10)
    half = 1.3721836411102863 * spread * sqrt(1 + 1 / 11)
    assert (found.received, found.remaining) == (11, 1)
    assert [found.known, found.estimated, found.mean] == [27, 27, mean]
    assert found.central == 27 + mean
    assert found.low == pytest.approx(max(27 + float(mean) - half, 27))
    assert found.high == pytest.approx(27 + float(mean) + half)
    assert found.recent_pace == Fraction(6 + 9 * 3, 4)


def test_a_year_that_is_over_says_its_result_and_forecasts_nothing() -> None:
    target = aim(40, basis="per_year", due_on=date(2025, 12, 31))
    snapshot = plan("flow", everywhere(3), targets=[target])
    found = indicator_forecast(snapshot, CODE)
    assert found is not None
    assert (found.remaining, found.central, found.low, found.high) == (0, None, None, None)
    told = forecast_metric(found, results_frame(snapshot).iloc[0])
    assert (told.value, told.delta) == ("sans objet", "")
    assert told.rests_on == "Plus aucun trimestre n’est demandé en 2025\u00a0: le résultat est 36."


def test_the_forecast_says_how_many_quarters_it_rests_on() -> None:
    snapshot = plan("flow", everywhere(3), targets=[yearly(40)])
    told = forecast_metric(indicator_forecast(snapshot, CODE), results_frame(snapshot).iloc[0])
    assert told.rests_on.startswith("Si le rythme se maintient, d’après 11\u00a0trimestres reçus.")


def once_a_year(value: int) -> Snapshot:
    asked = {"rhythm": "named_quarters", "named_quarters": "4"}
    return make_snapshot(
        indicators=[{"nature": "flow"}],
        respondents=[{"respondent_code": "A", "name": "A"}],
        assignments=[{"respondent_code": "A"} | asked],
        observations=[said("A", code, value) for code in ("2024-T4", "2025-T4")],
        targets=[aim(96)],
    )


def test_what_is_asked_once_a_year_has_a_pace_by_year() -> None:
    snapshot = once_a_year(16)
    found = indicator_forecast(snapshot, CODE)
    assert found is not None
    assert (found.is_yearly, found.remaining) == (True, 4)
    assert found.pace_needed == 16
    told = forecast_metric(found, results_frame(snapshot).iloc[0])
    assert told.rests_on == (
        "Prévision à partir de 4\u00a0années reçues\u00a0: 2 à ce jour. "
        "Rythme\u00a0: il faudrait 16 par an."
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (2, "il faudrait 10 par trimestre demandé"),
        (3, "il faudrait 1 par trimestre demandé"),
        (4, "déjà dans la fourchette, 4 de plus au maximum"),
        (5, "le haut de la fourchette est dépassé"),
    ],
)
def test_a_range_asks_for_its_lower_bound_and_no_more(value: int, words: str) -> None:
    # Nine cells told in the year; the range goes from 28 to 40.
    target = yearly(28, direction="range", upper_e4=400_000)
    snapshot = plan("flow", everywhere(value), targets=[target])
    way = trajectory_of(snapshot, CODE)
    assert (way.target_e4, way.upper_e4) == (280_000, 400_000)
    told = forecast_metric(indicator_forecast(snapshot, CODE), results_frame(snapshot).iloc[0])
    assert f"Rythme\u00a0: {words}," in told.rests_on

"""Forecast to target from the quarters received."""

from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.indicator.forecast import QuarterReceipt, forecast_to_target


def quarters(*totals: int) -> list[QuarterReceipt]:
    return [QuarterReceipt(values={"94001": total}) for total in totals]


@pytest.mark.parametrize(("missing", "received"), [(0, True), (1, True), (2, False)])
def test_a_quarter_is_received_from_three_quarters_of_its_cells(
    missing: int, received: bool
) -> None:
    values = {str(n): None if n < missing else 1 for n in range(4)}
    assert QuarterReceipt(values=values).is_received is received


def test_a_quarter_that_asks_nothing_is_not_received() -> None:
    assert not QuarterReceipt(values={}).is_received


def test_gives_no_forecast_before_four_received_quarters() -> None:
    found = forecast_to_target(quarters(10, 12, 8), 5, 100)
    assert found.central is None
    assert found.low is None
    assert found.received == 3
    assert found.known == 30
    assert found.pace_needed == 14
    assert forecast_to_target(quarters(10, 12, 8, 10), 5, 100).central == 90


def test_forecasts_with_the_published_formula() -> None:
    found = forecast_to_target(quarters(10, 12, 8, 10), 4, 100)
    spread = sqrt(8 / 3)
    half = 1.6377443536962097 * spread * sqrt(4 + 16 / 4)
    assert found.central == 80
    assert found.low == pytest.approx(80 - half)
    assert found.high == pytest.approx(80 + half)
    assert [found.mean, found.recent_pace, found.pace_needed] == [10, 10, 15]


def test_the_low_bound_never_goes_under_what_is_known() -> None:
    found = forecast_to_target(quarters(0, 100, 0, 100), 1, None)
    assert found.low == 200
    assert found.pace_needed is None


def test_nothing_is_forecast_once_no_quarter_is_left() -> None:
    found = forecast_to_target(quarters(10, 12, 8, 10), 0, 100)
    assert [found.central, found.low, found.high, found.pace_needed] == [None] * 4
    assert [found.known, found.recent_pace] == [40, None]


def test_the_quarters_before_the_span_are_in_the_pace_and_in_no_cumulative() -> None:
    found = forecast_to_target(quarters(10, 12), 2, 100, before=quarters(8, 10))
    spread = sqrt(8 / 3)
    half = 1.6377443536962097 * spread * sqrt(2 + 4 / 4)
    assert [found.received, found.mean, found.estimated, found.known] == [4, 10, 22, 22]
    assert found.central == 42
    assert [found.low, found.high] == [pytest.approx(42 - half), pytest.approx(42 + half)]
    assert found.pace_needed == 39


def test_a_missing_cell_of_the_span_takes_the_mean_of_all_the_quarters() -> None:
    before = [QuarterReceipt(values={"a": 10, "b": 20})] * 3
    found = forecast_to_target(
        [QuarterReceipt(values={"a": 30, "b": None})], 1, None, before=before
    )
    assert [found.known, found.estimated, found.estimated_cells] == [30, 50, 1]
    # Half of its cells: the quarter of the span is not a received one.
    assert (found.received, found.central) == (3, None)


@pytest.mark.parametrize(("upper", "room"), [(None, None), (45, 5), (40, 0), (39, -1)])
def test_a_range_says_what_it_may_still_take(upper: int | None, room: int | None) -> None:
    assert forecast_to_target(quarters(10, 12, 8, 10), 1, 30, upper=upper).room == room


def test_a_target_already_passed_needs_nothing_more() -> None:
    assert forecast_to_target(quarters(10, 12, 8, 10), 4, 30).pace_needed == 0


def test_missing_cells_take_the_respondents_own_mean() -> None:
    given_twice = {"a": 10, "b": 100, "c": 1, "d": 1}
    found = forecast_to_target(
        [
            *[QuarterReceipt(values=given_twice)] * 3,
            QuarterReceipt(values={"a": 30, "b": None, "c": 1, "d": 1}),
        ],
        2,
        None,
    )
    assert found.known == 112 * 3 + 32
    assert found.estimated == 112 * 3 + 132
    assert [found.received, found.estimated_cells] == [4, 1]
    assert found.mean == Fraction(112 * 3 + 132, 4)


def test_a_quarter_not_received_is_estimated_but_leaves_the_mean() -> None:
    full = QuarterReceipt(values={"a": 10, "b": 20})
    half = QuarterReceipt(values={"a": 90, "b": None})
    found = forecast_to_target([full, full, full, full, half], 1, None)
    assert [found.received, found.mean] == [4, 30]
    assert found.estimated == 120 + 90 + 20


def test_a_respondent_never_heard_is_named_and_in_no_estimate() -> None:
    quarter = QuarterReceipt(values={"a": 10, "b": 20, "c": 30, "d": None})
    found = forecast_to_target([quarter] * 4, 1, None)
    assert found.never_heard == ("d",)
    assert found.estimated == 240
    assert found.estimated_cells == 0


def test_the_recent_pace_is_that_of_the_last_four_quarters() -> None:
    assert forecast_to_target(quarters(0, 0, 10, 20, 30, 40), 1, None).recent_pace == 25


@given(st.lists(st.integers(0, 500), min_size=4, max_size=12), st.integers(1, 12))
def test_the_band_holds_the_forecast_and_the_known(totals: list[int], remaining: int) -> None:
    found = forecast_to_target(quarters(*totals), remaining, None)
    assert found.central == sum(totals) + remaining * Fraction(sum(totals), len(totals))
    assert found.low is not None
    assert found.high is not None
    assert sum(totals) - 1e-9 <= found.low <= float(found.central) <= found.high

"""Plausibility questions on one value."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.returns.plausibility import (
    PlausibilityThresholds,
    modified_z,
    plausibility_questions,
)
from data_model.finding import Severity
from data_model.vocabulary import Nature

FLOW, CUMULATIVE, STOCK = Nature.FLOW, Nature.CUMULATIVE, Nature.STOCK


def codes(x: int, history: list[int], nature: Nature = FLOW) -> list[str]:
    return [question.code for question in plausibility_questions(x, history, nature=nature)]


@pytest.mark.parametrize(
    ("x", "asked"),
    [
        (4, ["unusual_ratio"]),
        (5, ["unusual_ratio"]),
        (6, []),
        (79, []),
        (80, ["unusual_ratio"]),
        (81, ["unusual_ratio"]),
    ],
)
def test_asks_from_four_times_and_from_a_quarter(x: int, asked: list[str]) -> None:
    assert codes(x, [20, 20]) == asked


def test_needs_two_earlier_points() -> None:
    assert codes(90, [20]) == []
    assert codes(90, [20, 21]) == ["unusual_ratio"]


@pytest.mark.parametrize(("x", "asked"), [(5, []), (6, ["unusual_ratio"]), (7, ["unusual_ratio"])])
def test_small_gaps_are_left_alone(x: int, asked: list[str]) -> None:
    assert codes(x, [1, 1]) == asked


def test_a_median_of_zero_has_no_ratio() -> None:
    assert codes(50, [0, 0, 3]) == []


@pytest.mark.parametrize(
    ("x", "asked"), [(159, []), (160, ["power_of_ten"]), (250, ["power_of_ten"]), (251, [])]
)
def test_a_tenfold_value_asks_about_a_zero_too_many(x: int, asked: list[str]) -> None:
    found = [code for code in codes(x, [19, 20, 21]) if code == "power_of_ten"]
    assert found == asked


@pytest.mark.parametrize("power", [10, 100, 1000])
def test_each_power_of_ten_is_seen_both_ways(power: int) -> None:
    assert codes(1000 * power, [1000, 1010]) == ["power_of_ten"]
    assert codes(1000, [1000 * power, 1010 * power]) == ["power_of_ten"]


def test_from_four_points_the_gap_is_judged_on_their_spread() -> None:
    steady = [100, 102, 98, 104, 96]
    assert modified_z(110, steady) == Fraction(6745, 10_000) * 10 / 2
    assert codes(110, steady) == []
    assert codes(111, steady) == ["unusual_gap"]
    assert codes(111, steady[:3]) == []


def test_without_any_spread_only_the_ratio_is_left() -> None:
    assert modified_z(50, [20, 20, 20, 20]) is None
    assert codes(50, [20, 20, 20, 20]) == []
    assert codes(98, [20, 20, 20, 20]) == ["looks_cumulative"]
    assert codes(120, [20, 20, 20, 20]) == ["unusual_ratio"]


def test_a_sudden_zero_is_asked_about() -> None:
    assert codes(0, [3, 4]) == ["sudden_zero"]
    assert codes(0, [3, 0]) == []
    assert codes(0, [3]) == []
    assert codes(0, [300, 300], STOCK) == ["sudden_zero"]


@pytest.mark.parametrize(("x", "asked"), [(99, ["cumulative_falls"]), (100, []), (101, [])])
def test_a_cumulative_that_falls_is_asked_about(x: int, asked: list[str]) -> None:
    assert codes(x, [100], CUMULATIVE) == asked


def test_a_cumulative_is_judged_on_its_increments() -> None:
    assert codes(160, [100, 120, 140], CUMULATIVE) == []
    assert codes(230, [100, 120, 140], CUMULATIVE) == ["unusual_ratio"]
    assert codes(230, [120, 140], CUMULATIVE) == []


@pytest.mark.parametrize(
    ("x", "asked"), [(40, True), (54, False), (55, True), (60, True), (65, True), (66, False)]
)
def test_a_flow_near_all_that_was_said_looks_like_the_cumulative(x: int, asked: bool) -> None:
    assert ("looks_cumulative" in codes(x, [20, 20])) is asked


def test_the_same_value_as_last_time_is_information_only() -> None:
    found = plausibility_questions(20, [18, 20], nature=FLOW)
    assert [(q.code, q.severity) for q in found] == [("same_as_last", Severity.INFO)]
    assert codes(0, [5, 0]) == []


@pytest.mark.parametrize(
    ("euros", "asked"), [(9, False), (10, True), (40, True), (160, True), (161, False)]
)
def test_an_amount_in_thousands_is_asked_about(euros: int, asked: bool) -> None:
    found = plausibility_questions(euros, [], nature=CUMULATIVE, in_euros=True, reference=40_000)
    assert ("thousands" in [q.code for q in found]) is asked
    assert plausibility_questions(euros, [], nature=CUMULATIVE, reference=40_000) == []


def test_thousands_are_also_judged_against_the_last_amount() -> None:
    found = plausibility_questions(45, [40_000], nature=CUMULATIVE, in_euros=True)
    assert [q.code for q in found] == ["thousands"]


def test_an_amount_near_the_last_one_is_not_in_thousands() -> None:
    assert plausibility_questions(3, [2], nature=CUMULATIVE, in_euros=True) == []
    assert plausibility_questions(40, [], nature=CUMULATIVE, in_euros=True) == []


def test_ratios_and_texts_are_left_alone() -> None:
    assert codes(90, [1, 1, 1], Nature.RATIO) == []


def test_thresholds_are_settings() -> None:
    tight = PlausibilityThresholds(times=2)
    found = plausibility_questions(40, [20, 21, 19], nature=FLOW, thresholds=tight)
    assert [q.code for q in found] == ["unusual_ratio"]


@given(st.integers(0, 10_000), st.lists(st.integers(0, 10_000), max_size=8))
def test_never_asks_the_usual_value_and_at_most_once(x: int, history: list[int]) -> None:
    found = plausibility_questions(x, history, nature=FLOW)
    asked = [q for q in found if q.severity is Severity.QUESTION]
    assert len(asked) <= 1
    if len(history) >= 2 and x:
        ordered = sorted(history * 2)
        center = Fraction(ordered[len(history) - 1] + ordered[len(history)], 2)
        far = abs(x - center) >= 5
        if far and center and (x >= 4 * center or 4 * x <= center):
            assert asked
        if not far:
            assert not asked

"""Statuses of results: P, E, h and the table read from the top."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.results.rules import (
    Goal,
    ResultThresholds,
    StatusReading,
    Step,
    completion_level,
    expected,
    health,
    progress,
    slippage_level,
    status,
)
from data_model.vocabulary import Direction, Level, Nature, ResultStatus, TargetBasis

FLOW, CUMULATIVE, STOCK, RATIO, SCALE = (
    Nature.FLOW,
    Nature.CUMULATIVE,
    Nature.STOCK,
    Nature.RATIO,
    Nature.SCALE,
)
TO_DATE, PER_YEAR, LEVEL = TargetBasis.TO_DATE, TargetBasis.PER_YEAR, TargetBasis.LEVEL
UP, DOWN, RANGE = Direction.UP, Direction.DOWN, Direction.RANGE


def goal(
    *steps: tuple[int, int],
    basis: TargetBasis = TO_DATE,
    direction: Direction = UP,
    baseline: int | None = None,
    tolerance: int = 0,
) -> Goal:
    return Goal(
        basis=basis,
        direction=direction,
        steps=tuple(Step(due_periods=due, value=value) for due, value in steps),
        baseline=baseline,
        tolerance=tolerance,
    )


def read(
    aim: Goal | None,
    actual: int | Fraction | None,
    *,
    nature: Nature = FLOW,
    elapsed: int = 2,
    completeness: Fraction | int | None = 1,
) -> StatusReading:
    return status(aim, actual, nature=nature, elapsed=elapsed, completeness=completeness)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


YEARLY = goal((4, 100), basis=PER_YEAR)


def test_progress_starts_from_zero_for_a_flow_whatever_its_reference() -> None:
    assert progress(goal((4, 100), baseline=40), 50, nature=FLOW) == Fraction(1, 2)
    assert progress(goal((4, 100), baseline=40), 70, nature=CUMULATIVE) == Fraction(1, 2)
    assert progress(goal((4, 100)), 70, nature=CUMULATIVE) == Fraction(7, 10)


def test_progress_is_shown_as_it_is() -> None:
    assert progress(YEARLY, 127, nature=FLOW) == Fraction(127, 100)
    falling = goal((4, 50), basis=LEVEL, direction=DOWN, baseline=100)
    assert progress(falling, 104, nature=STOCK) == Fraction(-8, 100)


def test_progress_is_unknown_without_value_or_baseline_or_distance() -> None:
    assert progress(YEARLY, None, nature=FLOW) is None
    assert progress(goal((4, 100), basis=LEVEL), 50, nature=STOCK) is None
    assert progress(goal((4, 100), basis=LEVEL, baseline=100), 90, nature=STOCK) is None


@pytest.mark.parametrize(
    ("elapsed", "wanted"),
    [(0, 0), (1, Fraction(1, 10)), (2, Fraction(1, 5)), (4, Fraction(3, 5)), (6, 1), (9, 1)],
)
def test_stepped_targets_are_interpolated_between_steps(elapsed: int, wanted: Fraction) -> None:
    assert expected(goal((2, 20), (6, 100)), nature=FLOW, elapsed=elapsed) == wanted


@given(st.integers(0, 20), st.integers(1, 16), st.integers(1, 1000))
def test_a_single_target_is_linear_in_due_periods(elapsed: int, due: int, value: int) -> None:
    wanted = min(Fraction(elapsed, due), Fraction(1))
    assert expected(goal((due, value)), nature=CUMULATIVE, elapsed=elapsed) == wanted
    assert expected(goal((due, value), basis=PER_YEAR), nature=FLOW, elapsed=elapsed) == wanted


@pytest.mark.parametrize(("elapsed", "wanted"), [(1, 0), (2, Fraction(1, 4)), (5, Fraction(1, 4))])
def test_a_level_expects_its_last_step_reached(elapsed: int, wanted: Fraction) -> None:
    stepped = goal((2, 120), (6, 180), basis=LEVEL, baseline=100)
    assert expected(stepped, nature=STOCK, elapsed=elapsed) == wanted


def test_a_level_with_baseline_and_one_target_is_linear_and_without_has_no_expected() -> None:
    known = goal((4, 200), basis=LEVEL, baseline=100)
    assert expected(known, nature=STOCK, elapsed=1) == Fraction(1, 4)
    assert expected(goal((4, 200), basis=LEVEL), nature=STOCK, elapsed=1) is None


def test_health_needs_something_expected() -> None:
    assert health(Fraction(1, 4), Fraction(1, 2)) == Fraction(1, 2)
    assert health(Fraction(1, 4), Fraction(0)) is None
    assert health(None, Fraction(1)) is None


def test_the_first_two_rules_need_a_target_and_a_value() -> None:
    assert read(None, None).status is ResultStatus.NO_TARGET
    assert read(YEARLY, None).status is ResultStatus.NO_DATA
    assert read(YEARLY, 0).status is ResultStatus.ALERT


@pytest.mark.parametrize(
    ("actual", "wanted"),
    [
        (100, ResultStatus.REACHED),
        (99, ResultStatus.ON_TRACK),
        (Fraction(475, 10), ResultStatus.ON_TRACK),
        (47, ResultStatus.WATCH),
        (40, ResultStatus.WATCH),
        (39, ResultStatus.ALERT),
    ],
)
def test_health_rules_at_their_boundaries(actual: Fraction, wanted: ResultStatus) -> None:
    assert read(YEARLY, actual).status is wanted


def test_a_rising_flow_is_reached_at_any_completeness() -> None:
    assert read(YEARLY, 100, completeness=Fraction(1, 10)).status is ResultStatus.REACHED
    assert read(goal((4, 100)), 100, nature=CUMULATIVE, completeness=0).status is (
        ResultStatus.REACHED
    )


def test_a_level_is_reached_only_when_complete() -> None:
    level = goal((4, 100), basis=LEVEL)
    almost = Fraction(9, 10)
    assert read(level, 110, nature=STOCK).status is ResultStatus.REACHED
    assert read(level, 110, nature=STOCK, completeness=almost).status is ResultStatus.ON_TRACK
    partial = read(level, 110, nature=STOCK, completeness=Fraction(1, 2))
    assert partial.status is ResultStatus.PARTIAL
    assert partial.hypothetical is ResultStatus.ON_TRACK


@pytest.mark.parametrize(
    ("completeness", "wanted"),
    [(74, ResultStatus.PARTIAL), (75, ResultStatus.ON_TRACK), (76, ResultStatus.ON_TRACK)],
)
def test_partial_data_say_what_health_would_be(completeness: int, wanted: ResultStatus) -> None:
    reading = read(YEARLY, 50, completeness=Fraction(completeness, 100))
    assert reading.status is wanted
    assert reading.hypothetical is (
        ResultStatus.ON_TRACK if wanted is ResultStatus.PARTIAL else None
    )
    if wanted is ResultStatus.PARTIAL:
        assert "Complétude 74 % (seuil 75 %)" in plain(reading.reason)
        assert "Conforme" in reading.reason


@pytest.mark.parametrize(
    ("due", "wanted"),
    [(41, ResultStatus.TOO_EARLY), (40, ResultStatus.ALERT), (39, ResultStatus.ALERT)],
)
def test_it_is_too_early_under_five_percent_expected(due: int, wanted: ResultStatus) -> None:
    assert read(goal((due, 1000)), 0, elapsed=2).status is wanted


def test_at_least_turns_an_alert_into_vigilance() -> None:
    assert read(YEARLY, 32, completeness=Fraction(8, 10)).status is ResultStatus.WATCH
    assert read(YEARLY, 31, completeness=Fraction(8, 10)).status is ResultStatus.ALERT
    ratio = goal((4, 100), basis=LEVEL)
    assert read(ratio, 70, nature=RATIO, completeness=Fraction(8, 10)).status is (
        ResultStatus.ALERT
    )


@pytest.mark.parametrize(
    ("direction", "actual", "held"),
    [
        (UP, 94, False),
        (UP, 95, True),
        (UP, 300, True),
        (DOWN, 106, False),
        (DOWN, 105, True),
        (DOWN, 1, True),
        (RANGE, 94, False),
        (RANGE, 95, True),
        (RANGE, 105, True),
        (RANGE, 106, False),
    ],
)
def test_upkeep_breaks_only_on_the_wrong_side(
    direction: Direction, actual: int, held: bool
) -> None:
    aim = goal((4, 100), basis=LEVEL, direction=direction, baseline=100, tolerance=5)
    wanted = ResultStatus.REACHED if held else ResultStatus.ALERT
    assert read(aim, actual, nature=STOCK, elapsed=0).status is wanted


@pytest.mark.parametrize(
    ("actual", "direction", "wanted"),
    [
        (95, UP, ResultStatus.ON_TRACK),
        (94, UP, ResultStatus.WATCH),
        (79, UP, ResultStatus.ALERT),
        (0, UP, ResultStatus.ALERT),
        (100, DOWN, ResultStatus.REACHED),
        (105, DOWN, ResultStatus.ON_TRACK),
        (125, DOWN, ResultStatus.WATCH),
        (126, DOWN, ResultStatus.ALERT),
    ],
)
def test_a_level_without_baseline_is_compared_with_its_target(
    actual: int, direction: Direction, wanted: ResultStatus
) -> None:
    aim = goal((4, 100), basis=LEVEL, direction=direction)
    assert read(aim, actual, nature=STOCK).status is wanted


@pytest.mark.parametrize("value", [0, -5])
@pytest.mark.parametrize("nature", [FLOW, CUMULATIVE])
def test_a_rise_to_nothing_is_kept_up_and_not_reached_at_once(value: int, nature: Nature) -> None:
    nothing = goal((4, value))
    for elapsed, wanted in (
        (0, ResultStatus.ON_TRACK),
        (3, ResultStatus.ON_TRACK),
        (4, ResultStatus.REACHED),
    ):
        assert read(nothing, 0, nature=nature, elapsed=elapsed).status is wanted
    partly = read(nothing, 12, nature=nature, elapsed=4, completeness=Fraction(3, 4))
    assert partly.status is ResultStatus.ON_TRACK


def test_a_rise_above_nothing_is_reached_as_soon_as_it_is() -> None:
    assert read(goal((4, 1)), 1, elapsed=0).status is ResultStatus.REACHED


def test_an_upkeep_held_by_most_returns_is_on_track() -> None:
    aim = goal((4, 100), basis=LEVEL, baseline=100)
    almost = Fraction(9, 10)
    assert read(aim, 100, nature=STOCK, completeness=almost).status is ResultStatus.ON_TRACK


def test_nothing_expected_yet_is_too_early_whatever_the_setting() -> None:
    eager = ResultThresholds(too_early=Fraction(0))
    reading = status(YEARLY, 0, nature=FLOW, elapsed=0, completeness=1, thresholds=eager)
    assert [reading.status, reading.h] == [ResultStatus.TOO_EARLY, None]


def test_a_stepped_level_without_baseline_waits_for_its_first_step() -> None:
    aim = goal((2, 100), (6, 200), basis=LEVEL)
    assert read(aim, 50, nature=STOCK, elapsed=1).status is ResultStatus.TOO_EARLY
    assert read(aim, 96, nature=STOCK, elapsed=2).status is ResultStatus.ON_TRACK
    assert read(aim, 96, nature=STOCK, elapsed=6).status is ResultStatus.ALERT


@pytest.mark.parametrize(
    ("actual", "elapsed", "wanted"),
    [
        (25, 2, ResultStatus.ON_TRACK),
        (26, 2, ResultStatus.WATCH),
        (30, 2, ResultStatus.WATCH),
        (31, 2, ResultStatus.ALERT),
        (0, 3, ResultStatus.ON_TRACK),
        (50, 4, ResultStatus.REACHED),
        (51, 4, ResultStatus.WATCH),
    ],
)
def test_a_falling_flow_stays_under_its_share_of_the_ceiling(
    actual: int, elapsed: int, wanted: ResultStatus
) -> None:
    aim = goal((4, 50), basis=PER_YEAR, direction=DOWN)
    assert read(aim, actual, elapsed=elapsed).status is wanted


def test_a_falling_flow_is_judged_on_its_estimate_when_returns_are_missing() -> None:
    aim = goal((4, 50), basis=PER_YEAR, direction=DOWN)
    assert read(aim, 20, completeness=Fraction(8, 10)).status is ResultStatus.ON_TRACK
    assert read(aim, 21, completeness=Fraction(8, 10)).status is ResultStatus.WATCH
    assert read(aim, 40, elapsed=4, completeness=Fraction(8, 10)).status is ResultStatus.ON_TRACK


def test_none_at_all_is_a_ceiling_too() -> None:
    aim = goal((4, 0), basis=PER_YEAR, direction=DOWN)
    assert read(aim, 0).status is ResultStatus.ON_TRACK
    assert read(aim, 1).status is ResultStatus.ALERT
    assert read(aim, 0, elapsed=4).status is ResultStatus.REACHED


def test_a_yearly_range_may_still_be_reached_but_not_left() -> None:
    aim = goal((4, 50), basis=PER_YEAR, direction=RANGE, tolerance=10)
    assert read(aim, 25).status is ResultStatus.ON_TRACK
    assert read(aim, 60, elapsed=4).status is ResultStatus.REACHED
    assert read(aim, 61, elapsed=3).status is ResultStatus.ALERT
    assert read(aim, 39, elapsed=4).status is ResultStatus.ALERT


@pytest.mark.parametrize(
    ("tenths", "wanted"),
    [
        (35, ResultStatus.REACHED),
        (30, ResultStatus.ON_TRACK),
        (29, ResultStatus.WATCH),
        (25, ResultStatus.WATCH),
        (24, ResultStatus.ALERT),
    ],
)
def test_a_scale_is_judged_in_points(tenths: int, wanted: ResultStatus) -> None:
    aim = Goal(basis=LEVEL, direction=UP, steps=(Step(due_periods=4, value=Fraction(35, 10)),))
    assert read(aim, Fraction(tenths, 10), nature=SCALE).status is wanted


def test_nothing_due_is_nothing_missing() -> None:
    assert read(YEARLY, 50, completeness=None).status is ResultStatus.ON_TRACK


def test_the_reason_shows_values_and_thresholds() -> None:
    reading = read(YEARLY, 42)
    assert [reading.p, reading.e, reading.h] == [
        Fraction(42, 100),
        Fraction(1, 2),
        Fraction(84, 100),
    ]
    assert plain(reading.reason) == (
        "Santé 84 % : avancement 42 %, attendu 50 % (seuils 95 % et 80 %)."
    )


def test_thresholds_are_settings() -> None:
    strict = ResultThresholds(on_track=Fraction(1))
    reading = status(YEARLY, 49, nature=FLOW, elapsed=2, completeness=1, thresholds=strict)
    assert reading.status is ResultStatus.WATCH


@given(
    actual=st.integers(0, 200),
    elapsed=st.integers(0, 4),
    percent_complete=st.integers(1, 100),
)
def test_a_yearly_rising_flow_follows_the_table(
    actual: int, elapsed: int, percent_complete: int
) -> None:
    found = read(
        YEARLY, actual, elapsed=elapsed, completeness=Fraction(percent_complete, 100)
    ).status
    if actual >= 100:
        wanted = ResultStatus.REACHED
    elif percent_complete < 75:
        wanted = ResultStatus.PARTIAL
    elif elapsed == 0:
        wanted = ResultStatus.TOO_EARLY
    elif actual * 100 >= 95 * 25 * elapsed:
        wanted = ResultStatus.ON_TRACK
    elif actual * 100 * 100 >= 80 * 25 * elapsed * percent_complete:
        wanted = ResultStatus.WATCH
    else:
        wanted = ResultStatus.ALERT
    assert found is wanted


@pytest.mark.parametrize(
    ("represented", "wanted"),
    [
        (None, ResultStatus.WATCH),
        (Fraction(75, 100), ResultStatus.WATCH),
        (Fraction(80, 100), ResultStatus.WATCH),
        (Fraction(81, 100), ResultStatus.ALERT),
        (1, ResultStatus.ALERT),
    ],
)
def test_what_is_carried_is_not_added_a_second_time(
    represented: Fraction | int | None, wanted: ResultStatus
) -> None:
    aim = goal((4, 100), basis=LEVEL, baseline=0)
    found = status(
        aim,
        32,
        nature=STOCK,
        elapsed=2,
        completeness=Fraction(75, 100),
        represented=represented,
    )
    assert found.status is wanted
    assert ("si tous avaient répondu" in found.reason) is (wanted is ResultStatus.WATCH)


@pytest.mark.parametrize(
    ("gap", "wanted"),
    [
        (None, Level.NONE),
        (2, Level.OK),
        (-4, Level.OK),
        (-5, Level.WATCH),
        (-14, Level.WATCH),
        (-15, Level.ALERT),
        (-16, Level.ALERT),
    ],
)
def test_levels_of_the_gap_in_points(gap: int | None, wanted: Level) -> None:
    assert completion_level(gap) is wanted


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (None, Level.NONE),
        (-30, Level.OK),
        (20, Level.OK),
        (21, Level.WATCH),
        (45, Level.WATCH),
        (46, Level.ALERT),
    ],
)
def test_levels_of_the_slippage_in_days(days: int | None, wanted: Level) -> None:
    assert slippage_level(days) is wanted

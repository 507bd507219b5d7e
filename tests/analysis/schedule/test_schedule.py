"""Slippage of actions and axes, indices, and earned schedule on frames."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from statistics import median
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

from analysis.rows import rows_of
from analysis.schedule.earned_value import earned_schedule_reading, planned_value_frame
from analysis.schedule.milestone_views import drift_frame, gantt_frame, upcoming_frame
from analysis.schedule.occurrence_state import occurrence_states_frame
from analysis.schedule.schedule import action_slippage_frame, axis_slippage_frame, schedule_indices
from analysis.schedule.slippage import SlippageKind
from analysis.snapshot import Snapshot
from data_model.vocabulary import Level
from tests.analysis.builders import make_frame
from tests.analysis.calendar_samples import AS_OF, SITUATION, occurrence, plans, seen, statement

JANUARY = (date(2026, 1, 1), date(2026, 1, 31))
MARCH = (date(2026, 3, 1), date(2026, 3, 31))
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


def actions(snapshot: Snapshot, **scope: Any) -> dict[Any, Any]:
    frame = action_slippage_frame(snapshot, **scope)
    return {row.action_code: row for row in rows_of(frame)}


def test_the_latest_planned_occurrence_said_or_due_speaks_for_its_action() -> None:
    snapshot = seen(
        [
            occurrence("1.1-J1-C01", *JANUARY),
            occurrence("1.1-J2-C01", *MARCH),
            occurrence("1.1-J3-C01", *NOVEMBER),
        ],
        [
            statement("1.1-J1-C01", "done", date(2026, 3, 31)),
            statement("1.1-J2-C01", "done", date(2026, 4, 10)),
        ],
    )
    row = actions(snapshot)["1.1"]
    assert (row.occurrence_code, row.slippage_days) == ("1.1-J2-C01", 10)
    assert row.words == "10\u00a0jours de retard"
    assert (row.late, row.late_open, row.no_news) == (2, 0, 0)


def test_a_due_occurrence_without_news_gives_no_days_to_its_action() -> None:
    snapshot = seen(
        [occurrence("1.1-J1-C01", *JANUARY), occurrence("1.1-J2-C01", *MARCH)],
        [statement("1.1-J1-C01", "done", date(2026, 3, 31))],
    )
    row = actions(snapshot)["1.1"]
    assert row.kind is SlippageKind.NO_NEWS
    assert pd.isna(row.slippage_days)
    axis = axis_slippage_frame(snapshot).iloc[0]
    assert axis["median_days"] is None
    assert axis["words"] == "sans objet"
    assert (axis["actions"], axis["actions_total"], axis["no_news_actions"]) == (0, 1, 1)


def test_an_action_whose_first_date_has_just_passed_says_that_it_is_to_be_confirmed() -> None:
    passed = date(2026, 10, 31)
    row = actions(seen([occurrence("1.1-J1-C01", passed, passed)]))["1.1"]
    assert row.kind is None
    assert pd.isna(row.slippage_days)
    assert row.words == "date passée, à confirmer"


def test_an_action_with_nothing_said_nor_due_has_no_slippage() -> None:
    row = actions(seen([occurrence("1.1-J1-C01", *NOVEMBER)]))["1.1"]
    assert row.words == "sans objet"
    assert row.kind is None
    assert row.level is Level.NONE


def test_an_axis_shows_its_median_its_worst_three_and_its_shares() -> None:
    late = {"1.1": 0, "1.2": 21, "1.3": 46, "1.4": 60, "1.5": -5}
    snapshot = seen(
        [occurrence(f"{code}-J1-C01", MARCH[1], MARCH[1]) for code in late],
        [
            statement(f"{code}-J1-C01", "done", MARCH[1] + timedelta(days=days))
            for code, days in late.items()
        ],
        actions=[{"action_code": code} for code in late],
    )
    axis = axis_slippage_frame(snapshot).iloc[0]
    assert axis["median_days"] == 21
    assert axis["level"] is Level.WATCH
    assert axis["worst"] == (("1.4", 60), ("1.3", 46), ("1.2", 21))
    assert (axis["watch"], axis["alert"], axis["share_alert"]) == (1, 2, 0.4)
    assert axis_slippage_frame(snapshot, "plan")["median_days"].tolist() == [21]


def test_indices_compare_with_the_calendar_in_force_and_with_the_initial_one() -> None:
    moved = occurrence("1.1-J1-C01", *JANUARY) | {
        "start_date": MARCH[0],
        "end_date": MARCH[1],
        "baseline_number": 1,
    }
    snapshot = seen(
        [moved, occurrence("1.1-J2-C01", *MARCH), occurrence("1.1-J3-C01", *NOVEMBER)],
        [
            statement("1.1-J1-C01", "done", date(2026, 3, 31)),
            statement("1.1-J3-C01", "done", date(2026, 9, 30)),
        ],
    )
    read = schedule_indices(snapshot, "1")
    assert read is not None
    assert read.hit_rate.value == Fraction(1, 2)
    assert read.hit_rate_initial.value == 0
    assert (read.execution.count, read.execution.due) == (2, 2)
    assert read.no_news == 1
    other = schedule_indices(snapshot, "2")
    assert other is not None
    assert other.hit_rate.value is None


def test_there_is_no_index_before_the_first_situation() -> None:
    assert schedule_indices(seen([], as_of=date(2024, 1, 2))) is None


QUARTER_ENDS = [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]


def quarterly(done: int, **other: Any) -> Snapshot:
    """Four equal steps, one a quarter of 2026, the first `done` on their day."""
    codes = [f"1.1-J{place}-C01" for place in range(4)]
    return seen(
        [occurrence(code, end, end) for code, end in zip(codes, QUARTER_ENDS, strict=True)],
        [
            statement(code, "done", end)
            for code, end in zip(codes[:done], QUARTER_ENDS, strict=False)
        ],
        plan_start=date(2026, 1, 1),
        **other,
    )


def test_says_in_time_what_the_work_done_was_planned_for() -> None:
    late = earned_schedule_reading(quarterly(2))
    assert late.values.elapsed == 3
    assert late.values.es == 2
    assert late.values.sv == -1
    assert late.sentence == (
        "Au 30\u00a0septembre, ce qui est fait est ce qui était prévu pour le 30\u00a0juin."
    )
    assert earned_schedule_reading(quarterly(3)).values.spi == 1


def test_earned_schedule_needs_dates_two_quarters_and_most_of_the_weight() -> None:
    missing = quarterly(2)
    assert "dates du plan" in earned_schedule_reading(_without_dates(missing)).sentence
    early = earned_schedule_reading(quarterly(1, as_of=date(2026, 5, 1)))
    assert "pas avant 2 trimestres" in early.sentence
    none_yet = earned_schedule_reading(quarterly(0, as_of=date(2026, 1, 2)))
    assert none_yet.sentence.startswith("Non calculable")
    silent = earned_schedule_reading(quarterly(0))
    assert "aucune action renseignée" in silent.sentence


@pytest.mark.parametrize(("days", "computable"), [(59, False), (60, True), (61, True)])
def test_earned_schedule_asks_for_sixty_percent_of_the_weight(days: int, computable: bool) -> None:
    snapshot = seen(
        [occurrence("1.1-J1-C01", *MARCH), occurrence("1.2-J1-C01", *MARCH)],
        [statement("1.1-J1-C01", "forecast", date(2026, 12, 1))],
        plan_start=date(2026, 1, 1),
        actions=[
            {"action_code": "1.1", "human_days_e4": days * 10_000},
            {"action_code": "1.2", "human_days_e4": (100 - days) * 10_000},
        ],
    )
    reading = earned_schedule_reading(snapshot)
    assert reading.reported_share == Fraction(days, 100)
    assert (reading.values.es is not None) is computable


def _without_dates(snapshot: Snapshot) -> Snapshot:

    return replace(snapshot, situation=replace(snapshot.situation, plan_end=None))


def test_the_curve_runs_from_the_plan_start_and_splits_at_the_situation() -> None:
    frame = planned_value_frame(quarterly(2))
    assert frame["period_code"].tolist() == ["2026-T1", "2026-T2", "2026-T3", "2026-T4"]
    assert frame["planned"].tolist() == [1, 2, 3, 4]
    assert frame["earned"].tolist() == [1, 2, 2, None]
    assert frame["forecast"].tolist() == [None, None, 2, 3]


@settings(deadline=None)
@given(snapshot=plans())
def test_medians_and_curves_agree_with_a_count_one_by_one(snapshot: Snapshot) -> None:
    states = occurrence_states_frame(snapshot).to_dict("records")
    by_action: dict[str, int] = {}
    for code in snapshot.actions["action_code"]:
        speaking = [
            s
            for s in states
            if s["action_code"] == code
            and s["is_dated"]
            and (s["is_due"] or not pd.isna(s["slippage_days"]))
        ]
        latest = max((s["end_date"] for s in speaking), default=None)
        days = [s["slippage_days"] for s in speaking if s["end_date"] == latest]
        known = [int(d) for d in days if not pd.isna(d)]
        if known:
            by_action[code] = max(known)
    frame = action_slippage_frame(snapshot)
    said = {
        row.action_code: int(row.slippage_days)
        for row in rows_of(frame)
        if not pd.isna(row.slippage_days)
    }
    assert said == by_action
    expected = float(median(map(Fraction, by_action.values()))) if by_action else None
    assert axis_slippage_frame(snapshot, "plan")["median_days"].tolist() == [expected]

    if any(snapshot.occurrences["event_code"]):
        return
    told = set(snapshot.milestone_history["occurrence_code"])
    reported = {s["action_code"] for s in states if s["occurrence_code"] in told}
    counted = [s for s in states if s["action_code"] in reported and s["is_dated"]]
    for row in rows_of(planned_value_frame(snapshot)):
        ends = [s["weight"] for s in counted if s["end_date"] <= row.last_day]
        assert row.planned == pytest.approx(sum(ends))
        done = [s["weight"] for s in counted if s["is_done"] and s["done_end"] <= row.last_day]
        if row.last_day <= SITUATION:
            assert row.earned == pytest.approx(sum(done))
        else:
            assert row.earned is None
    read = schedule_indices(snapshot)
    assert read is not None
    due = [s for s in states if s["is_dated"] and s["end_date"] <= SITUATION]
    hits = [s for s in due if s["is_done"] and s["done_end"] <= s["end_date"]]
    assert (read.hit_rate.count, read.hit_rate.due) == (len(hits), len(due))


def test_a_drift_line_runs_from_the_baseline_through_forecasts_to_the_completion() -> None:
    snapshot = seen(
        [occurrence("1.1-J1-C01", *MARCH), occurrence("1.1-J2-C01", *MARCH)],
        [
            statement("1.1-J1-C01", "forecast", date(2026, 5, 31), return_number=1),
            statement("1.1-J1-C01", "forecast", date(2026, 7, 31), return_number=2)
            | {"period_code": "2026-T2", "last_day": date(2026, 6, 30)},
            statement("1.1-J1-C01", "done", date(2026, 8, 2), return_number=3),
        ],
        [
            {"number": 1, "received_on": date(2026, 4, 10)},
            {"number": 2, "received_on": date(2026, 7, 10)},
            {"number": 3, "received_on": date(2026, 10, 10)},
        ],
    )
    baselines = make_frame(
        "baselines",
        [{"start_date": MARCH[0], "end_date": MARCH[1], "recorded_on": date(2026, 6, 1)}],
    )

    frame = drift_frame(replace(snapshot, baselines=baselines))
    assert set(frame["occurrence_code"]) == {"1.1-J1-C01"}
    assert list(zip(frame["kind"], frame["received_on"], frame["finish_on"], strict=True)) == [
        ("baseline", date(2026, 4, 10), date(2026, 3, 31)),
        ("forecast", date(2026, 4, 10), date(2026, 5, 31)),
        ("forecast", date(2026, 7, 10), date(2026, 7, 31)),
        ("done", date(2026, 8, 2), date(2026, 8, 2)),
    ]
    assert drift_frame(snapshot, "2.1").empty


def test_keeps_the_lines_that_slip_most() -> None:
    codes = [f"1.1-J{place}-C01" for place in range(10)]
    snapshot = seen(
        [occurrence(code, *NOVEMBER) for code in codes],
        [
            statement(code, "forecast", date(2026, 12, 1) + timedelta(days=place))
            for place, code in enumerate(codes)
        ],
    )
    shown = drift_frame(snapshot)["occurrence_code"].drop_duplicates().tolist()
    assert shown == list(reversed(codes[2:]))


@pytest.mark.parametrize(("days", "is_shown"), [(-1, False), (0, True), (90, True), (91, False)])
def test_upcoming_keeps_what_is_not_done_within_the_days(days: int, is_shown: bool) -> None:
    end = AS_OF + timedelta(days=days)
    frame = upcoming_frame(seen([occurrence("1.1-J1-C01", end, end)]))
    assert frame["days_left"].tolist() == ([days] if is_shown else [])


def test_upcoming_follows_the_forecast_and_drops_what_is_done() -> None:
    snapshot = seen(
        [occurrence("1.1-J1-C01", *MARCH), occurrence("1.1-J2-C01", *NOVEMBER)],
        [
            statement("1.1-J1-C01", "forecast", date(2026, 12, 1)),
            statement("1.1-J2-C01", "done", date(2026, 11, 2)),
        ],
    )
    frame = upcoming_frame(snapshot)
    assert frame["occurrence_code"].tolist() == ["1.1-J1-C01"]
    assert frame["slippage_days"].tolist() == [245]


def test_one_bar_an_action_with_its_spans_and_what_is_done() -> None:
    snapshot = seen(
        [
            occurrence("1.1-J1-C01", *JANUARY),
            occurrence("1.1-J2-C01", *MARCH),
            occurrence("1.1-J3-C01", None, None),
        ],
        [
            statement("1.1-J1-C01", "done", date(2026, 1, 20)),
            statement("1.1-J2-C01", "forecast", date(2026, 12, 24)),
        ],
        actions=[{"action_code": "1.1"}, {"action_code": "1.2"}],
    )
    bar, empty = rows_of(gantt_frame(snapshot))
    assert (bar.initial_start, bar.initial_end) == (JANUARY[0], MARCH[1])
    assert bar.finish_on == date(2026, 12, 24)
    assert (bar.milestones, bar.milestones_done, bar.done_share, bar.undated) == (2, 1, 0.5, 1)
    assert bar.words == "268\u00a0jours de retard"
    assert empty.start_date is None
    assert empty.done_share is None

"""Réalisation: sums over occurrences, and what they rest on."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from analysis.rows import rows_of
from analysis.schedule.completion import completion_frame
from analysis.schedule.occurrence_state import occurrence_states_frame
from analysis.scope import By
from analysis.snapshot import Snapshot
from data_model.vocabulary import Level
from tests.analysis.calendar_samples import occurrence, plans, seen, statement

TWO_ACTIONS = [
    {"action_code": "1.1", "human_days_e4": 100_000, "human_days_basis": "total"},
    {"action_code": "1.2", "human_days_e4": 20_000, "human_days_basis": "total"},
]
JANUARY = (date(2026, 1, 1), date(2026, 1, 31))
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


def rows(snapshot: Snapshot, by: By, **scope: Any) -> dict[Any, Any]:
    return {row.code: row for row in rows_of(completion_frame(snapshot, by, **scope))}


def test_is_a_sum_over_occurrences_not_a_mean_of_actions() -> None:
    snapshot = seen(
        [
            occurrence("1.1-J1-C01", *JANUARY),
            occurrence("1.1-J2-C01", *NOVEMBER),
            occurrence("1.2-J1-C01", *JANUARY),
        ],
        [
            statement("1.1-J1-C01", "done", date(2026, 1, 20)),
            statement("1.2-J1-C01", "forecast", date(2026, 12, 1)),
        ],
        actions=TWO_ACTIONS,
    )
    whole = rows(snapshot, "plan")["P"]
    assert (whole.done_weight, whole.expected_weight, whole.total_weight) == (5, 7, 12)
    assert whole.done == pytest.approx(5 / 12)
    assert whole.expected == pytest.approx(7 / 12)
    assert whole.gap_points == pytest.approx(-200 / 12)
    assert whole.level is Level.ALERT
    by_action = rows(snapshot, "action")
    assert (by_action["1.1"].done, by_action["1.2"].done) == (0.5, 0)


def test_an_action_never_reported_is_counted_apart_and_is_not_zero() -> None:
    snapshot = seen(
        [occurrence("1.1-J1-C01", *JANUARY), occurrence("1.2-J1-C01", *JANUARY)],
        [statement("1.1-J1-C01", "done", date(2026, 1, 20))],
        actions=TWO_ACTIONS,
    )
    whole = rows(snapshot, "plan")["P"]
    assert (whole.done, whole.expected) == (1, 1)
    assert (whole.total_weight, whole.all_weight) == (10, 12)
    assert (whole.actions_reported, whole.actions_total, whole.no_news) == (1, 2, 1)
    silent = rows(snapshot, "action")["1.2"]
    assert (silent.done, silent.expected, silent.gap_points) == (None, None, None)
    assert silent.level is Level.NONE


def test_a_shared_event_counts_in_each_axis_and_once_in_the_plan() -> None:
    actions = [
        {"action_code": "1.1", "human_days_e4": 20_000},
        {"action_code": "2.1", "human_days_e4": 60_000, "axis_code": "2", "objective_code": "2"},
    ]
    snapshot = seen(
        [
            occurrence("1.1-J1-C01", *JANUARY, event_code="appel"),
            occurrence("2.1-J1-C01", *JANUARY, event_code="appel"),
        ],
        [statement("1.1-J1-C01", "done", date(2026, 1, 20))],
        actions=actions,
    )
    assert [row.done_weight for row in rows(snapshot, "axis").values()] == [2, 6]
    assert [row.done_weight for row in rows(snapshot, "objective").values()] == [2, 6]
    whole = rows(snapshot, "plan")["P"]
    assert (whole.done_weight, whole.total_weight, whole.milestones) == (6, 6, 1)
    assert whole.actions_reported == 2


def test_actions_without_an_axis_are_gathered_last_and_undated_ones_are_listed() -> None:
    snapshot = seen(
        [occurrence("0-J1-C01", None, None)],
        actions=[{"action_code": "0", "axis_code": None, "objective_code": None}],
    )
    frame = completion_frame(snapshot, "axis")
    assert frame["code"].tolist() == ["1", "2", None]
    assert frame["undated"].tolist() == [0, 0, 1]
    assert frame["milestones"].tolist() == [0, 0, 0]


def test_a_year_takes_the_occurrences_whose_end_in_force_lies_in_it() -> None:
    snapshot = seen(
        [
            occurrence("1.1-J1-C01", date(2025, 12, 1), date(2025, 12, 31)),
            occurrence("1.1-J1-C02", *JANUARY),
        ],
        [statement("1.1-J1-C02", "done", date(2026, 1, 20))],
        actions=TWO_ACTIONS[:1],
    )
    assert rows(snapshot, "plan", year=2026)["P"].done == 1
    assert rows(snapshot, "plan", year=2025)["P"].done == 0
    assert rows(snapshot, "plan")["P"].done == 0.5
    assert rows(snapshot, "plan", year=2030)["P"].done is None


def naive(snapshot: Snapshot, by: By) -> dict[Any, tuple[float, float, float]]:
    """Rows counted one by one, a shared event only where no larger one of its kind stands."""
    states = occurrence_states_frame(snapshot).to_dict("records")
    level = {"axis": "axis_code", "objective": "objective_code", "action": "action_code"}
    where = {
        action["action_code"]: action[level[by]] if by in level else "P"
        for action in snapshot.actions.to_dict("records")
    }
    told = set()
    for said in snapshot.milestone_history.to_dict("records"):
        home = next(s for s in states if s["occurrence_code"] == said["occurrence_code"])
        told.add(home["action_code"])
        for other in states:
            same_event = other["event_code"] and other["event_code"] == home["event_code"]
            if same_event and other["cycle"] == home["cycle"]:
                told.add(other["action_code"])
    found = dict.fromkeys(where.values(), (0.0, 0.0, 0.0))
    taken: set[tuple[Any, ...]] = set()
    for state in sorted(states, key=lambda s: (-(s["weight"] or 0), s["action_code"])):
        group = where[state["action_code"]]
        event = (group, state["event_code"], state["cycle"])
        if state["weight"] is None or state["action_code"] not in told or event in taken:
            continue
        if state["event_code"]:
            taken.add(event)
        done, expected, total = found[group]
        weight = state["weight"]
        is_done = state["done_end"] is not None and state["done_end"] <= date(2026, 9, 30)
        is_due = state["end_date"] <= date(2026, 9, 30)
        found[group] = (done + weight * is_done, expected + weight * is_due, total + weight)
    return found


@settings(deadline=None)
@given(snapshot=plans())
def test_agrees_with_a_count_one_by_one(snapshot: Snapshot) -> None:
    levels: tuple[By, ...] = ("action", "objective", "axis", "plan")
    for by in levels:
        counted = naive(snapshot, by)
        for code, row in rows(snapshot, by).items():
            done, expected, total = counted.get(code, (0.0, 0.0, 0.0))
            assert row.total_weight == pytest.approx(total)
            assert row.done_weight == pytest.approx(done)
            assert row.expected_weight == pytest.approx(expected)
            assert (row.done is None) is (total == 0)
            if total:
                assert row.done == pytest.approx(row.done_weight / total)

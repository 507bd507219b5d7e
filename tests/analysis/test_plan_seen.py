"""One plan on one day: what is kept is what the functions give of its snapshot alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from analysis.budget.budget import budget_by_axis, budget_lines_frame
from analysis.changes.since import since_frame
from analysis.plan_seen import PlanSeen, read_plan
from analysis.results.results import results_frame
from analysis.returns.collection import collection_board_frame
from analysis.schedule.completion import completion_frame
from analysis.schedule.occurrence_state import occurrence_states_frame
from analysis.schedule.schedule import action_slippage_frame, axis_slippage_frame
from data_model.store import make_engine, reading

PLAN = "PLDESS-T7"
BEFORE_ANY_COMMITTEE = date(2025, 11, 9)


@pytest.fixture(scope="module")
def seen(demonstration_file: Path) -> Iterator[PlanSeen]:
    """The demonstration on its own day."""
    engine = make_engine(f"sqlite:///{demonstration_file}")
    with reading(engine) as session:
        yield read_plan(session, PLAN)
    engine.dispose()


def test_each_frame_is_the_one_that_its_function_gives_alone(seen: PlanSeen) -> None:
    known = seen.snapshot
    same = pd.testing.assert_frame_equal
    same(seen.results, results_frame(known))
    same(seen.states, occurrence_states_frame(known))
    same(seen.board, collection_board_frame(known))
    same(seen.axis_slippage, axis_slippage_frame(known))
    same(seen.plan_slippage, axis_slippage_frame(known, "plan"))
    same(seen.action_slippage, action_slippage_frame(known))
    same(seen.budget.by_action, budget_lines_frame(known))
    same(seen.budget.whole, budget_by_axis(known, "plan"))
    until = seen.situation.situation_date
    assert until is not None
    same(seen.budget.of_year, budget_lines_frame(known, year=until.year))
    same(seen.completion("objective"), completion_frame(known, "objective"))


def test_nothing_is_computed_twice(seen: PlanSeen) -> None:
    assert seen.completion("axis") is seen.completion("axis")
    assert seen.attention is seen.attention
    assert seen.on(seen.situation.as_of) is seen


def test_another_day_is_read_up_to_that_day(seen: PlanSeen) -> None:
    before = seen.on(seen.situation.as_of - timedelta(days=91))
    assert before.situation.as_of == date(2026, 8, 10)
    assert len(before.snapshot.returns) < len(seen.snapshot.returns)


def test_what_moved_since_the_last_committee_is_told_where_there_was_one(seen: PlanSeen) -> None:
    held = seen.last_committee
    assert held is not None
    then = seen.on(held.as_of)
    told = seen.since_last_committee
    assert told is not None
    pd.testing.assert_frame_equal(told, since_frame(seen.headline, then.headline))
    first = seen.on(BEFORE_ANY_COMMITTEE)
    assert first.last_committee is None
    assert first.since_last_committee is None


def test_the_money_of_some_actions_is_that_of_their_lines(seen: PlanSeen) -> None:
    every = seen.budget.by_action.set_index("action_code")["committed_cents"]
    chosen = frozenset({"2.2", "3.1"})
    some = type(seen.budget)(seen.snapshot, seen.read, actions=chosen)
    assert set(some.by_action["action_code"]) == chosen
    assert some.whole["committed_cents"].iloc[0] == sum(every[code] for code in chosen)
    assert not some.is_one_action
    assert set(some.co_financing["action_code"]) <= chosen

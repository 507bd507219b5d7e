"""An action that has ended keeps its history, and is asked nothing more."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from analysis.ended_actions import asked_until_end, steps_that_count
from analysis.results.asked import asked_cells
from analysis.rows import rows_of
from analysis.snapshot import Snapshot, snapshot
from data_model.action import ActionEnd
from data_model.as_of import today
from data_model.plan_draft import plan_of, record_plan, record_settings
from data_model.store import make_engine, reading, writing
from loaders.entry.composer_ended import ended_codes
from loaders.plan.stored_rows import stored_rows
from tests.analysis.builders import make_frame
from tests.data_model.small_plan import PLAN, small_plan

LAST = date(2026, 5, 15)
ENDS = {"1.1": LAST}


@pytest.mark.parametrize(
    ("first", "last", "kept"),
    [
        ("2026-T1", "", "2026-T2"),
        ("2026-T2", "2026-T4", "2026-T2"),
        ("2026-T1", "2026-T2", "2026-T2"),
        ("2025-T1", "2025-T4", "2025-T4"),
        ("2026-T3", "", None),
    ],
)
def test_what_is_asked_of_an_ended_action_stops_with_the_quarter_of_its_last_day(
    first: str, last: str, kept: str | None
) -> None:
    rows = [
        {"kind": "budget", "object_code": code, "first_period": first, "last_period": last}
        for code in ("1.1", "1.2")
    ]
    frame = asked_until_end(make_frame("assignments", rows), {}, ENDS)
    found = {row.object_code: row.last_period for row in rows_of(frame)}
    assert found == {"1.2": last} | ({} if kept is None else {"1.1": kept})


@pytest.mark.parametrize(
    ("end", "as_of", "stays"),
    [
        (date(2026, 5, 14), date(2026, 11, 1), True),
        (LAST, date(2026, 11, 1), True),
        (date(2026, 5, 16), date(2026, 11, 1), False),
        (None, LAST, True),
        (None, date(2026, 5, 16), False),
    ],
)
def test_a_step_after_the_last_day_counts_only_if_something_was_said_of_it(
    end: date | None, as_of: date, stays: bool
) -> None:
    row = {"occurrence_code": "1.1-J1-C01", "action_code": "1.1", "end_date": end}
    frame = make_frame("occurrences", [row])
    assert len(steps_that_count(frame, set(), ENDS, as_of=as_of)) == int(stays)
    assert len(steps_that_count(frame, {"1.1-J1-C01"}, ENDS, as_of=as_of)) == 1
    assert len(steps_that_count(frame, set(), {"1.2": LAST}, as_of=as_of)) == 1


def test_a_plan_counts_its_ended_action_and_asks_nothing_of_it(
    demonstration_file: Path, tmp_path: Path
) -> None:
    shutil.copyfile(demonstration_file, tmp_path / "demo.sqlite")
    engine = make_engine(f"sqlite:///{tmp_path / 'demo.sqlite'}")
    with reading(engine) as session:
        plan = plan_of(session)
        before = snapshot(session, plan)
    with writing(engine) as session:
        end = ActionEnd(plan_code=plan.code, act_number=1, action_code="1.1", ended_on=LAST)
        record_settings(session, plan.code, [end])
    with reading(engine) as session:
        after = snapshot(session, plan, today(None))
    engine.dispose()

    assert (before.over, after.over) == (frozenset(), frozenset({"1.1"}))
    assert len(after.actions) == len(before.actions)
    assert len(after.observations) == len(before.observations)
    gone = asked(before) - asked(after)
    assert {code.split("-")[0] for _, _, code, _ in gone} == {"1.1"}
    assert {period for *_, period in gone} == {"2026-T3"}
    steps = set(before.occurrences["occurrence_code"]) - set(after.occurrences["occurrence_code"])
    assert steps
    assert all(code.startswith("1.1-") for code in steps)


@pytest.mark.parametrize(("days", "is_over"), [(-1, True), (0, True), (1, False)])
def test_an_action_has_ended_from_its_last_day_on_as_where_the_plan_is_composed(
    sqlite_engine: Engine, days: int, is_over: bool
) -> None:
    now = today(None)
    with writing(sqlite_engine) as session:
        record_plan(session, small_plan())
    with writing(sqlite_engine) as session:
        last = now + timedelta(days=days)
        end = ActionEnd(plan_code=PLAN, act_number=1, action_code="1.1", ended_on=last)
        record_settings(session, PLAN, [end])
    with reading(sqlite_engine) as session:
        over = snapshot(session, plan_of(session), now).over
        hidden = ended_codes(stored_rows(session, PLAN), now)["actions"]
    assert over == hidden == (frozenset({"1.1"}) if is_over else frozenset())


def asked(seen: Snapshot) -> set[tuple[str, str, str, str]]:
    quarters = [one for one in seen.situation.periods if one.code <= "2026-T3"]
    return asked_cells(seen.assignments, quarters)

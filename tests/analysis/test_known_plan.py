"""A plan that did not move between two days is read once; one that did is read again."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine, Table
from sqlmodel import Session, col, select

from analysis.known_plan import LEAVES_THE_PLAN, KnownPlan, known_plan
from analysis.snapshot import Snapshot, snapshot
from data_model.act import Act, ActKind, AuditChange
from data_model.action import Action
from data_model.alert_ledger import follow_alert
from data_model.as_of import cutoff, first_day, newest_act, today
from data_model.base import Base
from data_model.fiche_text import FichePart, TextChange, record_fiche_texts
from data_model.store import make_engine, reading, writing
from data_model.vocabulary import FollowState, Level, Weather
from data_model.weather_ledger import declare_weather
from data_model.workspace import plans
from tests.data_model.small_plan import ACTIONS, PLAN

SHOWN = "PLDESS-T7"
ACTION = ACTIONS[0]
OF_THE_PLAN = (
    "action_end",
    "action_note",
    "abandonment",
    "assignment",
    "baseline",
    "declared_weather",
    "human_days",
    "indicator_rule",
    "occurrence",
    "shared_event",
    "target",
    "voted_amount",
)


@pytest.fixture(scope="module")
def session(demonstration_file: Path) -> Iterator[Session]:
    """A session that only reads the demonstration."""
    engine = make_engine(f"sqlite:///{demonstration_file}")
    with reading(engine) as opened:
        yield opened
    engine.dispose()


@pytest.mark.parametrize("weeks", [0, 1, 2, 9, 30, 60])
def test_a_day_read_near_another_is_that_day(session: Session, weeks: int) -> None:
    plan = plans(session)[0]
    now = today(plan)
    start = first_day(session, plan.code) or now
    near = snapshot(session, plan, now)
    day = max(start, now - timedelta(weeks=weeks))
    _assert_same(snapshot(session, plan, day, near=near), snapshot(session, plan, day))
    back = snapshot(session, plan, now, near=snapshot(session, plan, day, near=near))
    _assert_same(back, near)


def test_days_that_only_returns_separate_share_the_plan(session: Session) -> None:
    one = known_plan(session, SHOWN, cutoff(session, SHOWN, date(2026, 3, 1)))
    other = known_plan(session, SHOWN, cutoff(session, SHOWN, date(2026, 9, 1)), near=one)
    assert other.cutoff > one.cutoff
    assert other.texts is one.texts


def test_days_that_a_new_calendar_separates_do_not(session: Session) -> None:
    one = known_plan(session, SHOWN, cutoff(session, SHOWN, date(2025, 12, 10)))
    other = known_plan(session, SHOWN, cutoff(session, SHOWN, date(2025, 12, 12)), near=one)
    assert len(other.baselines) > len(one.baselines)


def _edit_title(session: Session) -> None:
    (now,) = session.exec(
        select(Action.short_title).where(Action.plan_code == PLAN, Action.code == ACTION)
    ).all()
    change = TextChange(part=FichePart.SHORT_TITLE, position=0, before=now, after="Un autre titre")
    record_fiche_texts(session, PLAN, ACTION, [change])


def _declare(session: Session) -> None:
    declare_weather(
        session, PLAN, action_code=ACTION, weather=Weather.SUN, computed=Level.OK, comment="Lancé."
    )


@pytest.mark.parametrize("act", [_edit_title, _declare])
def test_an_act_on_the_plan_is_seen(loaded_sqlite: Engine, act: Callable[[Session], None]) -> None:
    before = _now(loaded_sqlite)
    with writing(loaded_sqlite) as session:
        act(session)
    after = _now(loaded_sqlite, near=before)
    assert after.texts is not before.texts
    fresh = _now(loaded_sqlite)
    for name in ("texts", "weather", "actions"):
        pd.testing.assert_frame_equal(getattr(after, name), getattr(fresh, name))


def test_an_edit_made_since_is_seen_on_a_day_before_it(loaded_sqlite: Engine) -> None:
    """A title is kept in place: what it was is only told by the later act."""
    with reading(loaded_sqlite) as session:
        first = newest_act(session, PLAN)
    before = _now(loaded_sqlite)
    with writing(loaded_sqlite) as session:
        _edit_title(session)
    with reading(loaded_sqlite) as session:
        then = known_plan(session, PLAN, first, near=before)
    pd.testing.assert_frame_equal(then.actions, before.actions)


def test_following_an_alert_leaves_the_plan(loaded_sqlite: Engine) -> None:
    before = _now(loaded_sqlite)
    with writing(loaded_sqlite) as session:
        follow_alert(
            session,
            PLAN,
            alert_key="a",
            state=FollowState.SEEN,
            level=Level.ALERT,
            since=None,
            by="essai",
        )
    assert _now(loaded_sqlite, near=before).texts is before.texts


def test_no_act_said_to_leave_the_plan_ever_wrote_in_it(session: Session) -> None:
    kinds = dict(
        session.exec(select(Act.number, Act.kind).where(col(Act.plan_code) == SHOWN)).all()
    )
    written = {
        number
        for name in OF_THE_PLAN
        for (number,) in session.execute(select(_table(name).c.act_number))
    }
    written |= {number for (number,) in session.execute(select(col(AuditChange.act_number)))}
    assert len(written) > 3
    assert {ActKind(kinds[number]) for number in written}.isdisjoint(LEAVES_THE_PLAN)


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


def _now(engine: Engine, near: KnownPlan | None = None) -> KnownPlan:
    with reading(engine) as session:
        return known_plan(session, PLAN, newest_act(session, PLAN), near=near)


def _assert_same(one: Snapshot, other: Snapshot) -> None:
    assert one.situation == other.situation
    for field in fields(Snapshot):
        if isinstance(getattr(one, field.name), pd.DataFrame):
            pd.testing.assert_frame_equal(getattr(one, field.name), getattr(other, field.name))

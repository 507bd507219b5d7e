"""What was known on a day: up to 24:00 in Paris, and not a second later."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from analysis.facts import observations_frame
from data_model.as_of import (
    PARIS,
    active_returns,
    current_rows,
    cutoff,
    end_of_day,
    newest_act,
    today,
)
from data_model.plan import Plan, Setting
from data_model.plan_draft import record_plan
from data_model.return_ledger import record_return, restore_return, withdraw_return
from data_model.store import reading, writing
from tests.data_model.small_plan import (
    LOADED_AT,
    PLAN,
    a_return,
    at,
    changed_plan,
    observed,
    version,
)

SECOND = timedelta(seconds=1)
NIGHTS = {
    "summer": date(2026, 7, 14),
    "winter": date(2026, 2, 14),
    "clocks go forward": date(2026, 3, 29),
    "clocks go back": date(2026, 10, 25),
}


def seen_on(session: Session, day: date) -> list[int]:
    frame = observations_frame(session, PLAN, cutoff(session, PLAN, day))
    return [value // 10_000 for value in frame["value_e4"]]


@pytest.mark.parametrize("night", NIGHTS)
def test_a_second_before_midnight_in_paris_is_that_day_and_midnight_is_the_next(
    loaded: Engine, night: str
) -> None:
    day = NIGHTS[night]
    next_day = day + timedelta(days=1)
    with writing(loaded) as session:
        for value, moment in enumerate(
            (
                datetime(day.year, day.month, day.day, tzinfo=PARIS) - SECOND,
                datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=PARIS),
                datetime(next_day.year, next_day.month, next_day.day, tzinfo=PARIS),
            )
        ):
            draft = a_return(observed(value))
            record_return(session, draft, received_on=day, recorded_at=moment)
    with reading(loaded) as session:
        assert seen_on(session, day - timedelta(days=1)) == [0]
        assert seen_on(session, day) == [1]
        assert seen_on(session, next_day) == [2]


def test_midnight_is_counted_in_paris_and_not_in_universal_time() -> None:
    assert end_of_day(date(2026, 7, 14)) == datetime(2026, 7, 14, 22, tzinfo=UTC)
    assert end_of_day(date(2026, 12, 31)) == datetime(2026, 12, 31, 23, tzinfo=UTC)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_day_lasts_from_one_midnight_to_the_next(day: date) -> None:
    last_moment = (end_of_day(day) - timedelta(microseconds=1)).astimezone(PARIS)
    assert last_moment.date() == day
    assert end_of_day(day).astimezone(PARIS).date() == day + timedelta(days=1)


def test_nothing_is_known_before_the_plan_was_loaded(loaded: Engine) -> None:
    loading_day = LOADED_AT.date()
    with reading(loaded) as session:
        assert cutoff(session, PLAN, loading_day - timedelta(days=1)) == 0
        assert cutoff(session, PLAN, loading_day) == 1
        assert newest_act(session, PLAN) == 1
        assert newest_act(session, "absent") == 0


def test_a_setting_is_seen_as_it_was_and_a_removed_one_is_gone(loaded: Engine) -> None:
    with writing(loaded) as session:
        for day, value, removed in ((0, "20", False), (1, "30", False), (2, "30", True)):
            row = version(Setting, key="seuil", value=value, is_removed=removed)
            record_plan(session, changed_plan(row), recorded_at=at(day))
    with reading(loaded) as session:

        def values(day: int) -> list[str]:
            known = cutoff(session, PLAN, at(day).date())
            rows = current_rows(session, Setting, plan_code=PLAN, cutoff=known)
            return [row.value for row in rows]

        assert [values(day) for day in (-1, 0, 1, 2)] == [[], ["20"], ["30"], []]


def test_a_withdrawn_return_is_active_until_it_was_withdrawn(loaded: Engine) -> None:
    with writing(loaded) as session:
        draft = a_return(observed(5))
        done = record_return(session, draft, received_on=at(0).date(), recorded_at=at(0))
        number = done.number
        withdraw_return(session, PLAN, number, recorded_at=at(1))
        restore_return(session, PLAN, number, recorded_at=at(2))
        withdraw_return(session, PLAN, number, recorded_at=at(3))
    with reading(loaded) as session:
        days = [at(day).date() for day in range(-1, 4)]
        assert [seen_on(session, day) for day in days] == [[], [5], [], [5], []]
        active = [active_returns(session, PLAN, cutoff(session, PLAN, day)) for day in days]
        assert [len(returns) for returns in active] == [0, 1, 0, 1, 0]


def test_the_clock_of_a_plan_is_its_own_day_or_the_present_one() -> None:
    stopped = Plan(
        code="D",
        title="",
        short_title="",
        territory_siren="1",
        demonstration_day=date(2026, 11, 9),
    )
    assert today(stopped) == date(2026, 11, 9)
    assert abs(today(None) - datetime.now(tz=UTC).date()) <= timedelta(days=1)

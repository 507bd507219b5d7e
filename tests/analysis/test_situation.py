"""« Situation au »: the quarters whose deadline has passed, and no quarter too early."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from analysis.situation import Situation, settled_quarters, situation
from data_model.act import ActKind
from data_model.ledger import add_versions, ensure_period, new_act
from data_model.period import quarters_between
from data_model.plan import Plan
from data_model.respondent import Deadline
from data_model.store import reading, writing
from tests.data_model.small_plan import PLAN, at

DAY = timedelta(days=1)
QUARTERS = quarters_between(date(2026, 1, 1), date(2026, 12, 31))
CODES = [quarter.code for quarter in QUARTERS]
# By default: the last days of April, July, October and January.
T1_DUE, T2_DUE, T3_DUE = date(2026, 4, 30), date(2026, 7, 31), date(2026, 10, 31)


def settled(as_of: date, **deadlines: date) -> list[str]:
    known = {f"2026-{name}": due_on for name, due_on in deadlines.items()}
    return [quarter.code for quarter in settled_quarters(QUARTERS, known, as_of=as_of)]


@pytest.mark.parametrize(
    ("as_of", "count"),
    [(T1_DUE - DAY, 0), (T1_DUE, 1), (T2_DUE - DAY, 1), (T2_DUE, 2), (T3_DUE + DAY, 3)],
)
def test_a_quarter_counts_from_the_day_of_its_deadline(as_of: date, count: int) -> None:
    assert settled(as_of) == CODES[:count]


def test_a_quarter_put_off_holds_back_those_after_it() -> None:
    put_off = T2_DUE + 14 * DAY
    assert settled(put_off - DAY, T1=put_off) == []
    assert settled(put_off, T1=put_off) == CODES[:2]
    assert settled(T2_DUE, T1=T2_DUE) == CODES[:2]
    assert settled(T2_DUE - DAY, T2=T1_DUE) == CODES[:2]


def test_the_store_gives_quarters_in_a_row_up_to_s(loaded: Engine) -> None:
    put_off = T2_DUE + 14 * DAY
    with writing(loaded) as session:
        act = new_act(session, PLAN, kind=ActKind.PLAN_SETTING, recorded_at=at(0))
        ensure_period(session, PLAN, "2026-T1")
        deadline = Deadline(
            plan_code=PLAN, act_number=act.number, period_code="2026-T1", due_on=put_off
        )
        add_versions(session, act, [deadline])
    with reading(loaded) as session:
        before, after = (seen(session, day) for day in (put_off - DAY, put_off))
    assert before.situation_date == date(2025, 12, 31)
    assert after.situation_date == date(2026, 6, 30)
    for one in (before, after):
        last = one.last_period
        assert last is not None
        assert last.last_day == one.situation_date
        assert list(one.periods) == quarters_between(date(2024, 1, 1), last.last_day)
        in_all = quarters_between(date(2024, 1, 1), one.as_of)
        assert [*one.periods, *one.next_periods] == in_all


def seen(session: Session, as_of: date) -> Situation:
    return situation(session, session.get_one(Plan, PLAN), as_of)

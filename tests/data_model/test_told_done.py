"""A milestone is done when who answers for it says so: the store and the calendar agree."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from analysis.schedule.occurrence import occurrence_states
from analysis.snapshot import snapshot
from data_model.as_of import newest_act
from data_model.milestone import Occurrence
from data_model.new_calendar import NewDates, record_new_calendar
from data_model.plan import Plan
from data_model.plan_draft import plan_of
from data_model.store import StoreError, make_engine, reading, writing
from data_model.told_done import is_told_done
from tests.data_model.recording import recorded
from tests.data_model.small_plan import (
    OCCURRENCES,
    PLAN,
    RESPONDENTS,
    a_return,
    stated,
)

LEAD, OTHER = RESPONDENTS[:2]
FEBRUARY = date(2025, 2, 20)
CODE = OCCURRENCES[1]


def done(engine: Engine) -> bool:
    with reading(engine) as session:
        occurrence = session.get_one(Occurrence, (PLAN, CODE))
        return is_told_done(session, occurrence, cutoff=newest_act(session, PLAN))


def shown_done(engine: Engine) -> bool:
    with reading(engine) as session:
        states = occurrence_states(snapshot(session, session.get_one(Plan, PLAN)))
    return next(one for one in states if one.occurrence_code == CODE).actual is not None


@pytest.mark.parametrize(("who", "expected"), [(LEAD, True), (OTHER, False)])
def test_only_the_respondent_asked_for_it_says_that_it_is_done(
    led: Engine, who: str, expected: bool
) -> None:
    recorded(led, a_return(stated(FEBRUARY, occurrence=CODE), respondent=who))
    assert done(led) is shown_done(led) is expected


def test_a_milestone_that_another_one_says_done_can_be_held_to_a_new_date(led: Engine) -> None:
    recorded(led, a_return(stated(FEBRUARY, occurrence=CODE), respondent=OTHER))
    dates = NewDates(occurrence_code=CODE, start_date=date(2026, 6, 1), end_date=date(2026, 6, 30))
    with writing(led) as session:
        assert record_new_calendar(session, PLAN, [dates], reason="Élections") == 1
    recorded(led, a_return(stated(FEBRUARY, occurrence=CODE), respondent=LEAD))
    with writing(led) as session, pytest.raises(StoreError, match="déjà fait"):
        record_new_calendar(session, PLAN, [dates], reason="Élections")


def test_what_is_taken_back_for_its_quarter_leaves_what_another_quarter_said(led: Engine) -> None:
    recorded(led, a_return(stated(FEBRUARY, occurrence=CODE), period="2025-T1", respondent=LEAD))
    recorded(led, a_return(stated(FEBRUARY, occurrence=CODE), period="2025-T2", respondent=LEAD))
    recorded(led, a_return(stated(None, occurrence=CODE), period="2025-T2", respondent=LEAD))
    assert done(led) is shown_done(led) is True
    recorded(led, a_return(stated(None, occurrence=CODE), period="2025-T1", respondent=LEAD))
    assert done(led) is shown_done(led) is False


def test_the_store_and_the_calendar_agree_on_every_milestone(demonstration_file: Path) -> None:
    engine = make_engine(f"sqlite:///{demonstration_file}")
    with reading(engine) as session:
        plan = plan_of(session)
        cutoff = newest_act(session, plan.code)
        shown = {
            one.occurrence_code: one.actual is not None
            for one in occurrence_states(snapshot(session, plan))
        }
        held = {
            code: is_told_done(
                session, session.get_one(Occurrence, (plan.code, code)), cutoff=cutoff
            )
            for code in shown
        }
    engine.dispose()
    assert held == shown
    assert set(shown.values()) == {True, False}

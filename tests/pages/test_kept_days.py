"""A day's view is kept until what was known that day moves: later acts leave past days alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from analysis.rows import rows_of
from data_model.fiche_text import FichePart, TextChange, record_fiche_texts
from data_model.plan import Plan
from data_model.purge import purge_return_file
from data_model.returned import Return
from data_model.store import Database, make_engine, reading, writing
from pages.common.plan_view import PlanView
from pages.common.view import view_on

PLAN = "PLDESS-T7"
PAST = date(2026, 6, 30)
TODAY = date(2026, 11, 9)
ACTION = "2.2"


@pytest.fixture
def engine(own_demonstration: Path) -> Iterator[Database]:
    opened = make_engine(f"sqlite:///{own_demonstration / 'demonstration.sqlite'}")
    yield opened
    opened.dispose()


def on_both(engine: Database) -> tuple[PlanView, PlanView]:
    return view_on(engine, PLAN, PAST), view_on(engine, PLAN, TODAY)


def edit(engine: Database) -> None:
    with reading(engine) as session:
        title = next(
            row.title
            for row in rows_of(view_on(engine, PLAN, TODAY).snapshot.actions)
            if row.action_code == ACTION
        )
        at = session.get_one(Plan, PLAN).demonstration_day
    assert at == TODAY
    change = TextChange(part=FichePart.TITLE, position=0, before=title, after="Autre titre")
    with writing(engine) as session:
        assert record_fiche_texts(session, PLAN, ACTION, [change], by="Direction") == 1


def test_what_is_recorded_today_leaves_a_past_day_as_it_is_kept(engine: Database) -> None:
    past, today = on_both(engine)
    edits = past.fiche(ACTION).later_edits
    edit(engine)
    assert view_on(engine, PLAN, PAST) is past
    assert past.fiche(ACTION).later_edits == edits + 1
    after = view_on(engine, PLAN, TODAY)
    assert after is not today
    assert after.fiche(ACTION).action.title == "Autre titre"


def test_what_is_erased_is_erased_from_past_days_too(engine: Database) -> None:
    past, _ = on_both(engine)
    named = past.snapshot.returns
    number = next(row.number for row in rows_of(named) if row.file_name)
    with writing(engine) as session:
        purge_return_file(session, PLAN, number, by="Direction", reason="Demande écrite")
        name = session.exec(select(Return.file_name).where(Return.number == number)).one()
    assert name == ""
    again = view_on(engine, PLAN, PAST).snapshot.returns
    assert next(row.file_name for row in rows_of(again) if row.number == number) == ""

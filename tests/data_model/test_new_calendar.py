"""New dates are recorded with their reason, over what is still to do, and keep the first ones."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from data_model.act import Act, ActKind
from data_model.milestone import Baseline
from data_model.new_calendar import NewDates, record_new_calendar
from data_model.store import StoreError, reading, writing
from data_model.vocabulary import MilestoneField
from tests.data_model.recording import recorded
from tests.data_model.small_plan import OCCURRENCES, PLAN, a_return, stated

JUNE = (date(2026, 6, 1), date(2026, 6, 30))
FIRST = (date(2026, 2, 1), date(2026, 2, 28))


def new_dates(code: str = OCCURRENCES[2], start: date = JUNE[0], end: date = JUNE[1]) -> NewDates:
    return NewDates(occurrence_code=code, start_date=start, end_date=end)


def record(engine: Engine, *dates: NewDates, reason: str = "Élections") -> int:
    with writing(engine) as session:
        return record_new_calendar(
            session, PLAN, dates, reason=reason, decision="Comité du 3 mars", by="AB"
        )


def calendars(engine: Engine, code: str) -> list[tuple[date | None, date | None]]:
    with reading(engine) as session:
        rows = session.exec(
            select(Baseline).where(Baseline.occurrence_code == code).order_by(col(Baseline.number))
        )
        return [(row.start_date, row.end_date) for row in rows]


def test_new_dates_come_after_the_first_ones_which_stay(loaded: Engine) -> None:
    assert record(loaded, new_dates()) == 1
    assert calendars(loaded, OCCURRENCES[2]) == [FIRST, JUNE]
    with reading(loaded) as session:
        act = session.exec(select(Act).order_by(col(Act.number).desc())).first()
        row = session.get_one(Baseline, (PLAN, OCCURRENCES[2], 1))
        assert act is not None
        assert (act.kind, act.reason, act.recorded_by) == (ActKind.REBASELINE, "Élections", "AB")
        assert (row.reason, row.decision) == ("Élections", "Comité du 3 mars")


def test_several_milestones_move_in_one_act(loaded: Engine) -> None:
    assert record(loaded, new_dates(OCCURRENCES[1]), new_dates()) == 2
    with reading(loaded) as session:
        rows = session.exec(select(Baseline).where(Baseline.number == 1)).all()
        assert len({row.act_number for row in rows}) == 1


@pytest.mark.parametrize(
    ("dates", "reason", "said"),
    [
        ([new_dates()], "  ", "besoin d’un motif"),
        ([], "Élections", "Aucun jalon"),
        ([new_dates("9.9-J1-C01")], "Élections", "n’est pas dans ce plan"),
        ([new_dates(start=JUNE[1], end=JUNE[0])], "Élections", "après la fin"),
    ],
)
def test_what_cannot_be_held_is_refused_and_nothing_is_written(
    loaded: Engine, dates: list[NewDates], reason: str, said: str
) -> None:
    with pytest.raises(StoreError, match=said):
        record(loaded, *dates, reason=reason)
    assert calendars(loaded, OCCURRENCES[2]) == [FIRST]


def test_one_refused_milestone_leaves_the_others_where_they_are(led: Engine) -> None:
    recorded(led, a_return(stated(date(2025, 2, 20), occurrence=OCCURRENCES[1])))
    with pytest.raises(StoreError, match="déjà fait"):
        record(led, new_dates(), new_dates(OCCURRENCES[1]))
    assert calendars(led, OCCURRENCES[2]) == [FIRST]


def test_a_forecast_or_a_completion_taken_back_does_not_hold_the_date(led: Engine) -> None:
    code = OCCURRENCES[1]
    recorded(led, a_return(stated(date(2025, 2, 20), occurrence=code), period="2025-T1"))
    recorded(led, a_return(stated(None, occurrence=code), period="2025-T1"))
    forecast = stated(date(2026, 5, 1), field=MilestoneField.FORECAST, occurrence=code)
    recorded(led, a_return(forecast))
    assert record(led, new_dates(code)) == 1

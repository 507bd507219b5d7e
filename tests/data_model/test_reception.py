"""The day a return was received: the plan's own today is the last that can be."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, text

from data_model.as_of import today
from data_model.plan import Plan
from data_model.reception import require_received
from data_model.return_ledger import correct_reception
from data_model.store import StoreError, writing
from tests.data_model.recording import recorded, returns
from tests.data_model.small_plan import PLAN, a_return, observed

STOPPED = date(2026, 11, 9)


@pytest.mark.parametrize(("days", "refused"), [(-1, False), (0, False), (1, True)])
@pytest.mark.parametrize("clock", [None, STOPPED], ids=["its own clock", "a stopped clock"])
def test_a_day_after_the_plan_s_today_is_refused(
    clock: date | None, days: int, refused: bool
) -> None:
    plan = Plan(code=PLAN, title="P", short_title="P", territory_siren="2", demonstration_day=clock)
    asked = today(plan) + timedelta(days=days)
    if refused:
        with pytest.raises(StoreError, match=r"n’est pas encore venu ; rien n’a été enregistré"):
            require_received(plan, asked)
    else:
        require_received(plan, asked)


def stop_clock(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE plan SET demonstration_day = :day"), {"day": STOPPED})


def correct(engine: Engine, received_on: date) -> None:
    with writing(engine) as session:
        correct_reception(session, PLAN, 2, received_on=received_on)


def record(engine: Engine, received_on: date) -> None:
    recorded(engine, a_return(observed(2)), received_on=received_on)


@pytest.mark.parametrize("write", [record, correct])
def test_neither_a_return_nor_a_correction_is_dated_of_tomorrow(
    loaded: Engine, write: Callable[[Engine, date], None]
) -> None:
    stop_clock(loaded)
    recorded(loaded, a_return(observed(1)), received_on=STOPPED)
    with pytest.raises(StoreError, match=r"le 10.novembre.2026, n’est pas encore venu"):
        write(loaded, STOPPED + timedelta(days=1))
    assert returns(loaded) == [2]
    write(loaded, STOPPED)

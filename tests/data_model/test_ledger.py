"""Acts: one at a time, numbered, dated, and never before what is already recorded."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from data_model.act import Act, ActKind
from data_model.as_of import PARIS, current_rows, newest_act
from data_model.ledger import DEMONSTRATION_HOUR, add_versions, new_act, removal, remove_current
from data_model.plan import Setting
from data_model.plan_draft import record_plan
from data_model.returned import Observation
from data_model.store import StoreError, reading, writing
from tests.data_model.recording import counted, recorded, values_of
from tests.data_model.small_plan import LOADED_AT, PLAN, a_return, at, observed, small_plan

WRITERS, TURNS = 4, 5


def test_numbers_and_instants_grow_together(loaded: Engine) -> None:
    for day in (0, 0, 3):
        recorded(loaded, a_return(observed(day)), recorded_at=at(day))
    recorded(loaded, a_return(observed(9)))
    with reading(loaded) as session:
        acts = session.exec(select(Act).order_by(col(Act.number))).all()
    instants = [act.recorded_at for act in acts]
    assert [act.number for act in acts] == [1, 2, 3, 4, 5]
    assert instants == sorted(set(instants))
    assert [act.is_backdated for act in acts] == [True, True, True, True, False]


def test_refuses_to_be_recorded_before_the_newest_record(loaded: Engine) -> None:
    too_early = LOADED_AT - timedelta(microseconds=1)
    with pytest.raises(StoreError, match=r"antérieure au dernier enregistrement.*05/01/2026 09:00"):
        recorded(loaded, a_return(observed(1)), recorded_at=too_early)
    assert counted(loaded, Act) == 1
    assert recorded(loaded, a_return(observed(1)), recorded_at=LOADED_AT) == 2


def test_a_whole_folder_may_be_recorded_at_one_instant(loaded: Engine) -> None:
    numbers = [recorded(loaded, a_return(observed(n)), recorded_at=at(1)) for n in range(4)]
    assert numbers == [2, 3, 4, 5]
    with reading(loaded) as session:
        assert values_of(session) == [3]


def test_refuses_to_be_recorded_in_the_future(loaded: Engine) -> None:
    with pytest.raises(StoreError, match="futur"):
        recorded(
            loaded, a_return(observed(1)), recorded_at=datetime.now(tz=UTC) + timedelta(days=1)
        )


def test_the_newest_record_of_another_plan_counts_too(loaded: Engine) -> None:
    recorded(loaded, a_return(observed(1)), recorded_at=at(5))
    with pytest.raises(StoreError, match="antérieure"), writing(loaded) as session:
        record_plan(session, small_plan(code="Q"), recorded_at=at(4))
    with writing(loaded) as session:
        record_plan(session, small_plan(code="Q"), recorded_at=at(5))
    with reading(loaded) as session:
        assert newest_act(session, "Q") == 1


def test_an_unknown_plan_is_refused(engine: Engine) -> None:
    with pytest.raises(StoreError, match="« P » n’est pas dans cette base"):
        recorded(engine, a_return(observed(1)))


def test_the_demonstration_clock_is_stopped(engine: Engine) -> None:
    day = date(2026, 11, 9)
    with writing(engine) as session:
        record_plan(session, small_plan(demonstration_day=day), recorded_at=LOADED_AT)
        acts = [new_act(session, PLAN, kind=ActKind.ALERT) for _ in range(3)]
        local = [act.recorded_at.astimezone(PARIS) for act in acts]
        backdated = [act.is_backdated for act in acts]
    assert local[0].time() == DEMONSTRATION_HOUR
    assert {moment.date() for moment in local} == {day}
    assert local[0] < local[1] < local[2]
    assert all(backdated)


def test_writers_at_the_same_time_get_different_numbers_and_lose_nothing(loaded: Engine) -> None:
    def write(writer: int) -> list[int]:
        return [
            recorded(loaded, a_return(observed(writer * TURNS + turn), period=f"202{turn}-T1"))
            for turn in range(TURNS)
        ]

    with ThreadPoolExecutor(WRITERS) as pool:
        numbers = [number for mine in pool.map(write, range(WRITERS)) for number in mine]
    assert sorted(numbers) == list(range(2, 2 + WRITERS * TURNS))
    assert counted(loaded, Observation) == WRITERS * TURNS
    with reading(loaded) as session:
        acts = session.exec(select(Act.recorded_at).order_by(col(Act.number))).all()
    assert list(acts) == sorted(set(acts))


def test_a_row_taken_out_is_the_same_row_said_to_be_removed(loaded: Engine) -> None:
    kept = Setting(plan_code=PLAN, act_number=4, key="seuil", value="20")
    gone = removal(kept)
    assert gone.model_dump() == kept.model_dump() | {"is_removed": True}
    assert not kept.is_removed


def test_only_the_row_in_force_under_the_key_is_taken_out_and_only_once(loaded: Engine) -> None:
    rows = [
        Setting(plan_code=PLAN, act_number=1, key=name, value="20") for name in ("seuil", "voisin")
    ]
    with writing(loaded) as session:
        add_versions(session, new_act(session, PLAN, kind=ActKind.PLAN_SETTING), rows)
    taken = []
    for key in ("autre", "seuil", "seuil"):
        with writing(loaded) as session:
            act = new_act(session, PLAN, kind=ActKind.PLAN_SETTING)
            taken.append(remove_current(session, act, Setting, key=(key,)))
    assert taken == [False, True, False]
    with reading(loaded) as session:
        cutoff = newest_act(session, PLAN)
        left = current_rows(session, Setting, plan_code=PLAN, cutoff=cutoff)
    assert [row.key for row in left] == ["voisin"]
    assert counted(loaded, Setting) == 3

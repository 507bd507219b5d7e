"""An empty base may begin with the real plan, alone; one that holds a plan is left as it is."""

from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import func, select

from data_model.act import Act
from data_model.indicator import Indicator
from data_model.plan_draft import record_plan
from data_model.returned import Return
from data_model.schema import migrate
from data_model.store import make_engine, reading, writing
from data_model.workspace import plans
from sample_data.first_plan import FIRST_PLAN, load_first_plan
from tests.data_model.small_plan import small_plan

PRINTED_LINES = 44


def fresh(folder: Path) -> Engine:
    engine = make_engine(f"sqlite:///{folder / 'plan.sqlite'}")
    migrate(engine)
    return engine


def counted(engine: Engine, table: type[Act | Return]) -> int:
    with reading(engine) as session:
        return session.exec(select(func.count()).select_from(table)).one()


def test_an_empty_base_receives_the_printed_plan_and_no_return(tmp_path: Path) -> None:
    engine = fresh(tmp_path)
    load_first_plan(engine)
    with reading(engine) as session:
        (plan,) = plans(session)
        assert plan.demonstration_day is None
        lines = set(session.exec(select(Indicator.printed_line))) - {None}
        assert len(lines) == PRINTED_LINES
    assert FIRST_PLAN.is_dir()
    assert counted(engine, Return) == 0


def test_a_base_that_holds_a_plan_is_left_as_it_is(tmp_path: Path) -> None:
    engine = fresh(tmp_path)
    with writing(engine) as session:
        record_plan(session, small_plan())
    before = counted(engine, Act)
    load_first_plan(engine)
    assert counted(engine, Act) == before
    with reading(engine) as session:
        assert [plan.code for plan in plans(session)] == [small_plan().plan_code]

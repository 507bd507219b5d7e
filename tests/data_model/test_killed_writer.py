"""A process that is killed while it writes leaves what was before, or what comes after."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, func
from sqlmodel import select

from data_model.act import Act
from data_model.return_ledger import record_return
from data_model.returned import Observation, Return
from data_model.store import reading, writing
from tests.data_model.small_plan import a_return, observed

FACTS = 40
CHILD = f"""
import sys, time
from datetime import date
from data_model.return_ledger import record_return
from data_model.store import make_engine, writing
from tests.data_model.small_plan import a_return, observed
engine = make_engine(sys.argv[1])
for turn in range(500):
    facts = [observed(turn, category=str(rank)) for rank in range({FACTS})]
    with writing(engine) as session:
        record_return(session, a_return(*facts), received_on=date(2026, 4, 20))
        print("flushed", turn, flush=True)
        if turn == int(sys.argv[2]):
            time.sleep(60)
    print("committed", turn, flush=True)
"""
NEVER = 1_000


def counted(engine: Engine, model: type[Act | Return | Observation]) -> int:
    with reading(engine) as session:
        return session.exec(select(func.count()).select_from(model)).one()


def once_more(engine: Engine) -> int:
    with writing(engine) as session:
        draft = a_return(observed(1))
        return record_return(session, draft, received_on=date(2026, 4, 20)).number


def killed_at(engine: Engine, *, line: str, sleeping_turn: int, delay_s: float = 0) -> None:
    """Run the child and kill it once it has said `line`."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", CHILD, str(engine.url), str(sleeping_turn)]
    environment = os.environ | {"PYTHONPATH": str(root)}
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert any(said.strip() == line for said in child.stdout), "the child stopped by itself"
        time.sleep(delay_s)
        child.send_signal(signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL


def test_a_process_killed_before_its_commit_leaves_what_was_before(loaded_sqlite: Engine) -> None:
    killed_at(loaded_sqlite, line="flushed 1", sleeping_turn=1)
    assert counted(loaded_sqlite, Act) == 2
    assert counted(loaded_sqlite, Return) == 1
    assert counted(loaded_sqlite, Observation) == FACTS
    assert once_more(loaded_sqlite) == 3


def test_a_process_killed_at_any_moment_leaves_whole_returns(loaded_sqlite: Engine) -> None:
    killed_at(loaded_sqlite, line="committed 2", sleeping_turn=NEVER, delay_s=0.05)
    returns = counted(loaded_sqlite, Return)
    assert returns >= 3
    assert counted(loaded_sqlite, Act) == 1 + returns
    assert counted(loaded_sqlite, Observation) == returns * FACTS
    with closing(sqlite3.connect(str(loaded_sqlite.url.database))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)

"""A return withdrawn and brought back: the base is copied for what is done, not for a refusal."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from data_model.returned import ReturnEvent
from data_model.store import copies
from data_model.workspace import active_engine
from loaders.__main__ import main
from loaders.commands.output import DONE, FAILED
from tests.data_model.recording import counted, returns
from tests.loaders.commands.importing import import_one


def kinds() -> list[str]:
    return [copy.stem.split("--")[-1] for copy in copies(active_engine())]


@pytest.mark.parametrize("verb", ["undo", "restore"])
def test_a_return_that_is_not_there_leaves_no_copy(base: Path, verb: str) -> None:
    assert main([verb, "99"]) == FAILED
    assert kinds() == []


def test_the_copy_holds_what_was_there_before(base: Path, tmp_path: Path) -> None:
    import_one(tmp_path)
    (number,) = returns(active_engine())

    assert main(["restore", str(number)]) == FAILED
    assert kinds() == ["import"]
    assert main(["undo", str(number)]) == DONE
    assert kinds() == ["import", "annulation"]
    assert main(["undo", str(number)]) == FAILED
    assert kinds() == ["import", "annulation"]
    assert counted(active_engine(), ReturnEvent) == 1
    with closing(sqlite3.connect(copies(active_engine())[-1])) as copy:
        assert copy.execute("SELECT count(*) FROM return_event").fetchone() == (0,)

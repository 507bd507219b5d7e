"""A copy put in place: what it and the base hold is said first, and somebody must agree."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from data_model.plan_draft import plan_of
from data_model.recovery import held_plans
from data_model.returned import Observation
from data_model.store import ROOT, copies, copy_database, writing
from data_model.workspace import active_engine
from loaders.__main__ import main
from loaders.commands.output import DONE, FAILED
from tests.data_model.recording import counted
from tests.loaders.commands.importing import import_one
from tests.loaders.stored_plan import AS_OF, PLAN

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def copy(base: Path, tmp_path: Path, capsys: Captured) -> Path:
    """The copy made before the one import that the base holds."""
    import_one(tmp_path)
    capsys.readouterr()
    (made,) = copies(active_engine())
    return made


def values() -> int:
    return counted(active_engine(), Observation)


def test_the_copies_are_listed_by_name(copy: Path, capsys: Captured) -> None:
    assert main(["recover"]) == DONE
    assert capsys.readouterr().out == f"{copy.name}\n"


def test_a_copy_is_put_in_place_and_what_both_hold_is_said(copy: Path, capsys: Captured) -> None:
    (present,) = held_plans(active_engine())
    assert main(["recover", copy.name, "--yes"]) == DONE
    said = capsys.readouterr().out
    assert f"La base contient\u00a0: {PLAN}, jusqu’à l’acte n°\u00a0{present.last_act} du " in said
    loaded = f"{PLAN}, jusqu’à l’acte n°\u00a0{present.last_act - 1} du 5\u00a0janvier\u00a02026"
    assert f"La copie contient\u00a0: {loaded}." in said
    assert said.endswith(f"La base est revenue à la copie {copy.name}.\n")
    assert values() == 0


def test_without_a_terminal_nothing_is_put_in_place_unasked(
    copy: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path(os.devnull).open() as nobody:
        monkeypatch.setattr(sys, "stdin", nobody)
        assert main(["recover", copy.name]) == FAILED
    assert "ajoutez --yes" in capsys.readouterr().err
    assert values() == 1


@contextmanager
def typed_at_a_terminal(answer: str) -> Iterator[int]:
    """A real terminal at which somebody has typed an answer; its number."""
    person, terminal = pty.openpty()
    with os.fdopen(person, "w") as typing:
        typing.write(f"{answer}\n")
        typing.flush()
        yield terminal
    os.close(terminal)


@pytest.mark.parametrize(
    ("answer", "status", "kept"),
    [("oui", DONE, 0), ("O", DONE, 0), ("non", FAILED, 1), ("", FAILED, 1)],
)
def test_at_a_terminal_the_answer_decides(
    copy: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
    *,
    answer: str,
    status: int,
    kept: int,
) -> None:
    with typed_at_a_terminal(answer) as terminal, os.fdopen(os.dup(terminal)) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        assert main(["recover", copy.name]) == status
    said = capsys.readouterr().err
    assert f"Remettre {copy.name} en place" in said
    assert ("Rien n’a été changé." in said) is (status == FAILED)
    assert values() == kept


def test_the_command_itself_asks_at_its_terminal(copy: Path) -> None:
    active_engine().dispose()
    with typed_at_a_terminal("oui") as terminal:
        ran = subprocess.run(
            [sys.executable, "-m", "loaders", "recover", copy.name],
            cwd=ROOT,
            stdin=terminal,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
    assert ran.returncode == DONE, ran.stderr
    assert f"Remettre {copy.name} en place" in ran.stderr
    assert values() == 0


def test_what_is_no_copy_is_refused(copy: Path, tmp_path: Path, capsys: Captured) -> None:
    other = tmp_path / "autre.sqlite"
    other.write_bytes(b"garbage" * 1000)
    for name, words in ((str(other), "n’est pas une copie"), ("absente.sqlite", "introuvable")):
        assert main(["recover", name, "--yes"]) == FAILED
        assert words in capsys.readouterr().err
    assert values() == 1


def test_the_demonstration_and_a_real_plan_never_take_each_other_s_place(
    copy: Path, capsys: Captured
) -> None:
    with writing(active_engine()) as session:
        plan_of(session).demonstration_day = AS_OF
    shown = copy_database(active_engine(), label="essai")
    assert shown is not None
    assert main(["recover", copy.name, "--yes"]) == FAILED
    assert "L’une est la démonstration" in capsys.readouterr().err
    assert main(["recover", shown.name, "--yes"]) == DONE
    assert "(démonstration)" in capsys.readouterr().out


@pytest.mark.postgres
def test_on_a_server_nothing_is_listed_nor_put_in_place(
    loaded_postgres: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
    postgres_address: str,
) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_address.format(name="of_a_test"))
    for arguments in ([], ["copie.sqlite", "--yes"]):
        assert main(["recover", *arguments]) == FAILED
        assert "sur un serveur" in capsys.readouterr().err
    active_engine().dispose()

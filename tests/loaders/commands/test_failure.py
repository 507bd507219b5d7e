"""Whatever stops a command is one French sentence and status 2: 1 only means findings."""

import errno
import os
from pathlib import Path

import pytest

from data_model import store
from data_model.store import StoreError
from data_model.workspace import active_engine
from loaders.__main__ import main
from loaders.commands.failure import JOURNAL, failure
from loaders.commands.output import FAILED, CommandError

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The journal of this test's own."""
    monkeypatch.setattr(store, "VAR", tmp_path / "var")
    return tmp_path / "var" / JOURNAL


def system_error(number: int, name: str | None = None) -> OSError:
    return OSError(number, os.strerror(number), *([name] if name else []))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (CommandError("Non."), "Non."),
        (StoreError("Pas là."), "Pas là."),
        (FileNotFoundError("Le dossier « x » n’existe pas."), "Le dossier « x » n’existe pas."),
        (
            system_error(errno.ENOENT, "x.csv"),
            "« x.csv » est introuvable, ou son dossier n’existe pas.",
        ),
        (
            system_error(errno.EACCES, "x.csv"),
            "Le système refuse l’accès à « x.csv » ; vérifiez les droits.",
        ),
        (
            system_error(errno.ENOSPC),
            "Le système refuse d’ouvrir un fichier ; vérifiez la place et les droits. (OSError)",
        ),
        (system_error(errno.EPIPE), "La sortie a été fermée avant la fin."),
    ],
)
def test_what_may_happen_has_its_sentence_and_no_journal(
    journal: Path, error: Exception, said: str
) -> None:
    assert failure(error) == said
    assert not journal.exists()


def test_what_nobody_expected_names_its_kind_and_is_kept_whole(journal: Path) -> None:
    try:
        int("7" * 5000)
    except ValueError as error:
        said = failure(error)
    assert said.startswith("La commande s’est arrêtée sur une erreur imprévue.")
    assert "ValueError : Exceeds the limit" in said
    assert said.endswith(f"({JOURNAL}).")
    kept = journal.read_text(encoding="utf-8")
    assert "Traceback" in kept
    assert "test_failure.py" in kept


def test_a_base_that_lost_a_table_leaves_with_2_and_no_traceback(
    base: Path, journal: Path, capsys: Captured
) -> None:
    engine = active_engine()
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE observation")
    assert main(["export", "--json"]) == FAILED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1


def test_a_journal_that_cannot_be_written_hides_nothing(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.parent.touch()
    assert "KeyError" in failure(KeyError("x"))

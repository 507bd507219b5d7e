"""What an import that stores nothing leaves, and a file that comes back after its undoing."""

from pathlib import Path

import pytest

from data_model.returned import Return
from data_model.store import copies, sqlite_file
from data_model.workspace import active_engine
from loaders.__main__ import main
from loaders.commands.output import BLOCKED, DONE, FAILED
from tests.data_model.recording import counted, returns
from tests.loaders.commands.importing import filled_one, import_one
from tests.loaders.small_plan import changed
from tests.loaders.stored_plan import FOLDER

Captured = pytest.CaptureFixture[str]


def test_a_file_that_comes_back_after_an_undo_is_asked_about_before_it_is_stored(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    import_one(tmp_path)
    file = str(tmp_path / "untel.xlsx")
    (number,) = returns(active_engine())
    assert main(["undo", str(number)]) == DONE
    capsys.readouterr()
    assert main(["import", file]) == BLOCKED
    assert "annulé" in capsys.readouterr().out
    assert counted(active_engine(), Return) == 1
    assert main(["check", file]) == BLOCKED
    assert main(["import", file, "--accept-questions"]) == DONE
    assert counted(active_engine(), Return) == 2


def test_a_file_refused_while_it_is_written_leaves_no_copy(base: Path, tmp_path: Path) -> None:
    import_one(tmp_path)
    (kept,) = copies(active_engine())
    other = tmp_path / "autre.xlsx"
    other.write_bytes(changed((tmp_path / "untel.xlsx").read_bytes(), Indicateurs_H8=13))
    assert main(["import", str(other), "--recorded-at", "2020-01-01T00:00"]) != DONE
    assert copies(active_engine()) == [kept]


def test_a_plan_that_changes_nothing_leaves_no_copy(base: Path, capsys: Captured) -> None:
    main(["plan", str(FOLDER)])
    before = copies(active_engine())
    capsys.readouterr()
    assert main(["plan", str(FOLDER)]) == DONE
    assert "déjà à jour" in capsys.readouterr().out
    assert copies(active_engine()) == before


def test_what_someone_typed_is_printed_as_it_was_typed(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    import_one(tmp_path)
    file = tmp_path / "untel.xlsx"
    file.write_bytes(changed(file.read_bytes(), Indicateurs_H8="#REF!"))
    assert main(["check", str(file)]) == BLOCKED
    assert "#REF!" in capsys.readouterr().out


def test_nothing_is_stored_where_the_base_cannot_be_copied(
    base: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = filled_one(tmp_path)
    engine = active_engine()
    stored = sqlite_file(engine)
    assert stored is not None
    (stored.parent / "copies").write_text("")
    assert main(["import", str(file)]) == FAILED
    assert "La copie de la base a échoué" in capsys.readouterr().err
    assert returns(engine) == []

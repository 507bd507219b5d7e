"""A sender's file erased on request, from the command line: asked first, then said everywhere."""

from pathlib import Path

import pytest
from sqlmodel import select

from data_model.returned import Observation, Return, SourceFile
from data_model.store import copies, make_engine, reading
from data_model.workspace import active_engine
from loaders.__main__ import main
from loaders.commands.output import DONE, FAILED
from tests.data_model.recording import counted
from tests.loaders.commands.importing import import_one

Captured = pytest.CaptureFixture[str]
ASKED = ["--reason", "demande du 3 mai"]


@pytest.fixture
def number(base: Path, tmp_path: Path, capsys: Captured) -> str:
    """The number of the one return of the base."""
    import_one(tmp_path)
    capsys.readouterr()
    with reading(active_engine()) as session:
        return str(session.exec(select(Return.number)).one())


def contents() -> list[bytes | None]:
    with reading(active_engine()) as session:
        return list(session.exec(select(SourceFile.content)))


def test_the_file_goes_and_what_it_said_stays(number: str, base: Path, capsys: Captured) -> None:
    (content,) = contents()
    assert content
    # Another process, such as the application, has the base open meanwhile.
    other = make_engine(f"sqlite:///{base}")
    with other.connect() as held:
        held.exec_driver_sql("SELECT 1")
        held.rollback()
        assert main(["purge", number, *ASKED, "--yes"]) == DONE
        kept = (path for path in (base, base.with_name(f"{base.name}-wal")) if path.exists())
        assert all(content[:200] not in path.read_bytes() for path in kept)
    other.dispose()
    said = capsys.readouterr().out
    assert "«\u00a0untel.xlsx\u00a0»" in said
    assert f"Le fichier du retour n°\u00a0{number} est effacé" in said
    assert (contents(), counted(active_engine(), Observation)) == ([None], 1)
    # The copy of before the import never held it, and none was made since.
    assert "encore" not in said
    assert len(copies(active_engine())) == 1

    assert main(["purge", number, *ASKED, "--yes"]) == FAILED
    assert "déjà effacé" in capsys.readouterr().err


def test_the_copies_that_still_hold_the_file_are_named(number: str, capsys: Captured) -> None:
    main(["undo", number])
    main(["restore", number])
    capsys.readouterr()
    before_import, *holding = (copy.name for copy in copies(active_engine()))
    assert main(["purge", number, *ASKED, "--yes"]) == DONE
    *_, told, first, second = capsys.readouterr().out.splitlines()
    assert told.startswith("2\u00a0copies de la base le gardent encore")
    assert [first, second] == holding
    assert before_import not in (first, second)


def test_nothing_is_erased_without_a_reason_nor_an_answer(
    number: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["purge", number, "--yes"])
    assert stopped.value.code == FAILED
    assert main(["purge", number, "--reason", " ", "--yes"]) == FAILED
    assert "motif" in capsys.readouterr().err
    with (tmp_path / "nobody").open("w+") as nobody:
        monkeypatch.setattr("sys.stdin", nobody)
        assert main(["purge", number, *ASKED]) == FAILED
    assert "ajoutez --yes" in capsys.readouterr().err
    assert main(["purge", "99", *ASKED, "--yes"]) == FAILED
    assert "n’existe pas" in capsys.readouterr().err
    assert contents() != [None]

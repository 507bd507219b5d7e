"""The command line of the documents: what it writes, how it refuses."""

import io
import shutil
import signal
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pypdf import PdfReader

from data_model.workspace import forget_engines
from documents.__main__ import main
from documents.outputs import KINDS, Output, outputs_of
from loaders.commands.output import DONE, FAILED

Captured = pytest.CaptureFixture[str]
BEGINS = {"pdf": b"%PDF", "pptx": b"PK", "xlsx": b"PK", "zip": b"PK"}


@pytest.fixture
def base(
    demonstration_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The demonstration, open for the command line, in a folder of this test's own."""
    file = tmp_path / "base.sqlite"
    shutil.copyfile(demonstration_file, file)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.chdir(tmp_path)
    forget_engines()
    yield tmp_path
    forget_engines()


@pytest.mark.parametrize("output", outputs_of(None))
def test_each_document_is_written_under_a_name_that_says_plan_and_day(
    base: Path, output: Output, capsys: Captured
) -> None:
    assert main([output.value, "--as-of", "2026-06-30"]) == DONE
    ending = KINDS[output][0]
    name = f"pldess-t7_{output.label}_2026-06-30.{ending}"
    assert capsys.readouterr().out == f"Écrit\u00a0: {name}.\n"
    assert (base / name).read_bytes().startswith(BEGINS[ending])


def test_one_fiche_is_named_after_its_action(base: Path) -> None:
    assert main(["fiche", "--action", "2.2"]) == DONE
    (file,) = base.glob("pldess-t7_fiche_2-2_*.pdf")
    assert len(PdfReader(file).pages) <= 3


def test_the_open_data_go_to_a_folder_where_the_name_is_no_archive(base: Path) -> None:
    assert main(["package", "-o", "donnees"]) == DONE
    assert (base / "donnees" / "datapackage.json").exists()
    assert main(["package", "-o", "donnees.zip"]) == DONE
    with zipfile.ZipFile(io.BytesIO((base / "donnees.zip").read_bytes())) as archive:
        assert "datapackage.json" in archive.namelist()


def test_the_minutes_are_those_of_a_committee(base: Path, capsys: Captured) -> None:
    assert main(["minutes", "--committee", "2"]) == DONE
    assert (base / "pldess-t7_releve_comite-territorial-2026-06-18.pdf").exists()
    with pytest.raises(SystemExit) as left:
        main(["minutes"])
    assert left.value.code == FAILED
    assert "--committee" in capsys.readouterr().err


def test_all_of_them_go_to_one_archive(base: Path) -> None:
    assert main(["all", "-o", "tout.zip"]) == DONE
    with zipfile.ZipFile(base / "tout.zip") as archive:
        assert len(archive.namelist()) == len(outputs_of(None))


@pytest.mark.parametrize("seconds", [0.1, 0.5])
def test_an_interruption_leaves_no_half_of_a_file(base: Path, seconds: float) -> None:
    (base / "tout.pdf").write_bytes(b"avant")
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        with suppress(KeyboardInterrupt):
            main(["report", "-o", "tout.pdf"])
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert not [one.name for one in base.iterdir() if one.name.endswith(".part")]
    content = (base / "tout.pdf").read_bytes()
    assert content == b"avant" or content.rstrip().endswith(b"%%EOF")


def test_a_folder_takes_the_file_under_its_own_name(base: Path) -> None:
    (base / "ici").mkdir()
    assert main(["report", "-o", "ici"]) == DONE
    assert len([*(base / "ici").glob("*.pdf")]) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["fiche", "--action", "9.9"], "L’action « 9.9 » n’est pas dans ce plan."),
        (["deck", "--plan", "X"], "Le plan « X » n’est pas dans cette base."),
        (["deck", "--committee", "999999"], "Le comité n° 999999 n’est pas dans ce plan."),
        (["deck", "-o", "absent/deck.pptx"], "« absent/deck.pptx » est introuvable"),
    ],
)
def test_a_refusal_is_one_sentence_and_leaves_nothing(
    base: Path, arguments: list[str], words: str, capsys: Captured
) -> None:
    assert main(arguments) == FAILED
    said = capsys.readouterr().err.replace("\u00a0", " ")
    assert words in said
    assert said.count("\n") == 1
    assert not [one for one in base.iterdir() if not one.name.startswith("base.sqlite")]


def test_a_verb_that_does_not_exist_is_refused_in_french(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as left:
        main(["affiche"])
    assert left.value.code == FAILED
    assert "n’est pas reconnu" in capsys.readouterr().err

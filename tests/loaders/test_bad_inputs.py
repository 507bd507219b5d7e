"""The five bad inputs, from the command line: one French sentence each, and nothing stored."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from data_model.store import copies
from data_model.workspace import active_engine
from loaders.__main__ import main
from loaders.commands.output import BLOCKED, DONE
from tests.loaders.small_plan import saved
from tests.loaders.stored_plan import AULNAY, PERIOD


def issued(folder: Path) -> Path:
    file = folder / "retour.xlsx"
    assert main(["issue", "--respondent", AULNAY, "--period", PERIOD, "-o", str(file)]) == DONE
    return file


def _unknown_commune(book: Workbook) -> None:
    del book["_meta"]
    book["Notice"]["B3"] = "Bobigny"
    book["Notice"]["B4"] = "93008"


def _missing_column(book: Workbook) -> None:
    book["Indicateurs"].delete_cols(8)


def _words_for_a_number(book: Workbook) -> None:
    book["Indicateurs"]["H8"] = "beaucoup"


@pytest.mark.parametrize(
    ("spoil", "sentences"),
    [
        (
            _unknown_commune,
            (
                "«\u00a093008\u00a0» n’est pas un répondant de ce plan.",
                "Repartez du classeur fourni pour ce répondant et cette période.",
            ),
        ),
        (
            _missing_column,
            (
                "Indicateurs!A3\u00a0: 1\u00a0colonne manque\u00a0: «\u00a0Valeur\u00a0».",
                "Remettez le titre de la colonne tel qu’il est dans le modèle.",
            ),
        ),
        (
            _words_for_a_number,
            (
                "Indicateurs!H8\u00a0: «\u00a0beaucoup\u00a0» n’est pas un nombre.",
                "Saisissez un seul nombre",
            ),
        ),
    ],
)
def test_a_spoilt_workbook_is_told_in_one_sentence_and_stores_nothing(
    base: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Workbook], None],
    sentences: tuple[str, ...],
) -> None:
    file = issued(tmp_path)
    book = load_workbook(io.BytesIO(file.read_bytes()))
    book["Indicateurs"]["H10"] = 3
    spoil(book)
    file.write_bytes(saved(book))

    _refused(file, base, capsys, sentences)


def test_what_is_no_workbook_is_told_and_stores_nothing(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "retour.xlsx"
    file.write_bytes(b"%PDF-1.7\n1 0 obj\n%%EOF\n")

    _refused(file, base, capsys, ("Ce fichier est un document PDF",))


def test_the_same_file_twice_is_told_and_stored_once(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = issued(tmp_path)
    book = load_workbook(io.BytesIO(file.read_bytes()))
    book["Indicateurs"]["H8"] = 12
    file.write_bytes(saved(book))
    assert main(["import", str(file)]) == DONE

    _refused(
        file,
        base,
        capsys,
        ("Déjà intégré\u00a0: ce même fichier est le retour en vigueur.", "rien à faire."),
    )


def _refused(
    file: Path, base: Path, capsys: pytest.CaptureFixture[str], sentences: tuple[str, ...]
) -> None:
    before, kept = _exported(capsys), copies(active_engine())
    for verb in ("check", "import"):
        assert main([verb, str(file)]) == BLOCKED
        printed = capsys.readouterr().out
        for sentence in sentences:
            assert sentence in printed
    assert "Rien n’a été enregistré." in printed
    assert (_exported(capsys), copies(active_engine())) == (before, kept)


def _exported(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["export", "--json"]) == DONE
    return capsys.readouterr().out

"""A return opened and saved by LibreOffice, in each of its formats, reads back the same."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from data_model.draft import canonical
from loaders.formats.cells import CellValue, Workbook
from loaders.formats.workbook_reader import read_workbooks
from tests.loaders.issuing.test_issue import FILLED
from tests.loaders.small_plan import issued, make_basis, read_back

FORMATS = ("ods", "xls", "xlsx")
# The old format hides its formulas, and that is said.
SAID = {"ods": [], "xls": ["LECTURE_DEGRADEE"], "xlsx": []}
CONVERSION_SECONDS = 300
EMPTY = (None, "")


def soffice() -> str:
    """The installed LibreOffice; skips, or fails in CI, where there is none."""
    found = shutil.which("soffice")
    if found:
        return found
    message = "LibreOffice n’est pas installé (Debian : apt install libreoffice-calc)."
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Extension → the filled return as LibreOffice saves it; one run of the program each."""
    program, folder = soffice(), tmp_path_factory.mktemp("libreoffice")
    source = folder / "retour.xlsx"
    source.write_bytes(issued(FILLED))
    for suffix in FORMATS:
        subprocess.run(
            [
                program,
                "--headless",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--convert-to", suffix, "--outdir", str(folder / suffix), str(source)),
            ],
            check=True,
            capture_output=True,
            timeout=CONVERSION_SECONDS,
        )
    return {suffix: _only_file(folder / suffix).read_bytes() for suffix in FORMATS}


def _only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def contents(workbook: Workbook) -> dict[tuple[str, str], tuple[str, CellValue]]:
    return {
        (sheet.name, cell.address): (cell.kind.value, cell.value)
        for sheet in workbook.sheets
        for cell in sheet.cells
        if cell.value not in EMPTY
    }


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_cell_comes_back_with_its_kind(saved: Mapping[str, bytes], suffix: str) -> None:
    files = [("retour.xlsx", issued(FILLED)), (f"retour.{suffix}", saved[suffix])]
    ours, theirs = read_workbooks(files)
    assert [finding.code for finding in theirs.findings] == SAID[suffix]
    assert contents(theirs) == contents(ours)
    assert any(isinstance(value, date) for _, value in contents(theirs).values())
    assert [(sheet.name, sheet.hidden) for sheet in theirs.sheets] == [
        (sheet.name, sheet.hidden) for sheet in ours.sheets
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_return_says_the_same(saved: Mapping[str, bytes], suffix: str) -> None:
    basis = make_basis()
    ours = read_back(issued(FILLED), basis)
    # Under a name that says nothing: who and when come from the workbook itself.
    theirs = read_back(saved[suffix], basis, name=f"copie.{suffix}")
    assert {fact.key: canonical(fact) for fact in theirs.facts} == {
        fact.key: canonical(fact) for fact in ours.facts
    }
    more = [finding for finding in theirs.findings if finding not in ours.findings]
    assert [finding.code for finding in more] == SAID[suffix]
    assert set(ours.findings) <= set(theirs.findings)
    assert ours.facts

"""One return imported by the command line, to go back from."""

from pathlib import Path

from loaders.__main__ import main
from loaders.commands.output import DONE
from tests.loaders.small_plan import changed
from tests.loaders.stored_plan import AULNAY, PERIOD


def filled_one(folder: Path) -> Path:
    """The workbook of Aulnay-sous-Bois as issued, one value filled."""
    file = folder / "untel.xlsx"
    issued = ["issue", "--respondent", AULNAY, "--period", PERIOD, "-o", str(file)]
    assert main(issued) == DONE
    file.write_bytes(changed(file.read_bytes(), Indicateurs_H8=12))
    return file


def import_one(folder: Path) -> None:
    """Fill that workbook and import it."""
    assert main(["import", str(filled_one(folder))]) == DONE

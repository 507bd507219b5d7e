"""One return imported by the command line, to go back from."""

from pathlib import Path

from loaders.__main__ import main
from loaders.commands.output import DONE
from tests.loaders.small_plan import changed
from tests.loaders.stored_plan import AULNAY, PERIOD


def import_one(folder: Path) -> None:
    """Issue the workbook of Aulnay-sous-Bois, fill one value and import it."""
    file = folder / "untel.xlsx"
    issued = ["issue", "--respondent", AULNAY, "--period", PERIOD, "-o", str(file)]
    assert main(issued) == DONE
    file.write_bytes(changed(file.read_bytes(), Indicateurs_H8=12))
    assert main(["import", str(file)]) == DONE

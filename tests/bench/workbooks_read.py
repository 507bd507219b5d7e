"""How long one workbook takes, beside openpyxl alone, and what the largest one costs."""

import io
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import xlsxwriter

from data_model.vocabulary import Nature
from loaders.checks.check import check_returns, read_files
from loaders.checks.check_return import read_return
from loaders.formats.cells import MAX_CELLS
from loaders.formats.workbook_reader import read_workbooks
from loaders.formats.xlsx_cells import xlsx_workbook
from loaders.issuing.issue import issue_workbook
from loaders.recognition.identity import identify
from loaders.template.template import Filled, FilledObservation
from tests.loaders import small_plan
from tests.loaders.small_plan import AS_OF, ISSUED_AT, indicator, make_basis
from tests.reliability.valid_returns import in_every_format

RUNS = 9
LINES = 60
INDEX = replace(
    small_plan.INDEX,
    indicators={
        f"1.1-I{n}": indicator(f"1.1-I{n}", Nature.FLOW, f"Nombre de participants, atelier {n}")
        for n in range(1, LINES + 1)
    },
)
BASIS = replace(make_basis(), indicator_codes=tuple(INDEX.indicators))
LARGEST = (5_000, MAX_CELLS // 5_000)
# A formula and its value are two loads for openpyxl.
BARE = (
    "import io, sys, openpyxl; data = open(sys.argv[1], 'rb').read();"
    "[openpyxl.load_workbook(io.BytesIO(data), data_only=one) for one in (True, False)]"
)


def measure(folder: Path) -> None:
    """Print one return's ratio to two bare loads, then the largest workbook of each format."""
    content = _sixty_lines()
    file = folder / "retour.xlsx"
    file.write_bytes(content)

    def with_child() -> None:
        check_returns(read_files([("r.xlsx", content)]), INDEX, lambda *_: BASIS, as_of=AS_OF)

    def bare_process() -> None:
        subprocess.run([sys.executable, "-c", BARE, str(file)], check=True)

    def here() -> None:
        workbook = xlsx_workbook(content)
        identity = identify(workbook, INDEX, file_name="r.xlsx")
        read_return(*(workbook, INDEX, BASIS, identity), file_name="r.xlsx", sha256="", as_of=AS_OF)

    def bare_here() -> None:
        for data_only in (True, False):
            openpyxl.load_workbook(io.BytesIO(content), data_only=data_only)

    for name, ours, floor in (
        ("processus compris", with_child, bare_process),
        ("lecture et vérification seules", here, bare_here),
    ):
        a, b = _medians(ours, floor)
        print(
            f"retour de {LINES} lignes, {name} : {a * 1000:.0f} ms ; "
            f"openpyxl deux fois {b * 1000:.0f} ms ; rapport {a / b:.2f}"
        )
    for suffix, data in _largest().items():
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        (workbook,) = read_workbooks([(f"grand.{suffix}", data)])
        elapsed, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        n_cells = sum(len(sheet.cells) for sheet in workbook.sheets)
        print(
            f"{n_cells} cellules en .{suffix} : {elapsed:.1f} s, dont "
            f"{after.ru_utime - before.ru_utime:.1f} s de processeur dans l’enfant ; "
            f"jusque-là {after.ru_maxrss / 1024:.0f} Mio au plus"
        )


def _medians(one: Callable[[], None], other: Callable[[], None]) -> tuple[float, float]:
    """The two in turn, so that a slow moment of the machine counts for both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS):
        for action, kept in zip((one, other), times, strict=True):
            start = time.perf_counter()
            action()
            kept.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])


def _sixty_lines() -> bytes:
    filled = {(code, ""): FilledObservation(value=n) for n, code in enumerate(INDEX.indicators)}
    return issue_workbook(INDEX, BASIS, issued_at=ISSUED_AT, filled=Filled(observations=filled))


def _largest() -> dict[str, bytes]:
    """As many cells as are read, half words and half numbers, in every format but .xls."""
    stream = io.BytesIO()
    n_rows, n_columns = LARGEST
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Indicateurs")
        for row in range(n_rows):
            for column in range(n_columns):
                sheet.write(row, column, row * 1.5 if column % 2 else f"ligne {row} mot {column}")
    return {
        suffix: data
        for suffix, data in in_every_format(stream.getvalue()).items()
        if suffix != "xls"
    }

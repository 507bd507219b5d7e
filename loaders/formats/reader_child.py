"""Reads workbooks and outlines in a process of its own: `python -m loaders.formats.reader_child`.

On standard input, file after file: a line of JSON that says which reader to use, the file's name
and its length, then the bytes. On standard output, one line a file: the cells as JSON, the code
of a refusal as JSON, or an empty line where the file could not be read.
"""

import gc
import json
import sys
from typing import BinaryIO

# openpyxl imports these two if it finds them, and needs neither to read: half of the start-up.
sys.modules["numpy"] = None  # type: ignore[assignment]
sys.modules["PIL"] = None  # type: ignore[assignment]

from loaders.formats.cells import Workbook, encode_workbook  # noqa: E402  after the lines above

try:
    import resource
except ImportError:  # Windows has no such limits; the parent's time limit remains.
    resource = None  # type: ignore[assignment]

MAX_MEMORY_BYTES = 1024**3
MAX_CPU_SECONDS = 20
MAX_LINE_BYTES = 64 * 1024**2
# A refusal's code by the name of the error: its module is not imported to know it.
REFUSALS = {
    "EncryptedError": "PROTEGE_MOT_DE_PASSE",
    "PasswordError": "PROTEGE_MOT_DE_PASSE",
    "BrokenArchiveError": "ARCHIVE_CORROMPUE",
    "OpenQuoteError": "GUILLEMET_OUVERT",
}


def main() -> None:
    """Answer one line for each file until standard input ends."""
    _limit_resources()
    # Collecting while a file is read costs a quarter of the time; it is done after each.
    gc.disable()
    while order := sys.stdin.buffer.readline():
        told = json.loads(order)
        data = sys.stdin.buffer.read(told["length"])
        _renew_cpu_limit()
        _answer(sys.stdout.buffer, _line(told["reader"], data, told["name"]))
        # openpyxl's objects point at one another: without this, files would add up in memory.
        gc.collect()


def workbook_by(reader: str, data: bytes, name: str) -> Workbook:
    """What one reader sees; each is imported when it is first asked for, as it costs time."""
    match reader:
        case "openpyxl":
            from loaders.formats.xlsx_cells import xlsx_workbook

            return xlsx_workbook(data)
        case "xlrd":
            from loaders.formats.xls_cells import xls_workbook

            return xls_workbook(data)
        case "content.xml":
            from loaders.formats.ods_cells import ods_workbook

            return ods_workbook(data)
        case "csv":
            from loaders.formats.csv_cells import csv_workbook

            return csv_workbook(data, name)
        case "geojson":
            from loaders.formats.geojson_cells import geojson_workbook

            return geojson_workbook(data)
        case _:
            from loaders.formats.calamine_cells import calamine_workbook

            return calamine_workbook(data)


def _line(reader: str, data: bytes, name: str) -> bytes:
    try:
        line = encode_workbook(workbook_by(reader, data, name)).encode("ascii")
    # Any failure of any library is one and the same answer, also those that are no Exception
    # (a panic of compiled code, MemoryError in disguise): the next file has its own chance.
    except BaseException as error:
        if refused := REFUSALS.get(type(error).__name__):
            return json.dumps({"refused": refused}, separators=(",", ":")).encode("ascii")
        if isinstance(error, MemoryError):
            return b'{"refused":"FEUILLE_TROP_GRANDE"}'
        return b""
    return line if len(line) < MAX_LINE_BYTES else b'{"refused":"FEUILLE_TROP_GRANDE"}'


def _answer(output: BinaryIO, line: bytes) -> None:
    output.write(line + b"\n")
    output.flush()


def _limit_resources() -> None:
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _renew_cpu_limit() -> None:
    """The limit counts from the start of the process, so each file moves it on."""
    if resource is None:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + MAX_CPU_SECONDS, hard))


if __name__ == "__main__":
    main()

"""Reads workbooks in a process of its own: `python -m loaders.reader_child`.

On standard input, file after file: eight bytes of length, then the bytes. On standard output, one
line a file: the cells as JSON, or an empty line where the file could not be read.
"""

import gc
import sys
from typing import BinaryIO

# openpyxl imports these two if it finds them, and needs neither to read: half of the start-up.
sys.modules["numpy"] = None  # type: ignore[assignment]
sys.modules["PIL"] = None  # type: ignore[assignment]

from loaders.cells import encode_workbook  # noqa: E402  after the two lines above, on purpose
from loaders.xlsx_cells import xlsx_workbook  # noqa: E402

try:
    import resource
except ImportError:  # Windows has no such limits; the parent's time limit remains.
    resource = None  # type: ignore[assignment]

LENGTH_BYTES = 8
MAX_MEMORY_BYTES = 1024**3
MAX_CPU_SECONDS = 20
MAX_LINE_BYTES = 64 * 1024**2


def main() -> None:
    """Answer one line for each file until standard input ends."""
    _limit_resources()
    while length := sys.stdin.buffer.read(LENGTH_BYTES):
        data = sys.stdin.buffer.read(int.from_bytes(length, "big"))
        _renew_cpu_limit()
        _answer(sys.stdout.buffer, _line(data))
        # openpyxl's objects point at one another: without this, files would add up in memory.
        gc.collect()


def _line(data: bytes) -> bytes:
    try:
        line = encode_workbook(xlsx_workbook(data)).encode("ascii")
    # Any failure of any library is one and the same answer, also those that are no Exception
    # (a panic of compiled code, MemoryError in disguise): the next file has its own chance.
    except BaseException:
        return b""
    return line if len(line) < MAX_LINE_BYTES else b""


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

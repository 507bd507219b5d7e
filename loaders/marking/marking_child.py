"""Marks one workbook in a process of its own: `python -m loaders.marking.marking_child`.

On standard input: eight bytes of length, the marks as JSON, then the workbook to its end. On
standard output: the marked workbook; nothing, and a failure, where it could not be made.
"""

import sys

# openpyxl imports it if it finds it, and does without: half of the start-up.
sys.modules["numpy"] = None  # type: ignore[assignment]

from loaders.marking.marking import marked_workbook  # noqa: E402  after the line above, on purpose
from loaders.marking.marks import decode_marks  # noqa: E402

try:
    import resource
except ImportError:  # Windows has no such limits; the parent's time limit remains.
    resource = None  # type: ignore[assignment]

LENGTH_BYTES = 8
MAX_MEMORY_BYTES = 1024**3
MAX_CPU_SECONDS = 20
# Sheets are written to temporary files, and so is the answer.
MAX_WRITTEN_BYTES = 100 * 1024**2


def main() -> int:
    """Answer one workbook; 1 where any library failed in any way."""
    _limit_resources()
    length = int.from_bytes(sys.stdin.buffer.read(LENGTH_BYTES), "big")
    marks = decode_marks(sys.stdin.buffer.read(length))
    try:
        marked = marked_workbook(sys.stdin.buffer.read(), marks)
    except BaseException:
        return 1
    sys.stdout.buffer.write(marked)
    sys.stdout.buffer.flush()
    return 0


def _limit_resources() -> None:
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_WRITTEN_BYTES, MAX_WRITTEN_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())

"""A file is written whole or not at all, whatever stops the writing."""

import errno
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from documents.writing import write_whole

LIMIT = 4_096


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """As on a disk that fills up: the system refuses what goes beyond."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("before", [None, b"avant"])
def test_a_writing_that_fails_half_way_leaves_what_was_there(
    tmp_path: Path, before: bytes | None
) -> None:
    path = tmp_path / "rapport.pdf"
    if before is not None:
        path.write_bytes(before)
    with files_no_longer_than(LIMIT), pytest.raises(OSError, match="rapport") as refused:
        write_whole(path, b"x" * (LIMIT + 1))
    assert refused.value.errno == errno.EFBIG
    left = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    assert left == ({} if before is None else {"rapport.pdf": before})


def test_what_was_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"avant")
    write_whole(path, b"x" * LIMIT)
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"x" * LIMIT]


def test_a_pipe_takes_the_bytes_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"abc")
    assert os.read(reader, 10) == b"abc"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_missing_folder_is_told_by_the_name_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "absent" / "rapport.pdf"
    with pytest.raises(FileNotFoundError) as refused:
        write_whole(path, b"x")
    assert refused.value.filename == str(path)

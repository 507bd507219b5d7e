"""The reading child may die, hang, lie or swell: it costs its own file, and a finding says so."""

import contextlib
import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from loaders.formats.cells import Sheet, Workbook, encode_workbook
from loaders.formats.workbook_reader import read_workbooks
from tests.loaders.made_workbooks import codes, small

# A child that does what its file says: the real protocol, with deaths on command.
PUPPET = """
import json, os, signal, sys, time
while told := sys.stdin.buffer.readline():
    data = sys.stdin.buffer.read(json.loads(told)["length"])
    orders = (b"DIE", b"HANG", b"LIE", b"CPU", b"FLOOD", b"ABORT", b"CODE")
    order = next((o for o in orders if o in data), b"")
    if order == b"DIE":
        os.kill(os.getpid(), signal.SIGSEGV)
    if order == b"CPU":
        os.kill(os.getpid(), signal.SIGXCPU)
    if order == b"HANG":
        time.sleep(600)
    if order == b"ABORT":
        os.abort()
    if order == b"FLOOD":
        for _ in range(70):
            sys.stdout.buffer.write(b"x" * 1024**2)
    answer = {b"LIE": b'{"sheets": 1', b"CODE": b'{"refused":["<b>"]}'}.get(order, GOOD)
    sys.stdout.buffer.write(answer + b"\\n")
    sys.stdout.buffer.flush()
"""


def puppet(tmp_path: Path) -> tuple[str, ...]:
    sheet = Sheet(name="x", hidden=False, cells=(), n_rows=0, n_columns=0)
    good = encode_workbook(Workbook(sheets=(sheet,))).encode()
    script = tmp_path / "puppet.py"
    script.write_text(f"GOOD = {good!r}\n{PUPPET}", encoding="utf-8")
    return (sys.executable, str(script))


def ordered(word: bytes) -> bytes:
    """A sound workbook that carries an order to the puppet, uncompressed."""
    buffer = io.BytesIO(small())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("docProps/order.txt", word)
    return buffer.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_child_killed_hung_or_mad_costs_only_its_own_file(tmp_path: Path) -> None:
    orders = [b"", b"DIE", b"", b"HANG", b"", b"LIE", b"", b"CPU", b""]
    orders += [b"ABORT", b"", b"CODE", b""]
    files = [(f"{i}.xlsx", ordered(order)) for i, order in enumerate(orders)]
    started = time.perf_counter()
    results = read_workbooks(files, max_seconds=5, command=puppet(tmp_path))
    assert [codes(result) for result in results] == [
        [],
        ["ILLISIBLE"],
        [],
        ["LECTURE_TROP_LONGUE"],
        [],
        ["ILLISIBLE"],
        [],
        ["LECTURE_TROP_LONGUE"],
        [],
        ["FEUILLE_TROP_GRANDE"],
        [],
        ["ILLISIBLE"],
        [],
    ]
    assert time.perf_counter() - started < 300
    assert results[3].findings[0].message == "La lecture a été arrêtée après 5\u00a0s."


def test_a_child_that_answers_without_end_is_cut_off(tmp_path: Path) -> None:
    files = [("a.xlsx", ordered(b"FLOOD")), ("b.xlsx", small())]
    results = read_workbooks(files, command=puppet(tmp_path))
    assert [codes(result) for result in results] == [["ILLISIBLE"], []]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_child_that_cannot_start_is_a_finding(tmp_path: Path) -> None:
    command = (sys.executable, str(tmp_path / "absent.py"))
    assert codes(read_workbooks([("a.xlsx", small())], command=command)[0]) == ["ILLISIBLE"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_the_child_cannot_take_more_than_its_memory() -> None:
    greedy = (
        "import loaders.formats.reader_child as child; encode = child.encode_workbook;"
        "child.encode_workbook = lambda workbook: (bytearray({size}), encode(workbook))[1];"
        "child.main()"
    )
    for size, expected in ((1024**2, []), (1024**3, ["FEUILLE_TROP_GRANDE"])):
        command = (sys.executable, "-c", greedy.format(size=size))
        assert codes(read_workbooks([("a.xlsx", small())], command=command)[0]) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_the_child_cannot_take_more_than_its_processor_time() -> None:
    endless = (
        "import itertools, loaders.formats.reader_child as child; child.MAX_CPU_SECONDS = 0;"
        "child.workbook_by = lambda *_: sum(itertools.repeat(0)); child.main()"
    )
    result = read_workbooks([("a.xlsx", small())], command=(sys.executable, "-c", endless))
    assert codes(result[0]) == ["LECTURE_TROP_LONGUE"]


def test_the_child_sees_no_secret_of_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    refuses = "import os; assert 'DATABASE_URL' not in os.environ;"
    child = f"{refuses} import loaders.formats.reader_child as child; child.main()"
    result = read_workbooks([("a.xlsx", small())], command=(sys.executable, "-c", child))
    assert codes(result[0]) == []


def test_the_child_imports_nothing_heavy() -> None:
    readers = ("xlsx_cells", "xls_cells", "ods_cells", "csv_cells", "calamine_cells")
    modules = ", ".join(f"loaders.formats.{name}" for name in ("reader_child", *readers))
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, {modules}; print(*sorted(sys.modules))"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()
    assert "openpyxl" in told
    for heavy in ("pandas", "streamlit", "sqlmodel", "sqlalchemy", "babel", "pydantic"):
        assert heavy not in told


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_no_child_is_left_behind() -> None:
    before = children()
    read_workbooks([("a.xlsx", small()), ("b.xlsx", small())])
    assert children() == before


def children() -> set[str]:
    """The processes whose parent is this one."""
    task = Path(f"/proc/{os.getpid()}/task")
    if not task.exists():
        pytest.skip("no /proc here")
    found: set[str] = set()
    for thread in task.iterdir():
        # A thread may end while it is looked at.
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            found.update((thread / "children").read_text().split())
    return found

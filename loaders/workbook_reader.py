"""Files dropped → their cells, read in child processes that may die without harm."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue

from data_model.finding import Finding, Severity
from data_model.french import joined, number, plural
from loaders.cells import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    Sheet,
    Workbook,
    decode_workbook,
)
from loaders.door import check_door

PROJECT_ROOT = Path(__file__).resolve().parent.parent
CHILD_COMMAND = (sys.executable, "-m", "loaders.reader_child")
LENGTH_BYTES = 8
MAX_SECONDS_PER_FILE = 20.0
MAX_CHILDREN = 2
MAX_ANSWER_BYTES = 65 * 1024**2
# The child reads what strangers wrote: nothing secret of the app's environment goes to it.
CHILD_ENVIRONMENT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG")
CPU_LIMIT_EXIT = -signal.SIGXCPU if hasattr(signal, "SIGXCPU") else None

NamedFile = tuple[str, bytes]


def read_workbooks(
    files: Sequence[NamedFile],
    *,
    max_seconds: float = MAX_SECONDS_PER_FILE,
    command: Sequence[str] = CHILD_COMMAND,
) -> list[Workbook]:
    """One workbook a file, in the same order; what could not be read has findings and no sheet."""
    refusals = [check_door(data, name) for name, data in files]
    jobs: SimpleQueue[int] = SimpleQueue()
    for index, refusal in enumerate(refusals):
        if not refusal:
            jobs.put(index)
    n_children = min(jobs.qsize(), MAX_CHILDREN)
    read: dict[int, Workbook] = {}

    def work() -> None:
        for index, workbook in _read_jobs(jobs, files, max_seconds=max_seconds, command=command):
            read[index] = workbook

    if n_children:
        with ThreadPoolExecutor(n_children) as pool:
            for task in [pool.submit(work) for _ in range(n_children)]:
                task.result()
    return [
        Workbook(findings=tuple(refusal)) if refusal else read[index]
        for index, refusal in enumerate(refusals)
    ]


def _read_jobs(
    jobs: SimpleQueue[int],
    files: Sequence[NamedFile],
    *,
    max_seconds: float,
    command: Sequence[str],
) -> Iterator[tuple[int, Workbook]]:
    """Take files until none is left; one child serves them all, until one of them kills it."""
    child: subprocess.Popen[bytes] | None = None
    try:
        while True:
            try:
                index = jobs.get_nowait()
            except Empty:
                return
            data = files[index][1]
            workbook = None
            if child is not None and child.poll() is None:
                workbook = _ask(child, data, max_seconds=max_seconds)
            # An earlier file may have harmed the child: only a new one's failure is this file's.
            if workbook is None or _has_code(workbook, "ILLISIBLE"):
                if child is not None:
                    _stop(child)
                child = _start_child(command)
                workbook = _ask(child, data, max_seconds=max_seconds)
            yield index, workbook
    finally:
        if child is not None:
            _stop(child)


def _has_code(workbook: Workbook, code: str) -> bool:
    return any(finding.code == code for finding in workbook.findings)


def _start_child(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  a constant command: this interpreter, a module of ours
        list(command),
        cwd=PROJECT_ROOT,
        env={key: os.environ[key] for key in CHILD_ENVIRONMENT if key in os.environ},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _stop(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    for pipe in (child.stdin, child.stdout):
        # Bytes that the dead child never took make closing its input fail; they are of no use.
        with suppress(OSError):
            if pipe is not None:
                pipe.close()
    child.wait()


def _ask(child: subprocess.Popen[bytes], data: bytes, *, max_seconds: float) -> Workbook:
    """What the child says of one file; a child that died, hung or lied is stopped for good."""
    is_late = threading.Event()

    def give_up() -> None:
        is_late.set()
        child.kill()

    timer = threading.Timer(max_seconds, give_up)
    timer.start()
    line = _exchange(child, data)
    timer.cancel()
    # Without waiting, a timer that has just gone off would kill the child under the next file.
    timer.join()
    workbook = _answered(line)
    if line.endswith(b"\n") and not is_late.is_set():
        return workbook
    _stop(child)
    if is_late.is_set() or child.returncode == CPU_LIMIT_EXIT:
        return Workbook(findings=(_too_slow(max_seconds),))
    return workbook


def _answered(line: bytes) -> Workbook:
    """The workbook of one line of answer; an empty, cut or senseless one is a finding."""
    try:
        return _with_findings(decode_workbook(line))
    except ValueError:
        return Workbook(findings=(_unreadable(),))


def _exchange(child: subprocess.Popen[bytes], data: bytes) -> bytes:
    """Hand over the bytes and return the line that answers, b"" from a child that died."""
    if child.stdin is None or child.stdout is None:
        return b""
    try:
        child.stdin.write(len(data).to_bytes(LENGTH_BYTES, "big") + data)
        child.stdin.flush()
        return child.stdout.readline(MAX_ANSWER_BYTES)
    except OSError:
        return b""


def _with_findings(workbook: Workbook) -> Workbook:
    if not workbook.sheets:
        return Workbook(findings=(_no_sheet(),))
    findings = [_too_large(sheet) for sheet in workbook.sheets if sheet.n_left_out]
    if workbook.sheets_left_out:
        findings.append(_too_many_sheets(workbook.sheets_left_out))
    return replace(workbook, findings=tuple(findings))


def _too_large(sheet: Sheet) -> Finding:
    limits = (
        f"{number(MAX_ROWS)} lignes, {number(MAX_COLUMNS)} colonnes par feuille, "
        f"{number(MAX_CELLS)} cellules par classeur"
    )
    left_out = plural(sheet.n_left_out, "cellule remplie", "cellules remplies")
    return Finding(
        severity=Severity.QUESTION,
        code="FEUILLE_TROP_GRANDE",
        sheet=sheet.name,
        value=number(sheet.n_left_out),
        message=f"{left_out} au-delà des limites ({limits})\u00a0: ce qui s’y trouve n’est pas lu.",
        hint="Effacez ce qui dépasse, ou confirmez que ces cellules ne comptent pas.",
    )


def _too_many_sheets(names: Sequence[str]) -> Finding:
    return Finding(
        severity=Severity.QUESTION,
        code="FEUILLE_TROP_GRANDE",
        value=number(len(names)),
        message=f"Au-delà de {MAX_SHEETS} feuilles, la suite n’est pas lue\u00a0: {joined(names)}.",
        hint="Supprimez les feuilles inutiles, ou confirmez qu’elles ne comptent pas.",
    )


def _no_sheet() -> Finding:
    return Finding(
        severity=Severity.ERROR,
        code="ILLISIBLE",
        message="Aucune feuille lisible n’a été trouvée dans ce classeur.",
        hint="Enregistrez au format Classeur Excel (.xlsx), puis déposez-le à nouveau.",
    )


def _too_slow(max_seconds: float) -> Finding:
    return Finding(
        severity=Severity.ERROR,
        code="LECTURE_TROP_LONGUE",
        message=f"La lecture a été arrêtée après {number(max_seconds)}\u00a0s.",
        hint="Supprimez les feuilles et les lignes inutiles, puis déposez le classeur à nouveau.",
    )


def _unreadable() -> Finding:
    return Finding(
        severity=Severity.ERROR,
        code="ILLISIBLE",
        message="Ce fichier n’a pas pu être ouvert.",
        hint="Enregistrez-le au format .xlsx depuis Excel, puis déposez-le à nouveau.",
    )

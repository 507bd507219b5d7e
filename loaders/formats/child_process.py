"""The talk with one reading child: an order and bytes go in, a line comes out, or it is stopped."""

import json
import os
import signal
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from loaders.formats.cells import Workbook, decode_workbook

PROJECT_ROOT = Path(__file__).resolve().parents[2]
MAX_ANSWER_BYTES = 65 * 1024**2
PIPE_BYTES = 1024**2
# The child reads what strangers wrote: nothing secret of the app's environment goes to it.
CHILD_ENVIRONMENT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG")
UNREADABLE, TOO_SLOW, TOO_LARGE = "ILLISIBLE", "LECTURE_TROP_LONGUE", "FEUILLE_TROP_GRANDE"
PASSWORD = "PROTEGE_MOT_DE_PASSE"  # noqa: S105  the code of a finding
BROKEN = "ARCHIVE_CORROMPUE"
OPEN_QUOTE = "GUILLEMET_OUVERT"
CODES = {UNREADABLE, TOO_LARGE, PASSWORD, BROKEN, OPEN_QUOTE}
# Compiled code that cannot have the memory it wants ends the process with SIGABRT.
CODE_BY_SIGNAL = {
    -getattr(signal, name): code
    for name, code in (("SIGXCPU", TOO_SLOW), ("SIGABRT", TOO_LARGE))
    if hasattr(signal, name)
}
NOTHING = Workbook()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a child made of one file: a workbook, perhaps without sheets, or a refusal's code."""

    workbook: Workbook = NOTHING
    refused: str = ""

    @property
    def is_childs_fault(self) -> bool:
        """Whether an earlier file may have harmed the process that answers so."""
        return self.refused in {UNREADABLE, TOO_LARGE}


class ReadingChild:
    """One process, started anew when it is dead."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._n_served = 0

    def ask(self, reader: str, data: bytes, *, name: str, max_seconds: float) -> Answer:
        """The answer for one file; where a child that served others fails, a new one is asked."""
        answer = self._ask_once(reader, data, name=name, max_seconds=max_seconds)
        if answer.is_childs_fault and self._n_served > 1:
            self.stop()
            answer = self._ask_once(reader, data, name=name, max_seconds=max_seconds)
        return answer

    def stop(self) -> None:
        """Kill the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            # Bytes that the dead child never took make closing its input fail; they are of no use.
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        process.wait()

    def _ask_once(self, reader: str, data: bytes, *, name: str, max_seconds: float) -> Answer:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = _start(self._command)
            self._n_served = 0
        process = self._process
        self._n_served += 1
        is_late = threading.Event()

        def give_up() -> None:
            is_late.set()
            process.kill()

        timer = threading.Timer(max_seconds, give_up)
        timer.start()
        order = json.dumps({"reader": reader, "name": name, "length": len(data)})
        line = _exchange(process, order.encode("ascii") + b"\n" + data)
        timer.cancel()
        # Without waiting, a timer that has just gone off would kill the child under the next file.
        timer.join()
        if line.endswith(b"\n") and not is_late.is_set():
            return _answer(line)
        n_served = self._n_served
        self.stop()
        self._n_served = n_served
        code = TOO_SLOW if is_late.is_set() else CODE_BY_SIGNAL.get(process.returncode, UNREADABLE)
        return Answer(refused=code)


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  a constant command: this interpreter, a module of ours
        list(command),
        cwd=PROJECT_ROOT,
        env={key: os.environ[key] for key in CHILD_ENVIRONMENT if key in os.environ},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=PIPE_BYTES,
    )


def _exchange(process: subprocess.Popen[bytes], order: bytes) -> bytes:
    """Hand over the bytes and return the line that answers, b"" from a child that died."""
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(order)
        process.stdin.flush()
        return process.stdout.readline(MAX_ANSWER_BYTES)
    except OSError:
        return b""


def _answer(line: bytes) -> Answer:
    """The answer that one line holds; an empty, cut or senseless one is a failure."""
    try:
        if line.startswith(b'{"refused"'):
            code = json.loads(line)["refused"]
            return Answer(refused=code if code in CODES else UNREADABLE)
        return Answer(workbook=decode_workbook(line))
    except (ValueError, TypeError):
        return Answer(refused=UNREADABLE)

"""The application, started on a folder of bases as its own process."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# A loaded machine is slow, not wrong.
START_SECONDS = 240


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The application while the block lasts; gives its address."""
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "asgi.py", "--server.port", str(port)],
        cwd=ROOT,
        env=environment | {"PILOTAGE_VAR": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/sante", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=120)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            pytest.fail("Le serveur s’est arrêté au démarrage.")
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - our own loopback
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("Le serveur n’a pas répondu à temps.")

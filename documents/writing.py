"""A file written whole or not at all: a command stopped half-way leaves what was there before."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the file, then put it in its place.

    Raises: OSError, which names the file asked for; the file is then as it was.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        # A device takes its bytes in place; a folder refuses them in the system's words.
        target.write_bytes(content)
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    except OSError as error:
        error.filename = str(path)
        raise
    finally:
        beside.unlink(missing_ok=True)

"""The demonstration's base, built once for what it is made of, whichever process asks first."""

import hashlib
import json
import os
import shutil
import time
from dataclasses import asdict
from pathlib import Path

import pytest

from data_model.schema import migrate
from data_model.store import ROOT, make_engine
from sample_data.demonstration import (
    DemonstrationReceipt,
    build_demonstration,
    write_demonstration_files,
)

WAIT_SECONDS = 900
MADE_OF = ("data_model", "loaders", "analysis", "sample_data", "migrations")
KEPT = ROOT / ".pytest_cache" / "demonstration"


def _shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.getbasetemp()
    # Workers of one run each have a folder of their own inside the run's.
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


def _fingerprint() -> str:
    """One number for everything that the demonstration is made of: code, tables, libraries."""
    seen = hashlib.sha256((ROOT / "requirements-test.lock").read_bytes())
    for name in MADE_OF:
        for path in sorted((ROOT / name).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                seen.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return seen.hexdigest()[:16]


@pytest.fixture(scope="session")
def demonstration_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SQLite file of the demonstration; copy it before writing into it."""
    folder = _shared_folder(tmp_path_factory) / "demonstration-of-the-run"
    done = folder / "done"
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + WAIT_SECONDS
        while not done.exists():
            if time.monotonic() > end:
                pytest.fail("La démonstration n’a pas été préparée à temps.")
            time.sleep(0.2)
        return folder / "demonstration.sqlite"
    kept = KEPT / _fingerprint()
    if kept.exists():
        shutil.copytree(kept, folder, dirs_exist_ok=True)
    else:
        _build(folder)
        _keep(folder, kept)
    done.touch()
    return folder / "demonstration.sqlite"


def _build(folder: Path) -> None:
    engine = make_engine(f"sqlite:///{folder / 'demonstration.sqlite'}")
    migrate(engine)
    receipt = build_demonstration(engine)
    write_demonstration_files(engine, folder)
    engine.dispose()
    (folder / "receipt.json").write_text(json.dumps(asdict(receipt)), encoding="utf-8")


def _keep(folder: Path, kept: Path) -> None:
    """Keep this one for the next run, and no other: whole or not at all."""
    shutil.rmtree(KEPT, ignore_errors=True)
    KEPT.mkdir(parents=True)
    half = KEPT / "unfinished"
    shutil.copytree(folder, half)
    half.rename(kept)


@pytest.fixture(scope="session")
def demonstration_receipt(demonstration_file: Path) -> DemonstrationReceipt:
    """What building it did."""
    text = (demonstration_file.parent / "receipt.json").read_text(encoding="utf-8")
    return DemonstrationReceipt(**json.loads(text))


@pytest.fixture(scope="session")
def missing_workbook(demonstration_file: Path) -> Path:
    """A return of the last quarter that has not been imported yet: Dugny's, filled."""
    return next(demonstration_file.parent.glob("*93030*.xlsx"))

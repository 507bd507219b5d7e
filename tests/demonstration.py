"""The demonstration's base, built once for all the tests of a run, whichever process asks first."""

import json
import os
import time
from dataclasses import asdict
from pathlib import Path

import pytest

from data_model.store import make_engine, migrate
from sample_data.demonstration import (
    DemonstrationReceipt,
    build_demonstration,
    write_demonstration_files,
)

WAIT_SECONDS = 240


def _shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.getbasetemp()
    # Workers of one run each have a folder of their own inside the run's.
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


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
    engine = make_engine(f"sqlite:///{folder / 'demonstration.sqlite'}")
    migrate(engine)
    receipt = build_demonstration(engine)
    write_demonstration_files(engine, folder)
    engine.dispose()
    (folder / "receipt.json").write_text(json.dumps(asdict(receipt)), encoding="utf-8")
    done.touch()
    return folder / "demonstration.sqlite"


@pytest.fixture(scope="session")
def demonstration_receipt(demonstration_file: Path) -> DemonstrationReceipt:
    """What building it did."""
    text = (demonstration_file.parent / "receipt.json").read_text(encoding="utf-8")
    return DemonstrationReceipt(**json.loads(text))


@pytest.fixture(scope="session")
def missing_workbook(demonstration_file: Path) -> Path:
    """A return of the last quarter that has not been imported yet: Dugny's, filled."""
    return next(demonstration_file.parent.glob("*93030*.xlsx"))

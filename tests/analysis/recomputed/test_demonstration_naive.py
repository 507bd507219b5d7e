"""The demonstration: every aggregate of every page is what a naive count says, day after day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from data_model.store import make_engine, reading
from sample_data.story import DEMONSTRATION_DAY
from tests.analysis.recomputed.compared import differences, different, pairs

# Loaded and not begun; its middle; long after its end.
DAYS = (date(2023, 12, 20), date(2025, 6, 10), date(2028, 5, 2))
LEAST_COMPARED = 3_000


@pytest.fixture(scope="module")
def demonstration(demonstration_file: Path) -> Iterator[Session]:
    """The demonstration, to be read."""
    engine = make_engine(f"sqlite:///{demonstration_file}")
    with reading(engine) as session:
        yield session
    engine.dispose()


def test_on_its_own_day(demonstration: Session) -> None:
    compared = list(pairs(demonstration, DEMONSTRATION_DAY))
    assert different(compared) == []
    assert len(compared) > LEAST_COMPARED


@pytest.mark.parametrize("day", DAYS)
def test_on_other_days(demonstration: Session, day: date) -> None:
    assert differences(demonstration, day, by_indicator=False) == []


@pytest.mark.long
@pytest.mark.parametrize("day", DAYS)
def test_every_indicator_on_other_days(demonstration: Session, day: date) -> None:
    assert differences(demonstration, day) == []

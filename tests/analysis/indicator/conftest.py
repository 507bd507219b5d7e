"""The demonstration on its own day, with what the page of an indicator needs of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from analysis.indicator.measures import measure_labels
from analysis.indicator.target import target_history_frame
from analysis.results.results import results_frame
from analysis.rows import rows_of
from analysis.snapshot import Snapshot, snapshot
from data_model.store import make_engine, reading
from data_model.workspace import plans

RAW = re.compile(r"\b(None|NaN|nan|inf)\b|<NA>|0000000|Decimal\(|Fraction\(")


@dataclass(frozen=True, kw_only=True)
class Seen:
    frames: Snapshot
    results: list[Any]
    labels: dict[str, str]
    history: dict[str, Any]


@pytest.fixture(scope="session")
def seen(demonstration_file: Path) -> Iterator[Seen]:
    """The demonstration on its own day."""
    engine = make_engine(f"sqlite:///{demonstration_file}")
    with reading(engine) as session:
        plan = plans(session)[0]
        frames = snapshot(session, plan, plan.demonstration_day)
        results = list(rows_of(results_frame(frames)))
        yield Seen(
            frames=frames,
            results=results,
            labels=measure_labels(session, plan.code),
            history={
                row.indicator_code: target_history_frame(
                    session, plan.code, row.indicator_code, cutoff=frames.situation.cutoff
                )
                for row in results
            },
        )
    engine.dispose()


def cells(*tables: Any) -> list[str]:
    return [str(cell) for table in tables for cell in table.to_numpy().ravel()]

"""The measures that actions share, and an indicator's targets and source, recomputed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from analysis.indicator.measures import (
    measure_detail_table,
    measure_labels,
    measures_board_frame,
    measures_finding,
    measures_table,
    shared,
    total_words,
)
from analysis.indicator.sheet import source_words
from analysis.indicator.target import target_history_frame
from analysis.results.actuals import is_usable
from analysis.results.given import given_values
from analysis.results.measures import measured_indicators_frame
from analysis.results.results import results_frame
from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot, snapshot
from data_model.store import make_engine, reading
from data_model.vocabulary import Nature
from data_model.workspace import plans

RAW = re.compile(r"\b(None|NaN|nan|inf)\b|<NA>|0000000|Decimal\(|Fraction\(")


@dataclass(frozen=True, kw_only=True)
class Seen:
    frames: Snapshot
    results: list[Any]
    labels: dict[str, str]
    history: dict[str, Any]


@pytest.fixture(scope="module")
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


def test_a_measure_is_the_sum_of_its_indicators_from_the_start_of_the_plan(seen: Seen) -> None:
    measured = measured_indicators_frame(seen.frames)
    board = measures_board_frame(measured, seen.labels)
    values = given_values(seen.frames, upto=seen.frames.situation.last_period)
    closing = seen.frames.situation.last_period
    assert closing is not None
    for row in rows_of(board):
        codes = [
            one.indicator_code
            for one in seen.results
            if (one.measure_code, one.nature, one.unit) == (row.measure_code, row.nature, row.unit)
        ]
        held = [
            value
            for value in values
            if value.indicator_code in codes
            and is_usable(value, Nature(row.nature))
            and (row.nature == Nature.FLOW or value.period_code == closing.code)
        ]
        total = sum(value.value_e4 or 0 for value in held)
        assert whole(row.value_e4) == (total if held else None), row.measure_code
        assert row.indicators == len(codes)
        assert row.indicators_with_data == len({value.indicator_code for value in held})
        detail = measure_detail_table(measured, row, {})
        assert len(detail) == len(codes)
        assert [text for text in cells(detail) if RAW.search(text)] == []
    assert board["actions"].is_monotonic_decreasing
    assert len(shared(board, by_several=True)) + len(shared(board, by_several=False)) == len(board)
    assert "participations" in " ".join(total_words(row) for row in rows_of(board))
    texts = [*cells(measures_table(board)), measures_finding(board)]
    assert [text for text in texts if RAW.search(text)] == []


def test_the_target_history_ends_with_the_targets_in_force(seen: Seen) -> None:
    for row in seen.results:
        history = seen.history[row.indicator_code]
        targets = seen.frames.targets
        mine = targets[targets["indicator_code"] == row.indicator_code]
        in_force = history[history["is_in_force"].astype(bool)].sort_values("due_on")
        assert in_force["due_on"].tolist() == mine["due_on"].tolist()
        assert in_force["value_e4"].tolist() == mine["value_e4"].tolist()


def test_the_source_names_who_is_asked_and_how_often(seen: Seen) -> None:
    def words(code: str) -> str:
        return source_words(seen.frames, code).replace("\u00a0", " ").replace("\u202f", " ")

    assert words("2.2-I1") == "Retours : 8 communes. Demandé chaque trimestre."
    assert "au T2 et T3 de chaque année" in words("1.5-I5")
    assert "8 communes et " in words("P-I1")

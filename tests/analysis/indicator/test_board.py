"""Indicators by axis and the furthest from what is expected."""

from typing import Any

import pandas as pd
import pytest

from analysis.indicator.board import (
    counts_table,
    furthest_frame,
    furthest_title,
    in_axis,
    indicator_marks_frame,
    results_coverage,
)
from analysis.results.results import results_counts
from data_model.vocabulary import ResultStatus

NAMES = pd.DataFrame(
    [("A1", "Axe 1"), ("A2", "Axe 2"), (None, "Transversal")],
    columns=["code", "name"],
    dtype=object,
)
INDICATOR: dict[str, Any] = {
    "action_code": "1.1",
    "axis_code": "A1",
    "decimals": 0,
    "actual_e4": 60_000,
    "expected_e4": 82_500,
    "at_least": False,
    "direction": "up",
    "h": 0.73,
    "status": ResultStatus.ALERT,
    "has_data": True,
}


def results(*rows: dict[str, Any]) -> pd.DataFrame:
    named = [{"label": f"I{place}"} | INDICATOR | row for place, row in enumerate(rows)]
    return pd.DataFrame(named, dtype=object)


MIXED = results(
    {"axis_code": "A2", "status": ResultStatus.WATCH, "h": 0.9},
    {"h": 0.6},
    {"axis_code": None, "action_code": "0", "status": ResultStatus.ON_TRACK},
    {"axis_code": None, "action_code": None, "status": ResultStatus.NO_DATA, "has_data": False},
    {"h": 0.2},
)


def test_marks_follow_the_axes_then_transversal_then_the_plan() -> None:
    frame = indicator_marks_frame(MIXED, NAMES)
    assert frame["group"].tolist() == ["Axe 1", "Axe 1", "Axe 2", "Transversal", "Plan"]


def test_transversal_does_not_hold_the_plan_s_own() -> None:
    assert in_axis(MIXED, "")["label"].tolist() == ["I2"]
    assert in_axis(MIXED, "A1")["label"].tolist() == ["I1", "I4"]
    assert len(in_axis(MIXED, None)) == len(MIXED)


def test_alerts_come_before_vigilance_and_the_worst_first() -> None:
    assert furthest_frame(MIXED)["label"].tolist() == ["I4", "I1", "I0"]


def test_prints_values_with_what_limits_them() -> None:
    row = furthest_frame(results({"at_least": True, "direction": "down"})).iloc[0]
    assert (row["value"], row["expected"]) == ("≥\u00a06", "≤\u00a08,3")
    unknown = furthest_frame(results({"expected_e4": None})).iloc[0]
    assert unknown["expected"] == "n.c."


@pytest.mark.parametrize(
    ("status", "title"),
    [
        (ResultStatus.ALERT, "Les plus éloignés de la cible"),
        (ResultStatus.ON_TRACK, "Aucun indicateur sous sa trajectoire"),
        (ResultStatus.NO_TARGET, "Aucun indicateur ne se compare encore à une cible"),
    ],
)
def test_the_heading_is_calm_only_where_something_was_judged(
    status: ResultStatus, title: str
) -> None:
    held = results({"status": status})
    assert furthest_title(furthest_frame(held), held) == title


def test_coverage_counts_values_and_targets_apart() -> None:
    held = results({}, {"has_data": False}, {"status": ResultStatus.NO_TARGET})
    assert results_coverage(held) == "2\u00a0indicateurs renseignés sur 3, 2 avec une cible"


def test_counts_show_only_the_statuses_that_occur() -> None:
    table = counts_table(results_counts(MIXED, "axis"), NAMES)
    assert table["Axe"].tolist() == ["Axe 2", "Axe 1", "Transversal"]
    assert table.columns.tolist() == ["Axe", "Conforme", "Vigilance", "Alerte", "Total"]
    assert table["Total"].tolist() == ["1", "2", "1"]

"""The four figures at the top of the overview."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from analysis.attention.headline_metric import (
    budget_metric,
    completion_metric,
    returns_metric,
    slippage_metric,
)
from analysis.results.rules import DEFAULT_THRESHOLDS
from data_model.vocabulary import Level
from tests.analysis.builders import make_situation

WORK: dict[str, Any] = {
    "done": 0.73,
    "expected": 0.82,
    "gap_points": -9.0,
    "level": Level.WATCH,
    "actions_reported": 14,
    "actions_total": 16,
    "undated": 0,
}
MONEY: dict[str, Any] = {
    "rate_committed": 0.68,
    "rate_paid": 0.5,
    "unplaced_cents": 0,
    "planned_cents": 50_500_000,
    "committed_cents": 34_450_000,
    "outside_committed_cents": 0,
    "overrun_cents": 0,
    "is_at_least": False,
    "coverage": "12 lignes sur 16",
    "reason": "",
}
DAYS: dict[str, Any] = {
    "median_days": 28.0,
    "level": Level.WATCH,
    "watch": 2,
    "alert": 1,
    "worst": (("2.2", 118),),
    "actions": 14,
    "actions_total": 16,
}


def frame(row: dict[str, Any], **other: Any) -> pd.DataFrame:
    return pd.DataFrame([row | other], dtype=object)


def test_completion_stands_beside_what_was_expected_and_what_it_rests_on() -> None:
    metric = completion_metric(frame(WORK))
    assert (metric.value, metric.delta) == ("73\u202f%", "−9\u00a0pts")
    assert metric.beside == "pour 82\u202f% attendus"
    assert metric.rests_on == "14\u00a0actions renseignées sur 16"


def test_an_unknown_completion_is_not_zero() -> None:
    metric = completion_metric(
        frame(WORK, done=None, expected=None, gap_points=None, actions_reported=0, undated=3)
    )
    assert (metric.value, metric.delta, metric.beside) == ("n.c.", "", "")
    assert metric.rests_on.endswith("3\u00a0jalons sans date")


def test_budget_says_at_least_when_someone_is_silent() -> None:
    assert budget_metric(frame(MONEY)).rests_on.startswith("344\u202f500\u00a0€")
    partial = budget_metric(frame(MONEY, is_at_least=True))
    assert budget_metric(frame(MONEY)).compared == "50\u202f% mandaté sur 505\u202f000\u00a0€"
    assert partial.rests_on.startswith("Au moins 344\u202f500\u00a0€")


def test_the_amount_committed_is_of_the_lines_of_the_rate() -> None:
    metric = budget_metric(frame(MONEY, outside_committed_cents=450_000))
    assert metric.rests_on == ("340\u202f000\u00a0€\u202f; 12 lignes sur 16")
    assert "hors taux" not in budget_metric(frame(MONEY)).rests_on


@pytest.mark.parametrize(("cents", "level"), [(0, Level.OK), (1, Level.ALERT), (None, Level.OK)])
def test_an_overrun_raises_the_alert(cents: int | None, level: Level) -> None:
    assert budget_metric(frame(MONEY, overrun_cents=cents)).level is level


def test_without_a_rate_the_budget_says_why() -> None:
    metric = budget_metric(
        frame(MONEY, rate_committed=None, committed_cents=None, reason="aucun montant reçu")
    )
    assert (metric.value, metric.rests_on) == ("n.c.", "aucun montant reçu")


def test_slippage_is_a_median_with_its_worst() -> None:
    metric = slippage_metric(frame(DAYS), DEFAULT_THRESHOLDS)
    assert (metric.value, metric.level) == ("+28\u00a0j", Level.ALERT)
    assert metric.delta == "1 à + de 45\u00a0j"
    assert metric.beside == "3 à + de 20\u00a0j"
    assert metric.compared == f"{metric.delta}\u202f; {metric.beside}"
    only_alerts = slippage_metric(frame(DAYS, watch=0, alert=3), DEFAULT_THRESHOLDS)
    assert (only_alerts.delta, only_alerts.beside) == ("3 à + de 45\u00a0j", "")
    watched = slippage_metric(frame(DAYS, alert=0), DEFAULT_THRESHOLDS)
    assert (watched.delta, watched.beside, watched.level) == (
        "2\u00a0actions à plus de 20\u00a0jours",
        "",
        Level.WATCH,
    )
    week = replace(DEFAULT_THRESHOLDS, slippage_watch_days=7)
    calm = slippage_metric(frame(DAYS, watch=0, alert=0, level=Level.OK, worst=()), week)
    assert (calm.delta, calm.beside, calm.level) == (
        "aucune action à plus de 7\u00a0jours",
        "",
        Level.OK,
    )
    assert slippage_metric(frame(DAYS, median_days=None), week).value == "sans objet"


def board(*received: bool) -> pd.DataFrame:
    rows = [
        {
            "respondent_code": str(place),
            "name": str(place),
            "period_code": "2026-T3",
            "is_expected": True,
            "is_received": found,
            "is_counted": True,
            "days_late": 0,
            "cells_given": 1,
            "cells_due": 2,
        }
        for place, found in enumerate(received)
    ]
    return pd.DataFrame(rows, dtype=object)


def test_returns_count_those_of_the_last_quarter_due() -> None:
    metric = returns_metric(board(True, True, False), make_situation())
    assert (metric.label, metric.value) == ("Retours du T3\u00a02026", "2 sur 3")
    assert (metric.level, metric.delta) == (Level.ALERT, "1\u00a0manquant")
    assert metric.beside == "dus le 31\u00a0oct."
    assert returns_metric(board(True), make_situation()).level is Level.OK


def test_before_the_first_deadline_returns_have_no_figure() -> None:
    early = make_situation(as_of=date(2024, 2, 1))
    assert returns_metric(board(False), early).value == "sans objet"

"""The axes' figure: what is drawn and what is printed."""

from typing import Any

import pandas as pd
import pytest

from charts.axis_bullets import axis_bullets_figure
from charts.theme import DARK, LIGHT

BASE: dict[str, Any] = {
    "code": "A1",
    "name": "Axe\u00a01",
    "short_label": "Écosystème",
    "done": 0.77,
    "expected": 0.82,
    "gap_points": -5.0,
    "level": "watch",
    "actions_reported": 4,
    "actions_total": 5,
    "planned_cents": 11_000_000,
    "rate_committed": 0.68,
    "rate_paid": 0.5,
    "reason": "",
    "coverage": "5 lignes sur 5",
    "is_at_least": False,
    "median_days": 24.0,
    "slippage_words": "24 jours de retard",
    "slippage_level": "watch",
    "slippage_actions": 5,
    "elapsed": 0.7,
    "verdict_level": "watch",
    "verdict": "Vigilance\u00a0: réalisation et calendrier",
}
UNKNOWN: dict[str, Any] = {
    "code": None,
    "name": "Transversal",
    "short_label": "",
    "done": None,
    "expected": None,
    "gap_points": None,
    "level": "none",
    "planned_cents": None,
    "rate_committed": None,
    "rate_paid": None,
    "reason": "sans objet\u00a0: base du montant à préciser",
    "median_days": None,
    "slippage_words": "sans objet",
    "slippage_level": "none",
    "verdict_level": "none",
    "verdict": "n.c.",
}
MOST_PIXELS = 170


def figure(*rows: dict[str, Any]) -> Any:
    frame = pd.DataFrame([BASE | row for row in rows], dtype=object)
    return axis_bullets_figure(frame, LIGHT)


def texts(drawn: Any) -> str:
    return " | ".join(note.text for note in drawn.layout.annotations)


def test_prints_the_share_the_gap_the_budget_and_the_days() -> None:
    printed = texts(figure({}))
    assert "<b>77\u202f%</b>" in printed
    assert "▲\u00a0−5\u00a0pts" in printed
    assert "<b>68\u202f%</b>" in printed
    assert "de 110\u00a0k€" in printed
    assert "<b>+24\u00a0j</b>" in printed
    assert "▲\u00a0Vigilance" in printed
    assert "temps écoulé 70\u202f%" in printed


def test_draws_the_values_it_prints() -> None:
    track, done, expected, _, committed, paid, elapsed, days = figure({}).data
    assert (track.x[0], done.x[0], expected.x[0]) == (1, 0.77, 0.82)
    assert (committed.x[0], paid.x[0], elapsed.x[0]) == (0.68, 0.5, 0.7)
    assert days.x[0] == 24


def test_an_unknown_axis_has_no_bar_and_says_so() -> None:
    drawn = figure({}, UNKNOWN)
    _, done, expected, money_track, committed, _, elapsed, days = drawn.data
    silent = (done, expected, money_track, committed, elapsed, days)
    assert [trace.x[1] for trace in silent] == [None] * 6
    printed = texts(drawn)
    assert "n.c." in printed
    assert "sans objet" in printed
    assert "base du montant" not in printed
    assert "base du montant" in committed.customdata[1]


def test_a_sum_that_rests_on_partial_returns_is_at_least() -> None:
    assert "≥\u00a068\u202f%" in texts(figure({"is_at_least": True}))


@pytest.mark.parametrize(("rate", "reach"), [(0.68, 1.0), (1.0, 1.0), (1.25, 1.25)])
def test_the_budget_scale_reaches_past_the_plan_only_when_it_is_passed(
    rate: float, reach: float
) -> None:
    assert figure({"rate_committed": rate}).layout.xaxis2.range[1] == reach


def test_days_ahead_are_drawn_to_the_left() -> None:
    drawn = figure({"median_days": -7.0, "slippage_level": "ok"})
    assert drawn.layout.xaxis3.range[0] == -7
    assert "−7\u00a0j" in texts(drawn)


def test_four_rows_hold_in_the_height_left_for_them() -> None:
    assert figure({}, {}, {}, UNKNOWN).layout.height <= MOST_PIXELS


def test_a_long_label_takes_two_lines() -> None:
    long = "Économie sociale et solidaire du territoire de l'établissement public"
    label = next(
        n.text for n in figure({"short_label": long}).layout.annotations if "Éco" in n.text
    )
    assert label.count("<br>") == 1
    assert "…" in label


def test_without_an_axis_it_says_so() -> None:
    empty = axis_bullets_figure(pd.DataFrame(columns=list(BASE)), DARK)
    assert empty.layout.annotations[0].text == "Aucun axe dans ce plan."

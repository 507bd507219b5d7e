"""Nested bars: what is printed, and how long each part is."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.budget_bars import (
    co_financing_figure,
    planned_bars_figure,
    rate_words,
    spent_bars_figure,
)
from charts.theme import LIGHT

ROW: dict[str, Any] = {
    "label": "Axe\u00a01\u00a0· Écosystème",
    "planned_cents": 11_000_000,
    "committed_cents": 9_660_000,
    "paid_cents": 7_370_000,
    "rate_committed": 0.878,
    "rate_paid": 0.67,
    "reason": "",
    "remaining_to_commit": 1_340_000,
    "elapsed": 0.75,
    "is_at_least": False,
}
NO_BASIS = {
    "planned_cents": None,
    "rate_committed": None,
    "rate_paid": None,
    "reason": "sans objet : base du montant à préciser",
    "remaining_to_commit": None,
}


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([ROW | row for row in rows], dtype=object)


def texts(figure: go.Figure) -> str:
    return " | ".join(note.text for note in figure.layout.annotations)


def words(**changes: Any) -> str:
    return rate_words(next(frame(changes).itertuples(index=False)))


def test_the_words_say_committed_paid_and_left() -> None:
    assert words() == (
        "<b>88\u202f%</b> engagé · 67\u202f% mandaté · reste <b>13\u202f400\u00a0€</b>"
    )


def test_an_overrun_is_said_as_such() -> None:
    said = words(rate_committed=1.155, remaining_to_commit=-620_000)
    assert said.endswith("dépassement <b>6\u202f200\u00a0€</b>")


def test_a_sum_without_every_return_is_at_least() -> None:
    assert words(is_at_least=True).startswith("au moins <b>88")


def test_an_amount_of_unknown_basis_has_no_rate_but_keeps_its_amount() -> None:
    said = words(**NO_BASIS, committed_cents=450_000)
    assert said == "4\u202f500\u00a0€ engagés, sans objet\u00a0: base du montant à préciser"
    assert "%" not in said


def test_nothing_voted_is_without_budget() -> None:
    nothing = NO_BASIS | {"reason": "sans budget"}
    assert words(**nothing, committed_cents=None) == "sans budget"
    spent = words(**nothing, committed_cents=450_000)
    assert spent == "4\u202f500\u00a0€ engagés, sans budget"


def test_a_year_to_come_says_what_is_to_commit_and_the_rest_is_to_split() -> None:
    nothing = {"rate_committed": None, "rate_paid": None, "committed_cents": None}
    assert words(**nothing, elapsed=0.0, reason="aucun montant reçu") == (
        "110\u202f000\u00a0€ à engager"
    )
    assert words(**nothing, elapsed=0.01, reason="aucun montant reçu") == "aucun montant reçu"
    assert words(**nothing, elapsed=None, reason="non réparti") == (
        "110\u202f000\u00a0€ à répartir"
    )


def test_parts_are_nested_and_the_overrun_stands_beyond_the_plan() -> None:
    figure = planned_bars_figure(frame({"rate_committed": 1.1, "rate_paid": 0.5}), palette=LIGHT)
    planned, committed, paid, beyond = figure.data
    assert planned.x[0] == 11_000_000
    assert committed.x[0] == 11_000_000
    assert paid.x[0] == 5_500_000
    assert beyond.base[0] == 11_000_000
    assert beyond.x[0] == pytest.approx(1_100_000)
    assert beyond.marker.color == LIGHT.alert


def test_the_mark_of_time_stands_where_the_money_would_be() -> None:
    figure = planned_bars_figure(
        frame({}, {"elapsed": None}, NO_BASIS, {"elapsed": 1.0}), palette=LIGHT
    )
    marks = [(shape.x0, round((shape.y0 + shape.y1) / 2)) for shape in figure.layout.shapes]
    assert marks == [(8_250_000, 0)] * 2 + [(11_000_000, 3)] * 2
    assert {shape.line.color for shape in figure.layout.shapes} == {LIGHT.background, LIGHT.ink}


def test_amounts_are_printed_in_the_segments_that_can_hold_them() -> None:
    figure = planned_bars_figure(frame({"rate_paid": 0.83}), palette=LIGHT, is_wide=True)
    inside = [note.text for note in figure.layout.annotations[2:]]
    assert inside == ["91\u202f300\u00a0€"]


def test_every_row_is_named_over_its_bar_or_at_its_left() -> None:
    rows = frame({}, {"label": "Transversal"})
    wide = texts(planned_bars_figure(rows, palette=LIGHT, is_wide=True))
    assert "<b>Axe\u00a01\u00a0· Écosystème</b>" in wide
    assert "110\u202f000\u00a0€ prévus" in wide
    assert "<b>Transversal</b>" in wide
    narrow = texts(planned_bars_figure(rows, palette=LIGHT, labels=12))
    assert "Transversal" in narrow
    assert "Écosystème" not in narrow


def test_a_funder_shows_paid_out_of_committed_and_what_has_none_is_left_out() -> None:
    unsplit = {"label": "Non réparti", "committed_cents": None, "paid_cents": None}
    unpaid = {"label": "FEDER", "paid_cents": None}
    figure = spent_bars_figure(
        frame({"label": "Région"}, unpaid, unsplit), palette=LIGHT, labels=20
    )
    assert list(figure.data[0].x) == [9_660_000, 9_660_000]
    assert list(figure.data[2].x) == [7_370_000, 0]
    assert list(figure.data[3].x) == [0, 0]
    assert "<b>73\u202f700\u00a0€</b> mandatés" in texts(figure)
    assert "<b>n.c.</b> mandatés" in texts(figure)
    assert "Non réparti" not in texts(figure)


def test_a_co_financing_shows_its_three_stages_and_only_a_known_request_is_passed() -> None:
    by_funder = pd.DataFrame(
        [
            ("Région", 400, 300, 100),
            ("FEDER", 400, 500, None),
            ("Mécénat", None, 250, 100),
            ("Métropole", 700, None, None),
        ],
        columns=["funder", "requested_cents", "notified_cents", "received_cents"],
        dtype=object,
    )
    figure = co_financing_figure(by_funder, palette=LIGHT, labels=20)
    asked, notified, received, beyond = (list(trace.x) for trace in figure.data)
    assert asked == [400, 400, 250, 700]
    assert notified == [300, 400, 250, 0]
    assert received == [100, 0, 100, 0]
    assert beyond == [0, 100, 0, 0]
    assert "n.c." in texts(figure)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (planned_bars_figure(frame().head(0), palette=LIGHT), "Aucun montant"),
        (spent_bars_figure(frame().head(0), palette=LIGHT, labels=9), "Aucun montant engagé"),
        (co_financing_figure(pd.DataFrame(), palette=LIGHT, labels=9), "Aucun cofinancement"),
    ],
)
def test_without_any_amount_the_figure_says_so(figure: go.Figure, words: str) -> None:
    assert words in texts(figure)

"""Nested bars: what is printed, and how long each part is."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.budget_bars import (
    budget_by_axis_figure,
    budget_by_funder_figure,
    budget_by_year_figure,
    rate_words,
)
from charts.theme import LIGHT

AXES = pd.DataFrame(
    [("A1", "Axe\u00a01", "Écosystème", "Créer"), (None, "Transversal", "", "")],
    columns=["code", "name", "short_label", "label"],
)
ROW: dict[str, Any] = {
    "code": "A1",
    "voted_cents": 11_000_000,
    "planned_cents": 11_000_000,
    "committed_cents": 9_660_000,
    "paid_cents": 7_370_000,
    "rate_committed": 0.878,
    "rate_paid": 0.67,
    "reason": "",
    "remaining_to_commit": 1_340_000,
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
    assert words() == ("<b>88\u202f%</b> engagé · 67\u202f% payé · reste <b>13\u202f400\u00a0€</b>")


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


def test_parts_are_nested_and_the_overrun_stands_beyond_the_plan() -> None:
    figure = budget_by_axis_figure(
        frame({"rate_committed": 1.1, "rate_paid": 0.5}), AXES, palette=LIGHT
    )
    planned, committed, paid, beyond = figure.data
    assert planned.x[0] == 11_000_000
    assert committed.x[0] == 11_000_000
    assert paid.x[0] == 5_500_000
    assert beyond.base[0] == 11_000_000
    assert beyond.x[0] == pytest.approx(1_100_000)
    assert beyond.marker.color == LIGHT.alert


def test_amounts_are_printed_in_the_segments_that_can_hold_them() -> None:
    figure = budget_by_axis_figure(frame({"rate_paid": 0.83}), AXES, palette=LIGHT)
    inside = [note.text for note in figure.layout.annotations[2:]]
    assert inside == ["91\u202f300\u00a0€"]


def test_every_row_is_named_also_the_cross_cutting_one() -> None:
    figure = budget_by_axis_figure(frame({}, {"code": None}), AXES, palette=LIGHT)
    assert "Axe\u00a01 · Écosystème" in texts(figure)
    assert "Transversal" in texts(figure)


def test_years_come_with_what_is_not_split() -> None:
    budget = frame(
        {"exercise": 2026}, NO_BASIS | {"exercise": None, "planned_cents": 10_200_000}
    ).drop(columns="code")
    figure = budget_by_year_figure(budget, palette=LIGHT)
    assert "<b>2026</b>" in texts(figure)
    assert "102\u00a0k€ non répartis" in texts(figure)


def test_a_year_to_come_says_what_is_to_commit() -> None:
    budget = frame(
        {"exercise": 2027, "rate_committed": None, "rate_paid": None, "committed_cents": None}
    )
    assert "110\u00a0k€ à engager" in texts(budget_by_year_figure(budget, palette=LIGHT))


def test_a_funder_shows_paid_out_of_committed() -> None:
    budget = frame({"funder": "Région Île-de-France"}, {"funder": ""})
    figure = budget_by_funder_figure(budget, palette=LIGHT)
    assert "Région Île-de-France" in texts(figure)
    assert "non précisé" in texts(figure)
    assert "<b>73,7\u00a0k€</b>" in texts(figure)
    assert list(figure.data[3].x) == [0, 0]


def test_without_any_funder_the_figure_says_so() -> None:
    figure = budget_by_funder_figure(pd.DataFrame(), palette=LIGHT)
    assert "Aucun financeur" in texts(figure)

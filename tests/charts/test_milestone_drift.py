"""The drift of milestones: one scale, labels apart, signs and words."""

from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.milestone_drift import APART, SIDE, milestone_drift_figure
from charts.theme import LIGHT
from data_model.vocabulary import Level

AS_OF = date(2026, 11, 9)


def point(code: str, kind: str, received: date, finish: date) -> dict[str, Any]:
    return {
        "occurrence_code": code,
        "action_code": code[:3],
        "label": "vote de la bourse foncière",
        "kind": kind,
        "received_on": received,
        "finish_on": finish,
    }


def line(code: str) -> list[dict[str, Any]]:
    return [
        point(code, "baseline", date(2025, 12, 15), date(2026, 6, 30)),
        point(code, "forecast", date(2026, 4, 20), date(2026, 10, 26)),
    ]


def drawn(
    points: list[dict[str, Any]], *states: tuple[str, Level, int | None], kind: str = "forecast"
) -> go.Figure:
    drift = pd.DataFrame(points, dtype=object)
    known = pd.DataFrame(
        list(states), columns=["occurrence_code", "level", "slippage_days"], dtype=object
    ).assign(kind=kind)
    return milestone_drift_figure(drift, known, as_of=AS_OF, palette=LIGHT)


def labels(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations if "prévu en" in note.text]


def test_both_axes_have_the_same_range_and_the_same_scale() -> None:
    figure = drawn(line("2.2-J4"), ("2.2-J4", Level.ALERT, 118))
    assert figure.layout.xaxis.range == figure.layout.yaxis.range
    assert figure.layout.yaxis.scaleanchor == "x"
    diagonal = figure.data[0]
    assert diagonal.x == diagonal.y


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("no_news", "<b>sans nouvelle</b>"),
        ("unconfirmed", "<b>à confirmer</b>"),
        ("not_due", "<b></b>"),
    ],
)
def test_only_a_line_that_nobody_spoke_of_in_time_is_without_news(kind: str, said: str) -> None:
    (label,) = labels(drawn(line("2.2-J4"), ("2.2-J4", Level.NONE, None), kind=kind))
    assert said in label


def test_a_line_is_labelled_with_its_sign_and_its_days() -> None:
    (label,) = labels(drawn(line("2.2-J4"), ("2.2-J4", Level.ALERT, 118)))
    assert label.startswith("◆\u00a02.2\u00a0Vote de la bourse foncière")
    assert "prévu en juin\u00a02026" in label
    assert "<b>+118\u00a0j</b>" in label


def test_an_announcement_still_stands_on_the_day_looked_at() -> None:
    trace = drawn(line("2.2-J4"), ("2.2-J4", Level.ALERT, 118)).data[-1]
    assert (trace.x[-1], trace.y[-1]) == (AS_OF, date(2026, 10, 26))


def test_a_completion_ends_its_line_on_the_diagonal() -> None:
    done = [*line("2.2-J4"), point("2.2-J4", "done", date(2026, 7, 8), date(2026, 7, 8))]
    figure = drawn(done, ("2.2-J4", Level.OK, 8))
    trace = figure.data[-1]
    assert trace.x[-1] == trace.y[-1] == date(2026, 7, 8)
    assert "fait, +8\u00a0j" in labels(figure)[0]


def test_a_date_that_holds_is_drawn_quietly() -> None:
    figure = drawn(line("2.2-J4"), ("2.2-J4", Level.OK, 0))
    assert figure.data[-1].line.color == LIGHT.expected
    assert "<b>tenu</b>" in labels(figure)[0]


def test_eight_labels_never_cover_one_another() -> None:
    codes = [f"2.{n}-J4" for n in range(1, 9)]
    points = [one for code in codes for one in line(code)]
    figure = drawn(points, *((code, Level.WATCH, 30) for code in codes))
    first, last = figure.layout.yaxis.range
    days = (last - first).days
    heights = sorted(
        (note.y - first).days * SIDE / days
        for note in figure.layout.annotations
        if "prévu en" in note.text
    )
    assert len(heights) == 8
    assert all(b - a >= APART - 1 for a, b in pairwise(heights))
    assert APART >= 20


def test_no_announcement_gives_a_figure_that_says_so() -> None:
    assert "Aucune date" in drawn([]).layout.annotations[0].text

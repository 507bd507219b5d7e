"""Réalisé and attendu of each action, the unknown drawn as unknown."""

from datetime import date
from typing import Any, Literal

import pandas as pd

from charts.completion_dumbbell import completion_dumbbell_figure
from charts.theme import LIGHT

ACTION: dict[str, Any] = {
    "axis_code": "A1",
    "number": "1.1",
    "title": "ESS Tour",
    "done": 0.62,
    "expected": 0.78,
    "gap_points": -16.0,
    "level": "alert",
    "milestones_done": 3,
    "milestones_due": 4,
    "milestones": 5,
    "no_news": 0,
    "missing_words": "",
}
UNKNOWN: dict[str, Any] = {
    "number": "1.5",
    "done": None,
    "expected": None,
    "gap_points": None,
    "level": "none",
    "missing_words": "réalisé non communiqué",
}
HEADS = pd.DataFrame(
    [
        ("A1", "Axe 1", "Écosystème", "Créer un écosystème", "77 % pour 82 % attendus"),
        ("A2", "Axe 2", "Développement", "Développer " * 9, "n.c."),
    ],
    columns=["axis_code", "name", "short_label", "label", "words"],
)


def figure(*rows: dict[str, Any], lines: Literal[1, 2] = 1) -> Any:
    board = pd.DataFrame([ACTION | row for row in rows], columns=list(ACTION), dtype=object)
    return completion_dumbbell_figure(
        board, HEADS, situation_date=date(2026, 9, 30), palette=LIGHT, lines=lines
    )


def texts(drawn: Any) -> list[str]:
    return [note.text for note in drawn.layout.annotations]


def test_draws_both_ends_and_prints_the_gap_with_its_sign() -> None:
    drawn = figure({})
    expected, done = drawn.data
    assert (done.x[0], expected.x[0]) == (0.62, 0.78)
    assert done.marker.symbol == ("diamond",)
    printed = " ".join(texts(drawn))
    assert "<b>62\u202f%</b>" in printed
    assert "◆\u00a0−16\u00a0pts" in printed
    assert "attendu au 30\u00a0sept." in printed


def test_an_unknown_action_has_no_point_and_says_why() -> None:
    drawn = figure({}, UNKNOWN)
    assert [len(trace.x) for trace in drawn.data] == [1, 1]
    printed = " ".join(texts(drawn))
    assert "○\u00a0réalisé non communiqué" in printed
    assert printed.count("n.c.") == 2


def test_an_axis_without_a_chosen_action_is_not_headed() -> None:
    assert not any("Axe 2" in text for text in texts(figure({})))


def test_a_long_axis_label_gives_way_to_the_short_one() -> None:
    printed = texts(figure({"axis_code": "A2"}))
    assert "<b>Axe 2 · Développement</b>" in printed


def test_a_long_title_is_cut_between_words_and_whole_in_the_hover() -> None:
    long = "Approfondir le recours à l’économie sociale dans tous les marchés publics"
    drawn = figure({"title": long})
    [cut] = [text for text in texts(drawn) if text.startswith("Approfondir")]
    assert cut.endswith("…")
    assert long.startswith(cut[:-1])
    assert long in drawn.data[1].customdata[0]


def test_each_action_adds_one_row_of_height() -> None:
    one, two = figure({}).layout.height, figure({}, {"number": "1.2"}).layout.height
    assert two > one


def test_without_an_action_it_says_so() -> None:
    assert texts(figure()) == ["Aucune action dans ce plan."]


def test_a_long_title_takes_two_lines_where_they_are_given_then_is_cut() -> None:
    long = "Sensibiliser et acculturer les collectivités territoriales à l’ESS, puis les élus"
    one, two = (figure({"title": long}, lines=lines) for lines in (1, 2))
    assert "Sensibiliser et acculturer les…" in texts(one)
    assert "Sensibiliser et acculturer les<br>collectivités territoriales à…" in texts(two)
    assert two.layout.height > one.layout.height

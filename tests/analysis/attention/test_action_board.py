"""Actions in the order of their gap, and what the page says of them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from analysis.attention.action_board import (
    HEAD_COLUMNS,
    NOT_DATED,
    NOT_REPORTED,
    action_board_frame,
    axis_heads_frame,
    completion_title,
    objective_board_frame,
    outside_objectives,
)
from analysis.axis_situation import axis_names_frame, axis_situation_frame
from analysis.budget.budget import budget_by_axis
from analysis.indicator.board import board_table
from analysis.schedule.completion import completion_frame
from analysis.schedule.schedule import axis_slippage_frame
from analysis.snapshot import Snapshot
from data_model.vocabulary import Level
from tests.analysis.calendar_samples import occurrence, seen, statement

JANUARY = (date(2026, 1, 1), date(2026, 1, 31))
ACTIONS: list[dict[str, Any]] = [
    {"action_code": "1.1", "short_title": "À l’heure"},
    {"action_code": "1.2", "short_title": "Muette"},
    {"action_code": "1.3", "short_title": "Sans date"},
    {"action_code": "1.4", "short_title": "En retard"},
    {"action_code": "0", "short_title": "Financements", "axis_code": None},
]


def plan() -> Snapshot:
    return seen(
        [
            occurrence("1.1-J1-C01", *JANUARY),
            occurrence("1.2-J1-C01", *JANUARY),
            occurrence("1.3-J1-C01", None, None),
            occurrence("1.4-J1-C01", *JANUARY),
        ],
        [
            statement("1.1-J1-C01", "done", date(2026, 1, 20)),
            statement("1.4-J1-C01", "forecast", date(2026, 12, 1)),
        ],
        actions=ACTIONS,
    )


def board(snapshot: Snapshot, **choice: Any) -> pd.DataFrame:
    return action_board_frame(snapshot, completion_frame(snapshot, "action"), **choice)


def test_the_worst_gap_comes_first_the_unknown_last_and_transversal_after() -> None:
    assert board(plan())["code"].tolist() == ["1.4", "1.1", "1.2", "1.3", "0"]
    by_number = board(plan(), sorted_by="number")["code"].tolist()
    assert by_number == ["1.1", "1.2", "1.3", "1.4", "0"]


def test_an_axis_keeps_its_own_actions() -> None:
    assert board(plan(), axis="")["code"].tolist() == ["0"]
    assert "0" not in board(plan(), axis="1")["code"].tolist()


def test_says_why_a_figure_is_missing() -> None:
    words = dict(zip(board(plan())["code"], board(plan())["missing_words"], strict=True))
    assert words == {
        "1.4": "",
        "1.1": "",
        "1.2": NOT_REPORTED,
        "1.3": NOT_DATED,
        "0": NOT_DATED,
    }


def test_heads_say_the_share_and_what_it_rests_on() -> None:
    snapshot = plan()
    names = axis_names_frame(snapshot)
    heads = axis_heads_frame(names, completion_frame(snapshot, "axis"))
    assert heads["axis_code"].tolist() == ["1", "2", ""]
    assert heads["words"].tolist() == [
        "50\u202f% pour 100\u202f% attendus, sur 2\u00a0actions sur\u00a04",
        "n.c.",
        "n.c.",
    ]


def test_the_title_names_the_axis_and_counts_the_silent_actions() -> None:
    snapshot = plan()
    heads = axis_heads_frame(axis_names_frame(snapshot), completion_frame(snapshot, "axis"))
    assert completion_title(heads, board(snapshot)) == (
        "L’axe\u00a01 est à 50\u00a0points sous la trajectoire\u202f; "
        "3\u00a0actions n’ont aucune donnée"
    )
    assert completion_title(heads.iloc[1:], board(snapshot)) == (
        "Aucune action n’a encore de jalon renseigné"
    )


def test_the_title_never_calls_late_an_axis_within_its_tolerance() -> None:
    def title(*levels: Level) -> str:
        rows = [
            (f"{n}", f"Axe\u00a0{n}", "", "", done, 0.80, level, "")
            for n, (done, level) in enumerate(zip((0.752, 0.72), levels, strict=False), start=1)
        ]
        heads = pd.DataFrame(rows, columns=HEAD_COLUMNS, dtype=object)
        shown = pd.DataFrame({"axis_code": heads["axis_code"], "missing_words": ""})
        return completion_title(heads, shown)

    assert title(Level.OK) == "L’axe\u00a01 suit la trajectoire"
    assert title(Level.OK, Level.OK) == "Tous les axes suivent la trajectoire"
    assert title(Level.OK, Level.WATCH) == "L’axe\u00a02 est à 8\u00a0points sous la trajectoire"


def test_an_objective_adds_up_its_actions() -> None:
    actions = [
        one | {"objective_code": "O2" if one["action_code"] == "1.4" else "O1"}
        for one in ACTIONS[:4]
    ]
    snapshot = seen(
        [occurrence(f"{one['action_code']}-J1-C01", *JANUARY) for one in actions],
        [
            statement("1.1-J1-C01", "done", date(2026, 1, 20)),
            statement("1.3-J1-C01", "forecast", date(2026, 12, 1)),
            statement("1.4-J1-C01", "forecast", date(2026, 12, 1)),
        ],
        actions=[*actions, ACTIONS[4] | {"objective_code": None}],
    )
    objectives = pd.DataFrame(
        [("O1", 1, "Premier", "1"), ("O2", 2, "Second", "1")],
        columns=["objective_code", "number", "label", "axis_code"],
    )
    snapshot = replace(snapshot, objectives=objectives)
    rows = objective_board_frame(snapshot, completion_frame(snapshot, "objective"))
    # Of the first's two actions that say something, one is done; of the second's, none.
    assert rows[["code", "number", "title", "done", "expected"]].to_numpy().tolist() == [
        ["O2", "2", "Second", 0.0, 1.0],
        ["O1", "1", "Premier", 0.5, 1.0],
    ]
    by_number = objective_board_frame(
        snapshot, completion_frame(snapshot, "objective"), sorted_by="number"
    )
    assert by_number["code"].tolist() == ["O1", "O2"]
    assert outside_objectives(snapshot) == "1\u00a0action n’a pas d’objectif."
    assert outside_objectives(snapshot, axis="1") == ""
    assert board_table(rows, "Objectif").columns[0] == "Objectif"
    assert "Météo déclarée" not in board_table(rows)


def test_transversal_stands_beside_the_axes_even_with_nothing_to_show() -> None:
    def rows(snapshot: Snapshot) -> list[Any]:
        frame = axis_situation_frame(
            axis_names_frame(snapshot),
            completion_frame(snapshot, "axis"),
            budget=budget_by_axis(snapshot),
            slippage=axis_slippage_frame(snapshot),
            elapsed=0.5,
        )
        return list(frame.itertuples())

    silent = rows(plan())
    assert [row.name for row in silent] == ["Axe\u00a01", "Axe\u00a02", "Transversal"]
    assert (silent[0].done, silent[0].actions_reported) == (0.5, 2)
    assert (silent[1].done, silent[1].slippage_words) == (None, "sans objet")
    told = seen(
        [occurrence("0-J1-C01", *JANUARY)],
        [statement("0-J1-C01", "done", date(2026, 1, 20))],
        actions=ACTIONS,
    )
    assert [row.name for row in rows(told)][-1] == "Transversal"

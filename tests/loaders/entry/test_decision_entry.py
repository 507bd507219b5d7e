"""Decisions edited on screen: recorded as typed, and only where they changed."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from analysis.committee.decision import decisions_frame
from analysis.committee.tables import decisions_edit_table
from data_model.steering import Decision
from data_model.vocabulary import DecisionState
from loaders.entry.decision_entry import decision_entry, states_entry
from loaders.entry.typed_entry import Entry
from tests.data_model.small_plan import PLAN

COLUMNS = ["N°", "Décision", "Qui", "Pour le", "État"]
LINE: dict[str, Any] = {
    "N°": None,
    "Décision": "Voter",
    "Qui": "direction ESS",
    "Pour le": date(2026, 12, 18),
    "État": "à faire",
}


def known(number: int = 1, *, committee: int = 1) -> Decision:
    return Decision(
        plan_code=PLAN,
        act_number=7,
        committee_number=committee,
        number=number,
        what="Voter",
        who="direction ESS",
        due_on=date(2026, 12, 18),
        state=DecisionState.OPEN,
    )


def entry(*lines: dict[str, Any], held: list[Decision], free: int = 1) -> Entry:
    edited = pd.DataFrame([LINE | line for line in lines], columns=COLUMNS)
    return decision_entry(PLAN, 1, edited, known=held, free=free)


def told(read: Entry) -> list[tuple[int, str, bool]]:
    assert not read.findings
    return [(row.number, row.state.label, row.is_removed) for row in read.rows]  # type: ignore[attr-defined]


def test_new_lines_take_numbers_never_used() -> None:
    read = entry({"N°": 1}, {"Décision": "Signer"}, {"Décision": "Payer"}, held=[known()], free=4)
    assert told(read) == [(4, "à faire", False), (5, "à faire", False)]


def test_what_did_not_change_is_not_recorded_again() -> None:
    held = [known(1), known(2), known(1, committee=2)]
    held[1].what = "Couvrir 6\u202f200\u00a0€"
    shown = decisions_edit_table(decisions_frame(held[:2], as_of=date(2026, 11, 9)))
    assert told(decision_entry(PLAN, 1, shown, known=held, free=3)) == []


def test_a_change_and_a_line_taken_out_are_versions_of_their_decision() -> None:
    read = entry({"N°": 1, "État": "faite"}, held=[known(1), known(2)])
    assert told(read) == [(1, "faite", False), (2, "à faire", True)]


def test_an_empty_line_says_nothing_and_a_missing_state_is_to_do() -> None:
    empty = {"Décision": None, "Qui": None, "Pour le": None, "État": None}
    read = entry(empty, {"Décision": "Signer", "Pour le": None, "État": None}, held=[])
    assert told(read) == [(1, "à faire", False)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"Décision": " "}, "n’est pas écrite"),
        ({"Qui": "x" * 201}, "trop long"),
        ({"Pour le": date(1999, 12, 31)}, "plausible"),
        ({"Pour le": date(2061, 1, 1)}, "plausible"),
    ],
)
def test_a_wrong_line_is_named(line: dict[str, Any], words: str) -> None:
    [finding] = entry({"Décision": "Signer"}, line, held=[]).findings
    assert finding.message.startswith("Décision, ligne 2")
    assert words in finding.message


@pytest.mark.parametrize(
    "line",
    [{"Qui": "x" * 200}, {"Pour le": date(2000, 1, 1)}, {"Pour le": date(2060, 12, 31)}],
)
def test_the_longest_and_the_farthest_are_taken(line: dict[str, Any]) -> None:
    assert len(told(entry(line, held=[]))) == 1


def test_only_the_states_that_changed_are_recorded() -> None:
    held = [known(1), known(1, committee=2)]
    edited = pd.DataFrame({"État": ["à faire", "abandonnée"]})
    read = states_entry(edited, keys=[(1, 1), (2, 1)], known=held)
    [row] = read.rows
    assert isinstance(row, Decision)
    assert (row.committee_number, row.number, row.what) == (2, 1, "Voter")
    assert row.state is DecisionState.DROPPED

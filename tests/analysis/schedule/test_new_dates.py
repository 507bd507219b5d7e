"""What new dates would change is told before anything is recorded."""

from datetime import date

import pytest

from analysis.schedule.new_dates import (
    moves,
    moves_table,
    open_milestone_labels,
    proposed_span,
)
from analysis.schedule.occurrence import OccurrenceState, occurrence_states
from analysis.schedule.selection import (
    Selection,
    ShownState,
    in_selection,
    shown_state,
    unfiltered_words,
)
from tests.analysis.builders import make_situation, make_snapshot

AS_OF = date(2026, 6, 15)
SEEN = make_situation(as_of=AS_OF)


def milestone(code: str, start: date, end: date | None, **more: object) -> dict[str, object]:
    dates = {"initial_start": start, "initial_end": end, "start_date": start, "end_date": end}
    return {"occurrence_code": code, "milestone_code": code[:6], "label": code} | dates | more


OCCURRENCES = [
    milestone("1.1-J1-C01", date(2026, 3, 1), date(2026, 3, 31)),
    milestone("1.1-J2-C01", date(2026, 7, 1), date(2026, 7, 31)),
    milestone("1.1-J3-C01", date(2026, 9, 1), date(2026, 9, 30)),
    milestone("1.2-J1-C01", date(2026, 8, 1), date(2026, 8, 31), action_code="1.2"),
]


@pytest.fixture(scope="module")
def states() -> list[OccurrenceState]:
    """Four milestones of two actions, of which nothing was ever said."""
    view = make_snapshot(
        situation=SEEN,
        actions=[{}, {"action_code": "1.2"}],
        occurrences=OCCURRENCES,
    )
    return occurrence_states(view)


def test_only_what_is_still_to_do_can_move(states: list[OccurrenceState]) -> None:
    assert list(open_milestone_labels(states)) == [
        "1.1-J1-C01",
        "1.1-J2-C01",
        "1.2-J1-C01",
        "1.1-J3-C01",
    ]
    assert proposed_span(states[0]) == (date(2026, 3, 1), date(2026, 3, 31))


def test_one_milestone_moves_alone(states: list[OccurrenceState]) -> None:
    span = (date(2026, 8, 1), date(2026, 8, 20))
    found = moves(states, "1.1-J2-C01", span, with_following=False, seen=SEEN)
    assert [move.state.occurrence_code for move in found] == ["1.1-J2-C01"]
    assert found[0].words.startswith("pas encore échu, 20\u00a0jours de retard depuis")
    row = moves_table(found).iloc[0]
    assert row["Calendrier initial"] == row["Date tenue"] == "juillet\u00a02026"
    assert "→" in row["Glissement"]


def test_those_of_its_action_that_come_after_it_follow_by_as_many_days(
    states: list[OccurrenceState],
) -> None:
    span = (date(2026, 7, 11), date(2026, 8, 10))
    found = moves(states, "1.1-J2-C01", span, with_following=True, seen=SEEN)
    assert [move.state.occurrence_code for move in found] == ["1.1-J2-C01", "1.1-J3-C01"]
    assert found[1].span == (date(2026, 9, 11), date(2026, 10, 10))


def test_a_selection_keeps_what_it_asks_for(states: list[OccurrenceState]) -> None:
    def codes(selection: Selection) -> list[str]:
        return [s.occurrence_code[:6] for s in in_selection(states, selection, territory="T")]

    assert len(codes(Selection())) == 4
    assert codes(Selection(action="1.2")) == ["1.2-J1"]
    assert codes(Selection(axis="9")) == []
    assert len(codes(Selection(respondent="T"))) == 4
    assert codes(Selection(respondent="A")) == []
    assert codes(Selection(state=ShownState.SILENT.value)) == ["1.1-J1"]
    assert len(codes(Selection(state=ShownState.TO_COME.value))) == 3
    assert not Selection(axis="1").is_narrow
    assert Selection(state="fait").is_narrow


def test_figures_of_the_whole_axis_say_so_once_another_filter_is_set() -> None:
    assert unfiltered_words(Selection()) == unfiltered_words(Selection(axis="1")) == ""
    of_plan, of_axis = Selection(action="1.2"), Selection(axis="1", respondent="T")
    assert unfiltered_words(of_plan) == (
        "Ces chiffres portent sur tout le plan, sans les autres filtres."
    )
    assert unfiltered_words(of_axis) == (
        "Ces chiffres portent sur tout l’axe, sans les autres filtres."
    )


def test_a_date_passed_before_any_return_was_due_is_to_be_confirmed() -> None:
    passed = milestone("1.1-J1-C01", date(2026, 6, 1), date(2026, 6, 10))
    view = make_snapshot(situation=SEEN, actions=[{}], occurrences=[passed])
    [state] = occurrence_states(view)
    assert shown_state(state) is ShownState.UNCONFIRMED
    kept = Selection(state=ShownState.UNCONFIRMED.value)
    assert in_selection([state], kept, territory="T") == [state]


def test_each_milestone_has_one_state(states: list[OccurrenceState]) -> None:
    assert [shown_state(s) for s in states] == [ShownState.SILENT] + [ShownState.TO_COME] * 3

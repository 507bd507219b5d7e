"""What an axis and an action leave of the plan: its actions, then their indicators."""

import pytest

from analysis.scope import actions_left, actions_of_axis, indicators_left, scopes
from analysis.snapshot import Snapshot
from tests.analysis.builders import make_snapshot

CHOICES = {"2.1-I1": "Deux", "1.1-I1": "Un", "T.1-I1": "Transversal", "P-I1": "Plan"}


@pytest.fixture(scope="module")
def seen() -> Snapshot:
    """Two axes, a transversal action, and an indicator of the plan itself."""
    return make_snapshot(
        axes=[{"axis_code": "1"}, {"axis_code": "2"}],
        actions=[
            {"action_code": "1.1", "axis_code": "1"},
            {"action_code": "1.2", "axis_code": "1"},
            {"action_code": "2.1", "axis_code": "2"},
            {"action_code": "T.1", "axis_code": "", "objective_code": ""},
        ],
        indicators=[
            {"indicator_code": "1.1-I1", "action_code": "1.1"},
            {"indicator_code": "1.1-I2", "action_code": "1.1"},
            {"indicator_code": "2.1-I1", "action_code": "2.1"},
            {"indicator_code": "T.1-I1", "action_code": "T.1"},
            {"indicator_code": "P-I1", "action_code": ""},
        ],
    )


def test_actions_outside_any_axis_are_gathered_apart(seen: Snapshot) -> None:
    assert scopes(seen, "axis") == {"1": ["1.1", "1.2"], "2": ["2.1"], None: ["T.1"]}
    assert actions_of_axis(seen, "") == ["T.1"]
    assert actions_of_axis(seen, None) == ["1.1", "1.2", "2.1", "T.1"]
    assert actions_of_axis(seen, "9") == []


def test_an_action_says_more_than_its_axis_and_nothing_asked_leaves_all(seen: Snapshot) -> None:
    assert actions_left(seen, axis="1", action="1.2") == frozenset({"1.2"})
    assert actions_left(seen, axis="1", action=None) == frozenset({"1.1", "1.2"})
    assert actions_left(seen, axis="", action=None) == frozenset({"T.1"})
    assert actions_left(seen, axis=None, action=None) is None


def test_indicators_left_are_those_offered_of_the_actions_in_the_plan_s_order(
    seen: Snapshot,
) -> None:
    assert list(indicators_left(seen, CHOICES, ["2.1", "1.1"])) == ["1.1-I1", "2.1-I1"]
    assert indicators_left(seen, CHOICES, ["T.1"]) == {"T.1-I1": "Transversal"}
    assert indicators_left(seen, CHOICES, ["1.2"]) == {}


def test_the_plan_s_own_indicators_are_left_where_nothing_is_asked(seen: Snapshot) -> None:
    assert indicators_left(seen, CHOICES, None) == CHOICES
    assert "P-I1" not in indicators_left(seen, CHOICES, actions_of_axis(seen, None))

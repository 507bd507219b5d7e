"""The rules shown are all the rules there are, and each case is read by its own rule."""

import ast
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.method.rule_table import RULES, Rule, rule_reading, rules_frame
from analysis.results import rules
from analysis.results.rules import DEFAULT_THRESHOLDS, ResultThresholds
from data_model.vocabulary import ResultStatus

SOURCE = Path(str(rules.__file__))
JUDGING = {"status", "_status", "_under_ceiling", "_in_points", "_by_health"}


def statuses_given() -> Counter[tuple[str, str]]:
    """(function, status) of each place of `rules` that names a status."""
    found: Counter[tuple[str, str]] = Counter()
    for function in ast.walk(ast.parse(SOURCE.read_text(encoding="utf-8"))):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "ResultStatus"
            ):
                found[function.name, node.attr] += 1
    return found


def test_every_status_given_by_the_code_has_its_rule_and_no_rule_is_invented() -> None:
    shown = Counter((made, rule.status.name) for rule in RULES for made in rule.made_by)
    assert shown == statuses_given()
    assert {rule.status for rule in RULES} == set(ResultStatus)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.words(DEFAULT_THRESHOLDS)[:40])
def test_each_case_is_read_by_its_own_rule(rule: Rule) -> None:
    called: list[str] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename == str(SOURCE):
            called.append(frame.f_code.co_name)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        reading = rule_reading(rule, DEFAULT_THRESHOLDS)
    finally:
        sys.setprofile(before)
    assert reading.status is rule.status
    assert [name for name in called if name in JUDGING][-1] in rule.made_by or (
        rule.status is ResultStatus.PARTIAL
    )


def test_the_rules_are_read_in_the_order_shown() -> None:
    order = list(dict.fromkeys(rule.status for rule in RULES))
    assert order[:4] == [
        ResultStatus.NO_TARGET,
        ResultStatus.NO_DATA,
        ResultStatus.REACHED,
        ResultStatus.PARTIAL,
    ]
    frame = rules_frame(DEFAULT_THRESHOLDS)
    assert list(frame["position"]) == list(range(1, len(RULES) + 1))
    assert all(frame["example"])


def test_changed_thresholds_are_the_ones_shown() -> None:
    limits = ResultThresholds(on_track=Fraction(9, 10), completeness=Fraction(6, 10))
    words = " ".join(rules_frame(limits)["words"])
    assert "90\u202f%" in words
    assert "60\u202f%" in words
    assert "95\u202f%" not in words


@given(
    st.integers(2, 8), st.integers(1, 9), st.fractions(Fraction(1, 10), 1), st.integers(101, 300)
)
def test_a_case_never_shows_the_reason_of_another_rule(
    watch: int, more: int, completeness: Fraction, ceiling: int
) -> None:
    limits = ResultThresholds(
        watch=Fraction(watch, 10),
        on_track=min(Fraction(watch, 10) + Fraction(more, 50), Fraction(99, 100)),
        completeness=completeness,
        ceiling_watch=Fraction(ceiling, 100),
    )
    for rule, example in zip(RULES, rules_frame(limits)["example"], strict=True):
        reading = rule_reading(rule, limits)
        assert (example == reading.reason) == (reading.status is rule.status)

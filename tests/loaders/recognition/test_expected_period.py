"""The awaited quarter is taken without a word; another one is asked about."""

from datetime import date

import pytest

from data_model.finding import Severity
from data_model.period import parse_period
from loaders.recognition.expected_period import expected_period, period_findings
from loaders.recognition.header_questions import NO_ANSWERS

BEGUN = ("2026-T1", "2026-T2", "2026-T3", "2026-T4")
NOVEMBER = date(2026, 11, 9)


@pytest.mark.parametrize(
    ("as_of", "code"),
    [
        (date(2026, 9, 30), "2026-T2"),
        (date(2026, 10, 1), "2026-T3"),
        (NOVEMBER, "2026-T3"),
        (date(2026, 3, 31), None),
    ],
)
def test_the_newest_quarter_that_is_over_is_awaited(as_of: date, code: str | None) -> None:
    found = expected_period(BEGUN, as_of)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("code", "severities"),
    [
        ("2026-T2", [Severity.QUESTION]),
        ("2026-T3", []),
        ("2026-T4", [Severity.QUESTION]),
        ("2027-T1", [Severity.ERROR]),
        ("2025", []),
    ],
)
def test_another_quarter_is_asked_about(code: str, severities: list[Severity]) -> None:
    found = period_findings(parse_period(code), BEGUN, as_of=NOVEMBER, answers=NO_ANSWERS)
    assert [finding.severity for finding in found] == severities


def test_a_confirmed_quarter_is_no_question_any_more() -> None:
    older = parse_period("2026-T2")
    (asked,) = period_findings(older, BEGUN, as_of=NOVEMBER, answers=NO_ANSWERS)
    answers = {asked.answer_key: "2026-T2"}
    (answered,) = period_findings(older, BEGUN, as_of=NOVEMBER, answers=answers)
    assert (answered.severity, answered.answer) == (Severity.INFO, "Oui, T2\u00a02026")


def test_without_known_quarters_nothing_older_is_asked_about() -> None:
    assert not period_findings(parse_period("2020-T1"), (), as_of=NOVEMBER, answers=NO_ANSWERS)

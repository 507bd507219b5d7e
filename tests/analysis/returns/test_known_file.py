"""A file dropped again: what is offered depends on what became of its return."""

from dataclasses import replace

import pytest

from analysis.returns.known_file import COMPLETE, REPLACE, RESTORE, restored_number, with_known_file
from data_model.draft import ALREADY_RECORDED, CLOSED_PERIOD, KNOWN_FILE, ReturnDraft
from data_model.finding import AnswerKey, Finding, Severity
from tests.analysis.builders import make_snapshot

BYTES = "ab" * 32
OPEN = Finding(severity=Severity.QUESTION, code="X", message="?", cell="H4", sheet="Indicateurs")
CLOSED = Finding(severity=Severity.QUESTION, code=CLOSED_PERIOD, message="clos")
DRAFT = ReturnDraft(
    plan_code="PLAN",
    respondent_code="93005",
    period_code="2026-T1",
    sha256=BYTES,
    findings=(OPEN, CLOSED),
)
BACK = {AnswerKey("", "1", KNOWN_FILE): RESTORE}


def offered(*returns: dict[str, object], draft: ReturnDraft = DRAFT) -> list[str]:
    asked = with_known_file(draft, make_snapshot(respondents=[{}], returns=list(returns)), {})
    return [o.key for f in asked.findings if f.code == KNOWN_FILE for o in f.options]


def known(number: int, *, sha256: str = BYTES, **more: object) -> dict[str, object]:
    place = {"respondent_code": "93005", "period_code": "2026-T1"}
    return {"number": number, "sha256": sha256, **place, **more}


@pytest.mark.parametrize(
    ("returns", "ways"),
    [
        ([], []),
        ([known(1, is_active=False)], [RESTORE, REPLACE]),
        ([known(1, is_active=False), known(2, sha256="cd" * 32)], [RESTORE, REPLACE]),
        ([known(1, is_partial=True)], [COMPLETE]),
        ([known(1), known(2, sha256="cd" * 32)], [REPLACE]),
        ([known(1, sha256="cd" * 32, is_active=False)], []),
        ([known(1, is_active=False, period_code="2025-T4")], []),
    ],
)
def test_the_ways_offered_are_those_of_what_became_of_the_return(
    returns: list[dict[str, object]], ways: list[str]
) -> None:
    assert offered(*returns) == ways


def test_the_return_in_force_is_not_asked_about() -> None:
    already = Finding(severity=Severity.ERROR, code=ALREADY_RECORDED, message="déjà")
    assert offered(known(1), draft=replace(DRAFT, findings=(already,))) == []


def test_a_return_brought_back_asks_nothing_else_but_the_reason_of_a_closed_quarter() -> None:
    seen = make_snapshot(respondents=[{}], returns=[known(1, is_active=False)])
    draft = with_known_file(DRAFT, seen, BACK)
    assert [finding.code for finding in draft.findings] == [KNOWN_FILE, CLOSED_PERIOD]
    assert restored_number(draft, BACK) == 1
    assert restored_number(with_known_file(DRAFT, seen, {}), {}) is None


def test_a_newer_return_is_named() -> None:
    seen = make_snapshot(
        respondents=[{}], returns=[known(1, is_active=False), known(12, sha256="cd" * 32)]
    )
    asked = with_known_file(DRAFT, seen, {}).findings[0]
    assert "reste derrière le retour n°\u00a012" in asked.hint

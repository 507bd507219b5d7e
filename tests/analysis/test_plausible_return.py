"""A value far from its respondent's earlier ones is asked about, with its cell and those values."""

from datetime import date

import pytest

from analysis.plausible_return import with_plausibility
from data_model.draft import FileStatus, ObservationFact, Origin, ReturnDraft
from data_model.finding import Finding, Severity
from data_model.plan_index import IndicatorRef, KnownValue, PlanIndex, RespondentRef, ReturnBasis
from data_model.vocabulary import Nature, RespondentKind

DRANCY = RespondentRef(code="93029", name="Drancy", kind=RespondentKind.COMMUNE)
QUARTERS = ("2025-T4", "2026-T1", "2026-T2")


def index(nature: Nature) -> PlanIndex:
    indicator = IndicatorRef(
        code="I1",
        label="participants",
        action_code="1.1",
        nature=nature,
        unit="",
        decimals=0,
        is_broken_down=False,
        breakdown_label="",
    )
    return PlanIndex(
        plan_code="P",
        plan_title="Plan",
        short_title="P",
        respondents={DRANCY.code: DRANCY},
        actions={},
        indicators={"I1": indicator},
        occurrences={},
    )


def basis(*earlier: int) -> ReturnBasis:
    values = tuple(
        KnownValue(period_code=quarter, value_e4=value * 10_000)
        for quarter, value in zip(QUARTERS[len(QUARTERS) - len(earlier) :], earlier, strict=True)
    )
    return ReturnBasis(
        respondent=DRANCY,
        period_code="2026-T3",
        first_day=date(2026, 7, 1),
        last_day=date(2026, 9, 30),
        deadline=date(2026, 10, 31),
        history={("I1", ""): values} if values else {},
    )


def draft(value: int) -> ReturnDraft:
    origin = Origin(sheet="Indicateurs", cell="H4", raw_text=str(value))
    fact = ObservationFact(indicator_code="I1", value_e4=value * 10_000, origin=origin)
    return ReturnDraft(
        plan_code="P", respondent_code=DRANCY.code, period_code="2026-T3", observations=(fact,)
    )


def test_a_thousand_times_the_usual_value_is_a_question_and_keeps_the_value() -> None:
    asked = with_plausibility(draft(24_000), basis(22, 24, 25), index(Nature.FLOW))
    [finding] = asked.questions
    assert (finding.code, finding.address) == ("SAUT_ANORMAL", "Indicateurs!H4")
    assert "24 au T4\u00a02025" not in finding.message
    assert "25 au T2\u00a02026" in finding.message
    assert asked.status is FileStatus.TO_CHECK
    assert asked.observations == draft(24_000).observations


def test_a_cumulative_that_falls_is_a_question() -> None:
    asked = with_plausibility(draft(1), basis(2), index(Nature.CUMULATIVE))
    assert [finding.code for finding in asked.questions] == ["BAISSE_CUMUL"]


@pytest.mark.parametrize("nature", [Nature.SCALE, Nature.RATIO, Nature.TEXT])
def test_other_natures_are_not_judged(nature: Nature) -> None:
    assert with_plausibility(draft(9_000), basis(1, 2, 3), index(nature)).findings == ()


def test_a_usual_value_and_a_first_value_ask_nothing() -> None:
    assert with_plausibility(draft(26), basis(22, 24, 25), index(Nature.FLOW)).findings == ()
    assert with_plausibility(draft(26_000), basis(), index(Nature.FLOW)).findings == ()


def test_a_blocked_file_and_an_unknown_sender_are_left_as_they_are() -> None:
    blocked = draft(24_000).with_findings(
        (Finding(severity=Severity.ERROR, code="X", message="x"),)
    )
    assert with_plausibility(blocked, basis(22, 24, 25), index(Nature.FLOW)) == blocked
    assert with_plausibility(draft(24_000), None, index(Nature.FLOW)) == draft(24_000)

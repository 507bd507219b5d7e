"""A value far from its respondent's earlier ones is asked about, with its cell and those values."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.returns.plausible_return import with_plausibility
from data_model.draft import (
    BudgetFact,
    Exclusion,
    FileStatus,
    ObservationFact,
    Origin,
    ReturnDraft,
)
from data_model.finding import AnswerKey, Finding, Severity
from data_model.plan_index import (
    ActionRef,
    IndicatorRef,
    KnownValue,
    PlanIndex,
    RespondentRef,
    ReturnBasis,
)
from data_model.vocabulary import BudgetField, Nature, RespondentKind, Section

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
        actions={"1.1": ActionRef(code="1.1", title="Fédérer", short_title="Fédérer")},
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
    (fact,) = asked.observations
    assert (fact.value_e4, fact.origin.answer) == (240_000_000, "non répondu")


def test_a_confirmed_value_stays_and_says_so() -> None:
    key = AnswerKey("Indicateurs", "H4", "SAUT_ANORMAL")
    read = with_plausibility(
        draft(24_000), basis(22, 24, 25), index(Nature.FLOW), answers={key: "confirm"}
    )
    assert (read.questions, read.is_partial) == ((), False)
    assert [finding.answer for finding in read.findings] == ["Confirmer"]
    assert [fact.origin.answer for fact in read.observations] == ["Confirmer"]


@pytest.mark.parametrize("is_left_out", [False, True])
def test_a_value_not_kept_is_rejected_and_makes_the_return_partial(is_left_out: bool) -> None:
    key = AnswerKey("Indicateurs", "H4", "SAUT_ANORMAL")
    read = with_plausibility(
        draft(24_000),
        basis(22, 24, 25),
        index(Nature.FLOW),
        answers={} if is_left_out else {key: "drop"},
        left_out=frozenset({("Indicateurs", "H4")} if is_left_out else ()),
    )
    assert (read.observations, read.questions, read.rejected_count) == ((), (), 1)
    assert read.excluded == (Exclusion(sheet="Indicateurs", cell="H4", raw_text="24000"),)
    assert read.status is FileStatus.READY


def budget(cents: int) -> ReturnDraft:
    origin = Origin(sheet="Budget", cell="G4", raw_text=str(cents))
    fact = BudgetFact(
        field=BudgetField.COMMITTED,
        action_code="1.1",
        exercise=2026,
        section=Section.OPERATING,
        amount_cents=cents,
        origin=origin,
    )
    return ReturnDraft(
        plan_code="P", respondent_code=DRANCY.code, period_code="2026-T3", budget=(fact,)
    )


def known_budget(cents: int, *, is_of_this_period: bool = False) -> ReturnBasis:
    line = ("1.1", 2026, "", "operating")
    current = {budget(cents).budget[0].key: f"{cents}"} if is_of_this_period else {}
    return replace(basis(), budget={("committed", *line): cents}, current=current)


def test_thousands_of_euros_typed_for_euros_are_asked_about_and_can_be_read_so() -> None:
    asked = with_plausibility(budget(4_500), known_budget(4_000_000), index(Nature.FLOW))
    [thousands] = asked.questions
    assert thousands.code == "UNITE_MULTIPLIEE"
    assert [option.label for option in thousands.options] == [
        "Confirmer\u00a0: 45\u00a0€",
        "Lire 45\u202f000\u00a0€",
        "Ne pas retenir cette valeur",
    ]
    answers = {thousands.answer_key: "thousands"}
    read = with_plausibility(
        budget(4_500), known_budget(4_000_000), index(Nature.FLOW), answers=answers
    )
    assert [fact.amount_cents for fact in read.budget] == [4_500_000]


def test_an_amount_that_falls_is_asked_about_but_not_the_correction_of_this_period() -> None:
    asked = with_plausibility(budget(3_900_000), known_budget(4_000_000), index(Nature.FLOW))
    assert [finding.code for finding in asked.questions] == ["BAISSE_CUMUL"]
    corrected = known_budget(4_000_000, is_of_this_period=True)
    assert not with_plausibility(budget(3_900_000), corrected, index(Nature.FLOW)).questions


@pytest.mark.parametrize(("cents", "codes"), [(967_999, ["BAISSE_CUMUL"]), (968_000, [])])
def test_a_correction_is_held_against_what_the_period_before_left(
    cents: int, codes: list[str]
) -> None:
    corrected = replace(
        known_budget(1_490_000, is_of_this_period=True),
        earlier_budget={("committed", "1.1", 2026, "", "operating"): 968_000},
    )
    asked = with_plausibility(budget(cents), corrected, index(Nature.FLOW))
    assert [finding.code for finding in asked.questions] == codes


def test_a_cumulative_that_falls_is_a_question() -> None:
    asked = with_plausibility(draft(1), basis(2), index(Nature.CUMULATIVE))
    assert [finding.code for finding in asked.questions] == ["BAISSE_CUMUL"]


@pytest.mark.parametrize("nature", [Nature.SCALE, Nature.RATIO, Nature.TEXT])
def test_other_natures_are_not_judged(nature: Nature) -> None:
    assert with_plausibility(draft(9_000), basis(1, 2, 3), index(nature)).findings == ()


def test_a_usual_value_and_a_first_value_ask_nothing() -> None:
    assert with_plausibility(draft(26), basis(22, 24, 25), index(Nature.FLOW)).findings == ()
    assert with_plausibility(draft(26_000), basis(), index(Nature.FLOW)).findings == ()


def test_a_blocked_file_is_asked_about_in_the_same_pass() -> None:
    error = Finding(severity=Severity.ERROR, code="X", message="x")
    blocked = draft(24_000).with_findings((error,))
    read = with_plausibility(blocked, basis(22, 24, 25), index(Nature.FLOW))
    assert [finding.code for finding in read.findings] == ["X", "SAUT_ANORMAL"]


def test_an_unknown_sender_is_left_as_it_is() -> None:
    assert with_plausibility(draft(24_000), None, index(Nature.FLOW)) == draft(24_000)

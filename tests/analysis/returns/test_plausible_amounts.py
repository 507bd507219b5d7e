"""Amounts of real workbooks beside what is planned, voted and told by the others."""

from dataclasses import replace

import pytest

from analysis.returns.plausible_return import with_plausibility
from data_model.draft import ReturnDraft
from data_model.finding import Finding
from data_model.plan_index import BudgetKey, PlanIndex, ReturnBasis
from data_model.vocabulary import BudgetBasis
from tests.loaders.small_plan import INDEX, TERRITORY, changed, issued, make_basis, read_here

YEARS = (2025, 2026, 2027)
SPLIT = "REPARTITION_DIFFERENTE"


def voted(euros: int | None, basis: BudgetBasis, *, of_the_other: int | None = None) -> PlanIndex:
    actions = dict(INDEX.actions)
    cents = None if euros is None else euros * 100
    actions["1.1"] = replace(actions["1.1"], voted_cents=cents, voted_basis=basis)
    if of_the_other is not None:
        actions["1.2"] = replace(actions["1.2"], voted_cents=of_the_other * 100)
    return replace(INDEX, actions=actions, years=YEARS)


def judged(index: PlanIndex, basis: ReturnBasis, **cells: object) -> ReturnDraft:
    draft = read_here(changed(issued(basis=basis), **cells), basis, index)
    return with_plausibility(draft, basis, index)


def asked(index: PlanIndex, basis: ReturnBasis, **cells: object) -> list[tuple[str, str]]:
    draft = judged(index, basis, **cells)
    return [(finding.code, finding.address) for finding in draft.questions]


def only(index: PlanIndex, basis: ReturnBasis, **cells: object) -> Finding:
    (finding,) = judged(index, basis, **cells).questions
    return finding


@pytest.mark.parametrize(
    ("committed", "codes"), [(44_999, []), (45_000, []), (45_001, ["DEPASSEMENT"])]
)
def test_committed_above_what_is_planned_is_a_question(committed: int, codes: list[str]) -> None:
    index = voted(45_000, BudgetBasis.TOTAL)
    found = asked(index, make_basis(), Budget_G4=committed)
    assert [code for code, _ in found] == codes


def test_the_value_stays_and_the_question_says_what_it_rests_on() -> None:
    basis = replace(make_basis(), budget_of_others={("committed", "1.1", 2025): 3_000_000})
    draft = judged(voted(45_000, BudgetBasis.TOTAL), basis, Budget_G4=20_000)
    (finding,) = draft.questions
    assert finding.message == (
        "Budget!G4\u00a0: 50\u202f000\u00a0€ engagés en tout pour l’action 1.1 (dont"
        " 30\u202f000\u00a0€ d’autres répondants), pour 45\u202f000\u00a0€ prévus\u00a0:"
        " est-ce exact\u202f?"
    )
    assert [(f.amount_cents, f.origin.answer) for f in draft.budget] == [(2_000_000, "non répondu")]


def test_the_split_of_the_exercise_is_the_first_limit() -> None:
    split = {("planned", "1.1", 2026): 1_000_000, ("planned", "1.1", 2027): 3_500_000}
    basis = replace(make_basis(), budget_of_others=split)
    index = voted(45_000, BudgetBasis.TOTAL)

    assert asked(index, basis, Budget_G4=10_000) == []
    finding = only(index, basis, Budget_G4=10_001)
    assert "10\u202f001\u00a0€ engagés en 2026 pour l’action 1.1, pour 10\u202f000\u00a0€" in (
        finding.message
    )


def test_other_exercises_of_one_s_own_are_counted() -> None:
    earlier: dict[BudgetKey, int] = {("committed", "1.1", 2025, "", "operating"): 4_000_000}
    basis = replace(make_basis(), other_exercises=earlier)
    index = voted(45_000, BudgetBasis.TOTAL)

    assert asked(index, basis, Budget_G4=5_000) == []
    assert asked(index, basis, Budget_G4=6_000) == [("DEPASSEMENT", "Budget!G4")]


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        (BudgetBasis.CAP, "45\u202f000\u00a0€ de plafond"),
        (BudgetBasis.PER_YEAR, "45\u202f000\u00a0€ prévus"),
        (BudgetBasis.PER_UNIT, "45\u202f000\u00a0€ prévus"),
    ],
)
def test_a_cap_and_a_yearly_amount_limit_too(basis: BudgetBasis, words: str) -> None:
    assert words in only(voted(45_000, basis), make_basis(), Budget_G4=45_001).message
    assert asked(voted(45_000, basis), make_basis(), Budget_G4=45_000) == []


def test_an_unknown_basis_is_no_limit_but_ten_times_it_is_out_of_order() -> None:
    index = voted(45_000, BudgetBasis.UNKNOWN)
    assert asked(index, make_basis(), Budget_G4=449_999) == []
    finding = only(index, make_basis(), Budget_G4=450_000)
    assert (finding.code, finding.address) == ("SAUT_ANORMAL", "Budget!G4")
    assert "pour 45\u202f000\u00a0€ votés pour l’action 1.1" in finding.message


def test_without_any_amount_for_the_action_the_plan_s_total_gives_the_order() -> None:
    index = voted(None, BudgetBasis.UNKNOWN, of_the_other=45_000)
    assert asked(index, make_basis(), Budget_G4=449_999) == []
    assert "votés pour tout le plan" in only(index, make_basis(), Budget_G4=450_000).message


def test_thousands_typed_as_a_first_amount_are_asked_about() -> None:
    index = voted(45_000, BudgetBasis.TOTAL)
    assert only(index, make_basis(), Budget_G4=45).code == "UNITE_MULTIPLIEE"


@pytest.mark.parametrize(("planned", "codes"), [(24_999, [SPLIT]), (25_000, []), (25_001, [SPLIT])])
def test_a_split_that_is_not_what_was_voted_is_a_question(planned: int, codes: list[str]) -> None:
    earlier: dict[BudgetKey, int] = {("planned", "1.1", 2025, "", "operating"): 2_000_000}
    basis = replace(make_basis(TERRITORY), other_exercises=earlier)
    found = asked(voted(45_000, BudgetBasis.TOTAL), basis, Budget_F4=planned)
    assert [code for code, _ in found] == codes


def test_the_funders_of_one_exercise_are_added_up() -> None:
    added = {"A": "1.1", "B": "Fédérer", "C": 2026, "D": "Commune", "E": "fonctionnement"}
    cells = {f"Budget_{column}6": value for column, value in added.items()}
    basis, index = make_basis(TERRITORY), voted(45_000, BudgetBasis.PER_YEAR)

    assert asked(index, basis, Budget_F4=20_000, Budget_F6=25_000, **cells) == []
    finding = only(index, basis, Budget_F4=20_000, Budget_F6=30_000, **cells)
    assert (finding.code, finding.address) == (SPLIT, "Budget!F6")
    assert finding.message == (
        "Budget!F6\u00a0: l’action 1.1 est répartie en 50\u202f000\u00a0€ en 2026, pour"
        " 45\u202f000\u00a0€ votés par an\u00a0: est-ce exact\u202f?"
    )

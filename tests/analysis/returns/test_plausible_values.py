"""First values of real workbooks beside the target, the others, the people and the amount voted."""

from dataclasses import replace

import pytest

from analysis.returns.plausible_return import with_plausibility
from data_model.finding import Finding
from data_model.plan_index import KnownValue, PlanIndex, ReturnBasis
from tests.loaders.small_plan import INDEX, changed, issued, make_basis, read_here

PEOPLE = "1.1-I1"


def aiming(code: str, target: int) -> PlanIndex:
    refs = {**INDEX.indicators, code: replace(INDEX.indicators[code], target_e4=target * 10_000)}
    return replace(INDEX, indicators=refs)


def beside(*others: int, population: int | None = None, own: tuple[int, ...] = ()) -> ReturnBasis:
    history = tuple(
        KnownValue(period_code=f"2026-T{n}", value_e4=value * 10_000)
        for n, value in enumerate(own, start=1)
    )
    return replace(
        make_basis(),
        highest_of_others={PEOPLE: tuple(value * 10_000 for value in others)},
        population=population,
        history={(PEOPLE, ""): history} if own else {},
    )


def asked(index: PlanIndex, basis: ReturnBasis, **cells: object) -> tuple[Finding, ...]:
    draft = read_here(changed(issued(basis=basis), **cells), basis, index)
    return with_plausibility(draft, basis, index).questions


@pytest.mark.parametrize(
    ("index", "basis", "fits", "too_much", "words"),
    [
        (aiming(PEOPLE, 400), beside(), 3_999, 4_000, "une cible de 400 pour le plan"),
        (INDEX, beside(20, 30), 299, 300, "30 au plus chez les autres répondants"),
        (INDEX, beside(population=85_000), 85_000, 85_001, "85\u202f000 habitants"),
    ],
)
def test_a_first_value_out_of_order_is_a_question(
    index: PlanIndex, basis: ReturnBasis, fits: int, too_much: int, words: str
) -> None:
    assert asked(index, basis, Indicateurs_H4=fits) == ()
    (finding,) = asked(index, basis, Indicateurs_H4=too_much)
    assert (finding.code, finding.address) == ("SAUT_ANORMAL", "Indicateurs!H4")
    assert words in finding.message
    assert [option.key for option in finding.options] == ["confirm", "drop"]


def test_funds_are_beside_the_amount_voted_for_the_action() -> None:
    action = replace(INDEX.actions["1.2"], voted_cents=4_500_000)
    index = replace(INDEX, actions={**INDEX.actions, "1.2": action})

    assert asked(index, make_basis(), Indicateurs_H9=449_999) == ()
    (finding,) = asked(index, make_basis(), Indicateurs_H9=450_000)
    assert "45\u202f000\u00a0€ votés pour l’action 1.2" in finding.message


def test_one_other_respondent_gives_no_order_and_nothing_known_asks_nothing() -> None:
    assert asked(INDEX, beside(20), Indicateurs_H4=300) == ()
    assert asked(INDEX, beside(), Indicateurs_H4=9_000_000) == ()


def test_a_respondent_s_own_history_goes_first() -> None:
    assert [f.code for f in asked(INDEX, beside(20, 30, own=(310,)), Indicateurs_H4=300)] == [
        "SAUT_ANORMAL"
    ]
    assert asked(INDEX, beside(20, 30, own=(290, 310)), Indicateurs_H4=300) == ()

"""What is odd about the values of a return, beside its own history and beside the others."""

from collections.abc import Iterator
from fractions import Fraction

from analysis.returns.plausibility import (
    DEFAULT_THRESHOLDS,
    Question,
    is_out_of_order,
    plausibility_questions,
)
from analysis.returns.plausible_question import Asked
from data_model.draft import ReturnDraft
from data_model.french import E4, euros, joined, number, number_e4, quarter_label, typo
from data_model.plan_index import IndicatorRef, PlanIndex, ReturnBasis
from data_model.vocabulary import Nature

JUDGED = (Nature.FLOW, Nature.CUMULATIVE, Nature.STOCK)
VALUES_SHOWN = 4
CENTS = 100
EURO = "€"


def asked_of_values(draft: ReturnDraft, basis: ReturnBasis, index: PlanIndex) -> Iterator[Asked]:
    """The questions on each value: its history's, or those on a first one."""
    for fact in draft.observations:
        ref = index.indicators[fact.indicator_code]
        if fact.value_e4 is None or ref.nature not in JUDGED:
            continue
        earlier = [
            known
            for known in basis.history.get((fact.indicator_code, fact.category), ())
            if known.value_e4 is not None
        ]
        shown = joined(
            f"{number_e4(known.value_e4)} au {quarter_label(known.period_code)}"
            for known in earlier[-VALUES_SHOWN:]
        )
        questions = plausibility_questions(
            Fraction(fact.value_e4, E4),
            [Fraction(known.value_e4 or 0, E4) for known in earlier],
            nature=ref.nature,
            in_euros=ref.unit == EURO,
        )
        if not questions and len(earlier) < DEFAULT_THRESHOLDS.points:
            questions = _on_a_first_value(fact.value_e4, ref, basis, index)
        for question in questions:
            yield Asked(
                fact=fact, question=question, read_as=number_e4(fact.value_e4), earlier=shown
            )


def _on_a_first_value(
    value_e4: int, ref: IndicatorRef, basis: ReturnBasis, index: PlanIndex
) -> list[Question]:
    """At most one question: a value out of the order of what is known elsewhere."""
    value = Fraction(value_e4, E4)
    for bound, what in _bounds(ref, basis, index):
        if is_out_of_order(value, bound):
            shown = euros(round(value * CENTS)) if ref.unit == EURO else number(float(value))
            return [Question(code="out_of_order", message=typo(f"{shown}, pour {what} ?"))]
    is_count = ref.decimals == 0
    if is_count and basis.population is not None and value > basis.population:
        people = number(basis.population)
        message = f"{number(float(value))}, pour {people} habitants : est-ce exact ?"
        return [Question(code="out_of_order", message=typo(message))]
    return []


def _bounds(
    ref: IndicatorRef, basis: ReturnBasis, index: PlanIndex
) -> Iterator[tuple[Fraction, str]]:
    """What a single value stays in the order of, and how it is told."""
    others = basis.highest_of_others.get(ref.code, ())
    if len(others) >= DEFAULT_THRESHOLDS.points:
        highest = max(others)
        yield Fraction(highest, E4), f"{number_e4(highest)} au plus chez les autres répondants"
    if ref.target_e4:
        yield Fraction(ref.target_e4, E4), f"une cible de {number_e4(ref.target_e4)} pour le plan"
    action = index.actions.get(ref.action_code)
    if ref.unit == EURO and action and action.voted_cents:
        voted = euros(action.voted_cents)
        yield Fraction(action.voted_cents, CENTS), f"{voted} votés pour l’action {action.code}"

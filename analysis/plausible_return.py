"""The plausibility questions of a whole return, each with its cell and the values it rests on."""

from collections.abc import Iterator
from fractions import Fraction

from analysis.plausibility import Question, plausibility_questions
from data_model.draft import ObservationFact, ReturnDraft
from data_model.finding import Finding, Severity
from data_model.french import joined, number_e4, quarter_label, typo
from data_model.plan_index import KnownValue, PlanIndex, ReturnBasis
from data_model.vocabulary import Nature

JUDGED = (Nature.FLOW, Nature.CUMULATIVE, Nature.STOCK)
CODES = {"cumulative_falls": "BAISSE_CUMUL", "same_as_last": "VALEUR_IDENTIQUE"}
VALUES_SHOWN = 4
E4 = 10_000


def with_plausibility(
    draft: ReturnDraft, basis: ReturnBasis | None, index: PlanIndex
) -> ReturnDraft:
    """The draft with a question for each value that its respondent's earlier ones make unlikely.

    A value stays in the draft: a question that is not answered is stored « non répondu ».
    Source: domain.md §9.
    """
    if basis is None or draft.blocking:
        return draft
    return draft.with_findings(tuple(_findings(draft, basis, index)))


def _findings(draft: ReturnDraft, basis: ReturnBasis, index: PlanIndex) -> Iterator[Finding]:
    for fact in draft.observations:
        nature = index.indicators[fact.indicator_code].nature
        if fact.value_e4 is None or nature not in JUDGED:
            continue
        earlier = [
            known
            for known in basis.history.get((fact.indicator_code, fact.category), ())
            if known.value_e4 is not None
        ]
        asked = plausibility_questions(
            Fraction(fact.value_e4, E4),
            [Fraction(known.value_e4 or 0, E4) for known in earlier],
            nature=nature,
        )
        yield from (_finding(fact, question, earlier) for question in asked)


def _finding(fact: ObservationFact, question: Question, earlier: list[KnownValue]) -> Finding:
    address = f"{fact.origin.sheet}!{fact.origin.cell}"
    shown = joined(
        f"{number_e4(known.value_e4)} au {quarter_label(known.period_code)}"
        for known in earlier[-VALUES_SHOWN:]
    )
    is_question = question.severity is Severity.QUESTION
    return Finding(
        severity=question.severity,
        code=CODES.get(question.code, "SAUT_ANORMAL"),
        sheet=fact.origin.sheet,
        cell=fact.origin.cell,
        value=fact.origin.raw_text,
        message=typo(f"{address} : {question.message} Valeurs précédentes : {shown}."),
        hint="Vérifiez la saisie ; si elle est juste, intégrez le retour." if is_question else "",
        read_as=number_e4(fact.value_e4),
    )

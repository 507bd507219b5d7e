"""The plausibility questions of a whole return, each with its cell and the values it rests on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import TypeVar

from analysis.returns.plausibility import Question, plausibility_questions
from data_model import french
from data_model.draft import (
    BudgetFact,
    Exclusion,
    ObservationFact,
    Origin,
    ReturnDraft,
)
from data_model.finding import CONFIRM, DROP, Answers, Finding, LeftOut, Option, Severity
from data_model.french import joined, number_e4, quarter_label, typo
from data_model.plan_index import PlanIndex, ReturnBasis
from data_model.vocabulary import BudgetField, Nature

F = TypeVar("F", ObservationFact, BudgetFact)

JUDGED = (Nature.FLOW, Nature.CUMULATIVE, Nature.STOCK)
CODES = {
    "cumulative_falls": "BAISSE_CUMUL",
    "same_as_last": "VALEUR_IDENTIQUE",
    "thousands": "UNITE_MULTIPLIEE",
}
VALUES_SHOWN = 4
E4 = 10_000
CENTS = 100
THOUSAND = 1000
EURO = "€"
IN_THOUSANDS = "thousands"
NO_ANSWERS: Answers = MappingProxyType({})
UNANSWERED = "non répondu"


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """One question about one fact, and the earlier values it rests on, as they are read."""

    fact: ObservationFact | BudgetFact
    question: Question
    read_as: str
    earlier: str


def with_plausibility(
    draft: ReturnDraft,
    basis: ReturnBasis | None,
    index: PlanIndex,
    *,
    answers: Answers = NO_ANSWERS,
    left_out: LeftOut = frozenset(),
) -> ReturnDraft:
    """The draft with a question for each value that its respondent's earlier ones make unlikely.

    A value stays in the draft, marked with the answer or « non répondu »; only « ne pas retenir »
    takes it out.
    Source: domain.md §9.
    """
    if basis is None:
        return draft
    findings: list[Finding] = []
    marks: dict[tuple[str, ...], list[str]] = {}
    in_thousands: set[tuple[str, ...]] = set()
    excluded: dict[tuple[str, ...], Exclusion] = {}
    for asked in (*_of_observations(draft, basis, index), *_of_amounts(draft, basis)):
        finding, chosen = _finding(asked).settled(answers, left_out)
        findings.append(finding)
        if finding.severity is Severity.QUESTION:
            marks.setdefault(asked.fact.key, []).append(UNANSWERED)
        elif chosen == DROP.key:
            origin = asked.fact.origin
            excluded[asked.fact.key] = Exclusion(
                sheet=origin.sheet, cell=origin.cell, raw_text=origin.raw_text
            )
        elif chosen:
            in_thousands |= {asked.fact.key} if chosen == IN_THOUSANDS else set()
            marks.setdefault(asked.fact.key, []).append(finding.answer)
    kept = {fact.key: fact for fact in draft.facts if fact.key not in excluded}
    return replace(
        draft,
        observations=tuple(
            replace(_marked(f, marks), value_e4=_read(f.value_e4, is_scaled=f.key in in_thousands))
            for f in draft.observations
            if f.key in kept
        ),
        budget=tuple(
            replace(
                _marked(f, marks),
                amount_cents=_read(f.amount_cents, is_scaled=f.key in in_thousands),
            )
            for f in draft.budget
            if f.key in kept
        ),
        findings=(*draft.findings, *findings),
        excluded=(*draft.excluded, *excluded.values()),
        rejected_count=draft.rejected_count + len(excluded),
    )


def _of_observations(draft: ReturnDraft, basis: ReturnBasis, index: PlanIndex) -> Iterator[_Asked]:
    for fact in draft.observations:
        nature = index.indicators[fact.indicator_code].nature
        if fact.value_e4 is None or nature not in JUDGED:
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
        for question in plausibility_questions(
            Fraction(fact.value_e4, E4),
            [Fraction(known.value_e4 or 0, E4) for known in earlier],
            nature=nature,
            in_euros=index.indicators[fact.indicator_code].unit == EURO,
        ):
            yield _Asked(
                fact=fact, question=question, read_as=number_e4(fact.value_e4), earlier=shown
            )


def _of_amounts(draft: ReturnDraft, basis: ReturnBasis) -> Iterator[_Asked]:
    """An amount is a cumulative of its exercise; what corrects this period's own is not a fall."""
    for fact in draft.budget:
        if fact.amount_cents is None or fact.field is BudgetField.PLANNED:
            continue
        line = (fact.action_code, fact.exercise, fact.funder, fact.section.value)
        known = basis.budget.get((fact.field.value, *line))
        planned = basis.budget.get((BudgetField.PLANNED.value, *line))
        is_correction = fact.key in basis.current
        history = [] if known is None or is_correction else [Fraction(known, CENTS)]
        reference = known if known is not None else planned
        shown = "" if reference is None else french.euros(reference)
        for question in plausibility_questions(
            Fraction(fact.amount_cents, CENTS),
            history,
            nature=Nature.CUMULATIVE,
            in_euros=True,
            reference=None if reference is None else Fraction(reference, CENTS),
        ):
            yield _Asked(
                fact=fact,
                question=question,
                read_as=french.euros(fact.amount_cents),
                earlier=shown,
            )


def _finding(asked: _Asked) -> Finding:
    origin = asked.fact.origin
    is_question = asked.question.severity is Severity.QUESTION
    earlier = f" Déjà connu : {asked.earlier}." if asked.earlier else ""
    return Finding(
        severity=asked.question.severity,
        code=CODES.get(asked.question.code, "SAUT_ANORMAL"),
        sheet=origin.sheet,
        cell=origin.cell,
        value=origin.raw_text,
        message=typo(f"{origin.sheet}!{origin.cell} : {asked.question.message}{earlier}"),
        hint="Confirmez si la valeur est juste." if is_question else "",
        read_as=asked.read_as,
        options=_options(asked) if is_question else (),
        can_be_left_out=is_question,
    )


def _read(value: int | None, *, is_scaled: bool) -> int | None:
    return value * THOUSAND if is_scaled and value is not None else value


def _options(asked: _Asked) -> tuple[Option, ...]:
    if asked.question.code != "thousands":
        return (CONFIRM, DROP)
    fact = asked.fact
    cents = (
        (fact.value_e4 or 0) * CENTS // E4
        if isinstance(fact, ObservationFact)
        else fact.amount_cents or 0
    )
    as_typed = Option(key=CONFIRM.key, label=f"Confirmer\u00a0: {asked.read_as}")
    in_thousands = Option(key=IN_THOUSANDS, label=f"Lire {french.euros(cents * THOUSAND)}")
    return (as_typed, in_thousands, DROP)


def _marked(fact: F, marks: Mapping[tuple[str, ...], list[str]]) -> F:
    labels = [label for label in (fact.origin.answer, *marks.get(fact.key, ())) if label]
    if not labels:
        return fact
    origin: Origin = replace(fact.origin, answer="\u202f; ".join(dict.fromkeys(labels)))
    return replace(fact, origin=origin)

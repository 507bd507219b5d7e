"""The plausibility questions of a whole return, each with its cell and the values it rests on."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from analysis.returns.plausible_amounts import asked_of_amounts
from analysis.returns.plausible_question import Asked
from analysis.returns.plausible_values import asked_of_values
from data_model import french
from data_model.draft import (
    BudgetFact,
    Exclusion,
    ObservationFact,
    Origin,
    ReturnDraft,
)
from data_model.finding import CONFIRM, DROP, Answers, Finding, LeftOut, Option, Severity
from data_model.french import E4, typo
from data_model.plan_index import PlanIndex, ReturnBasis

F = TypeVar("F", ObservationFact, BudgetFact)

CODES = {
    "cumulative_falls": "BAISSE_CUMUL",
    "same_as_last": "VALEUR_IDENTIQUE",
    "thousands": "UNITE_MULTIPLIEE",
    "overrun": "DEPASSEMENT",
    "split_differs": "REPARTITION_DIFFERENTE",
}
CENTS = 100
THOUSAND = 1000
IN_THOUSANDS = "thousands"
NO_ANSWERS: Answers = MappingProxyType({})
UNANSWERED = "non répondu"


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
    for asked in (*asked_of_values(draft, basis, index), *asked_of_amounts(draft, basis, index)):
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


def _finding(asked: Asked) -> Finding:
    origin = asked.fact.origin
    is_question = asked.question.severity is Severity.QUESTION
    earlier = f" Déjà connu : {asked.earlier}." if asked.earlier else ""
    line = _line(asked)
    return Finding(
        severity=asked.question.severity,
        code=CODES.get(asked.question.code, "SAUT_ANORMAL"),
        sheet=origin.sheet,
        cell=origin.cell,
        value=origin.raw_text,
        message=typo(f"{origin.sheet}!{origin.cell} : {asked.question.message}{earlier}{line}"),
        hint="Confirmez si la valeur est juste." if is_question else "",
        read_as=asked.read_as,
        options=_options(asked) if is_question else (),
        can_be_left_out=is_question,
    )


def _line(asked: Asked) -> str:
    """Which action and year an amount is of, where the question does not say."""
    fact = asked.fact
    if not isinstance(fact, BudgetFact) or f"action {fact.action_code}" in asked.question.message:
        return ""
    return f" Action {fact.action_code}, exercice {fact.exercise}."


def _read(value: int | None, *, is_scaled: bool) -> int | None:
    return value * THOUSAND if is_scaled and value is not None else value


def _options(asked: Asked) -> tuple[Option, ...]:
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

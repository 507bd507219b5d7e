"""What is odd about the amounts of a return, beside its history and what was planned or voted."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from analysis.budget.money import (
    VotedAmount,
    planned_for_plan,
    planned_for_year,
    split_differs,
)
from analysis.returns.plausibility import Question, is_out_of_order, plausibility_questions
from analysis.returns.plausible_question import Asked
from data_model.draft import BudgetFact, ReturnDraft
from data_model.french import euros, joined, typo
from data_model.plan_index import ActionRef, BudgetKey, PlanIndex, ReturnBasis
from data_model.vocabulary import BudgetBasis, BudgetField, Nature

CENTS = 100
Sums = dict[tuple[str, str, int], int]
"""(field, action, exercise) → cents, over all respondents"""


def asked_of_amounts(draft: ReturnDraft, basis: ReturnBasis, index: PlanIndex) -> Iterator[Asked]:
    """The questions on each amount, then on what they make of each action's budget.

    Source: domain.md §5, §9.
    """
    sums = _sums(draft, basis)
    asked: set[tuple[str, ...]] = set()
    for one in (*_beside_planned(draft, basis, index, sums=sums), *_of_splits(draft, index, sums)):
        asked.add(one.fact.key)
        yield one
    for one in _one_by_one(draft, basis, index):
        # One mistake is one question: too much for its budget says it already.
        if one.question.code != "out_of_order" or one.fact.key not in asked:
            yield one


def _one_by_one(draft: ReturnDraft, basis: ReturnBasis, index: PlanIndex) -> Iterator[Asked]:
    """An amount is a cumulative of its exercise: it follows what the period before left, also
    where it corrects this period's own.
    """
    for fact in draft.budget:
        if fact.amount_cents is None:
            continue
        line = (fact.action_code, fact.exercise, fact.funder, fact.section.value)
        known = basis.budget.get((fact.field.value, *line))
        before = basis.earlier_budget.get((fact.field.value, *line))
        voted = index.actions[fact.action_code].voted_cents
        if fact.field is not BudgetField.PLANNED:
            planned = basis.budget.get((BudgetField.PLANNED.value, *line))
            # A year's return ends with its last quarter: nothing of that exercise is before it.
            earlier = before if fact.key in basis.current else known
            history = [] if earlier is None else [earlier]
            reference = next(
                (one for one in (earlier, known, planned, voted) if one is not None), None
            )
            for question in plausibility_questions(
                Fraction(fact.amount_cents, CENTS),
                [Fraction(cents, CENTS) for cents in history],
                nature=Nature.CUMULATIVE,
                in_euros=True,
                reference=None if reference is None else Fraction(reference, CENTS),
            ):
                yield _asked(fact, question, earlier="" if reference is None else euros(reference))
        bound, what = _order(index, fact.action_code)
        if known is None and bound and is_out_of_order(Fraction(fact.amount_cents), bound):
            message = f"{euros(fact.amount_cents)}, pour {what} : est-ce exact ?"
            yield _asked(fact, Question(code="out_of_order", message=typo(message)))


def _order(index: PlanIndex, action_code: str) -> tuple[Fraction, str]:
    """What a first amount stays in the order of: its action's budget, else the whole plan's."""
    voted = index.actions[action_code].voted_cents
    if voted:
        return Fraction(voted), f"{euros(voted)} votés pour l’action {action_code}"
    total = sum(action.voted_cents or 0 for action in index.actions.values())
    return Fraction(total), f"{euros(total)} votés pour tout le plan"


def _sums(draft: ReturnDraft, basis: ReturnBasis) -> Sums:
    own: dict[BudgetKey, int] = {**basis.other_exercises, **basis.budget}
    for fact in draft.budget:
        line = (fact.action_code, fact.exercise, fact.funder, fact.section.value)
        own.pop((fact.field.value, *line), None)
        if fact.amount_cents is not None:
            own[(fact.field.value, *line)] = fact.amount_cents
    sums: defaultdict[tuple[str, str, int], int] = defaultdict(int, basis.budget_of_others)
    for (field, action, exercise, _, _), cents in own.items():
        sums[field, action, exercise] += cents
    return dict(sums)


def _by_exercise(sums: Sums, field: BudgetField, action: str) -> dict[int, int]:
    return {key[2]: cents for key, cents in sums.items() if key[:2] == (field.value, action)}


def _beside_planned(
    draft: ReturnDraft, basis: ReturnBasis, index: PlanIndex, *, sums: Sums
) -> Iterator[Asked]:
    """Committed over planned, of each action given: in its exercise where split, else in all."""
    for code in dict.fromkeys(fact.action_code for fact in draft.budget):
        facts = [
            fact
            for fact in draft.budget
            if fact.action_code == code and fact.amount_cents and fact.field in _BESIDE_PLANNED
        ]
        question = _over_planned(index.actions[code], facts, basis, index, sums=sums)
        if question is not None:
            yield question


_BESIDE_PLANNED = (BudgetField.COMMITTED, BudgetField.PLANNED)


def _over_planned(
    action: ActionRef,
    facts: Sequence[BudgetFact],
    basis: ReturnBasis,
    index: PlanIndex,
    *,
    sums: Sums,
) -> Asked | None:
    voted = VotedAmount(basis=action.voted_basis, amount_cents=action.voted_cents)
    split = _by_exercise(sums, BudgetField.PLANNED, action.code)
    committed = _by_exercise(sums, BudgetField.COMMITTED, action.code)
    others = _by_exercise(basis.budget_of_others, BudgetField.COMMITTED, action.code)
    for exercise in sorted({fact.exercise for fact in facts}):
        planned = planned_for_year(voted, exercise, split_cents=split)
        spent = committed.get(exercise, 0)
        if planned is not None and spent > planned:
            mine = [fact for fact in facts if fact.exercise == exercise]
            what = f"{euros(spent)} engagés en {exercise} pour l’action {action.code}"
            return _over(mine, what, planned, others=others.get(exercise, 0))
    is_cap = voted.basis is BudgetBasis.CAP
    planned = (
        voted.amount_cents
        if is_cap
        else planned_for_plan(voted, split_cents=split, years=index.years)
    )
    if not facts or planned is None or sum(committed.values()) <= planned:
        return None
    what = f"{euros(sum(committed.values()))} engagés en tout pour l’action {action.code}"
    return _over(facts, what, planned, others=sum(others.values()), is_cap=is_cap)


def _over(
    facts: Sequence[BudgetFact], what: str, planned: int, *, others: int, is_cap: bool = False
) -> Asked:
    """The question stands at the largest committed amount, else at the largest planned one."""
    committed = [fact for fact in facts if fact.field is BudgetField.COMMITTED]
    limit = "de plafond" if is_cap else "prévus"
    shared = f" (dont {euros(others)} d’autres répondants)" if others else ""
    message = f"{what}{shared}, pour {euros(planned)} {limit} : est-ce exact ?"
    return _asked(_largest(committed or facts), Question(code="overrun", message=typo(message)))


def _of_splits(draft: ReturnDraft, index: PlanIndex, sums: Sums) -> Iterator[Asked]:
    """A split that does not add up to what was voted: in all, or each year."""
    planned = [f for f in draft.budget if f.field is BudgetField.PLANNED and f.amount_cents]
    for code in dict.fromkeys(fact.action_code for fact in planned):
        action = index.actions[code]
        voted = VotedAmount(basis=action.voted_basis, amount_cents=action.voted_cents)
        mine = [fact for fact in planned if fact.action_code == code]
        split = _by_exercise(sums, BudgetField.PLANNED, code)
        total, limit = sum(split.values()), voted.amount_cents
        if limit is None:
            continue
        years = joined(f"{euros(cents)} en {year}" for year, cents in sorted(split.items()))
        said = f"l’action {code} est répartie en {years}"
        if voted.basis is BudgetBasis.PER_YEAR:
            wrong = sorted({f.exercise for f in mine if split.get(f.exercise) != limit})
            if wrong:
                here = [fact for fact in mine if fact.exercise == wrong[0]]
                yield _split(here, f"{said}, pour {euros(limit)} votés par an")
        elif split_differs(voted, split_cents=split):
            yield _split(mine, f"{said} (total {euros(total)}), pour {euros(limit)} votés")
        elif voted.basis is BudgetBasis.CAP and total > limit:
            yield _split(mine, f"{said} (total {euros(total)}), pour {euros(limit)} de plafond")


def _split(facts: Sequence[BudgetFact], words: str) -> Asked:
    return _asked(
        _largest(facts), Question(code="split_differs", message=typo(f"{words} : est-ce exact ?"))
    )


def _largest(facts: Sequence[BudgetFact]) -> BudgetFact:
    return max(facts, key=lambda fact: fact.amount_cents or 0)


def _asked(fact: BudgetFact, question: Question, *, earlier: str = "") -> Asked:
    return Asked(fact=fact, question=question, read_as=euros(fact.amount_cents), earlier=earlier)

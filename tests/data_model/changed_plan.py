"""The small plan with more of what a file may change, and that plan changed at random."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from data_model.action import Action, ActionLine, Stakeholder, VotedAmount
from data_model.base import OfPlan, Versioned
from data_model.indicator import Indicator, Target
from data_model.plan import Axis, Objective
from data_model.plan_draft import PlanDraft
from data_model.tables import EDITABLE
from data_model.vocabulary import (
    BudgetBasis,
    Direction,
    LineKind,
    Role,
    TargetBasis,
    TaxBasis,
)
from tests.data_model.small_plan import INDICATORS, of_plan, small_plan, version

DUES = (date(2026, 12, 31), date(2027, 12, 31))
TEXTS = st.sampled_from(["Bourse foncière", "Boutique", "Café des possibles"])


def wide_plan(
    *,
    texts: tuple[OfPlan, ...] = (),
    versions: tuple[Versioned, ...] = (),
    goal: int = 50,
    cents: int | None = 1_000_000,
) -> PlanDraft:
    """A second axis, an objective, lists, a target and an amount on top of the small plan."""
    return in_order(
        small_plan(
            texts=(
                of_plan(Axis, code="2", number=2, label="Axe deux", short_label="Deux"),
                of_plan(Objective, code="1a", number=1, label="Objectif", axis_code="1"),
                line(1, "Délais"),
                line(2, "Coûts"),
                of_plan(Stakeholder, action_code="1.1", role=Role.LEAD, position=1, name="EPT"),
                *texts,
            ),
            versions=(target(goal), voted(cents), *versions),
        )
    )


def in_order(draft: PlanDraft) -> PlanDraft:
    """The draft with its texts in the order of their keys."""
    ordered = sorted(draft.texts, key=lambda row: EDITABLE.index(type(row)))
    return replace(draft, texts=tuple(ordered))


def line(position: int, text: str, *, action: str = "1.1") -> OfPlan:
    """A point of vigilance."""
    kind = LineKind.VIGILANCE
    return of_plan(ActionLine, action_code=action, kind=kind, position=position, text=text)


def target(value: int, *, due_on: date = DUES[0], indicator: str = INDICATORS[0]) -> Versioned:
    """What an indicator is to reach."""
    return version(
        Target,
        indicator_code=indicator,
        due_on=due_on,
        value_e4=value * 10_000,
        basis=TargetBasis.TO_DATE,
        direction=Direction.UP,
    )


def voted(cents: int | None, *, action: str = "1.1") -> Versioned:
    """An amount voted for an action."""
    return version(
        VotedAmount,
        action_code=action,
        amount_cents=cents,
        basis=BudgetBasis.TOTAL,
        tax=TaxBasis.UNKNOWN,
    )


def action(code: str, **values: Any) -> OfPlan:
    """An action that the small plan does not hold."""
    given = {"position": 9, "title": f"Action {code}", "short_title": code, "axis_code": "1"}
    return of_plan(Action, code=code, **given | values)


def edited(draft: PlanDraft, model: type[OfPlan], code: str, **values: Any) -> PlanDraft:
    """The draft with some fields of one coded row changed."""
    rows = [
        type(row).model_validate(row.model_dump(exclude_unset=True) | values)
        if type(row) is model and getattr(row, "code", "") == code
        else row
        for row in draft.texts
    ]
    return replace(draft, texts=tuple(rows))


def without(draft: PlanDraft, model: type[OfPlan], *codes: str) -> PlanDraft:
    """The draft without some rows; without any of a table where no code is given."""

    def stays(row: OfPlan) -> bool:
        return type(row) is not model or bool(codes and getattr(row, "code", "") not in codes)

    return replace(
        draft,
        texts=tuple(row for row in draft.texts if stays(row)),
        versions=tuple(row for row in draft.versions if stays(row)),
    )


@st.composite
def changed_plans(draw: st.DrawFn) -> PlanDraft:
    """The wide plan with titles, places, lists, targets and amounts drawn anew."""
    draft = small_plan(
        texts=(
            of_plan(Axis, code="2", number=2, label=draw(TEXTS), short_label="Deux"),
            of_plan(Objective, code="1a", number=1, label=draw(TEXTS), axis_code="1"),
            *(line(n, text) for n, text in enumerate(draw(st.lists(TEXTS, max_size=3)), start=1)),
            of_plan(Stakeholder, action_code="1.1", role=Role.LEAD, position=1, name=draw(TEXTS)),
            *(action(code) for code in draw(st.sets(st.sampled_from(["1.3", "2.1"])))),
        ),
        versions=tuple(
            target(draw(st.integers(0, 3)), due_on=due, indicator=indicator)
            for due in draw(st.sets(st.sampled_from(DUES)))
            for indicator in draw(st.sets(st.sampled_from(INDICATORS)))
        )
        + tuple(
            voted(draw(st.none() | st.integers(0, 2)), action=code)
            for code in draw(st.sets(st.sampled_from(["1.1", "1.2"])))
        ),
    )
    draft = edited(draft, Action, "1.1", title=draw(TEXTS), axis_code=draw(st.sampled_from("12")))
    moved = draw(st.sampled_from(["1.1", "1.2", None]))
    draft = in_order(draft)
    return edited(draft, Indicator, INDICATORS[2], action_code=moved, label=draw(TEXTS))

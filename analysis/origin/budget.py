"""Which amounts make up what is planned, committed and paid of some actions."""

from collections.abc import Collection

from analysis.budget.amount import Amount, BudgetSaid, budget_said
from analysis.origin.part import (
    Part,
    PartState,
    answered_periods,
    budget_key,
    in_order,
    missing_part,
)
from analysis.rows import rows_of
from analysis.snapshot import Snapshot
from data_model.french import euros, typo
from data_model.vocabulary import BudgetField, Section

Cell = tuple[str, str, str, bool]
CellKey = tuple[str, str, int, str, str, str, str]


def budget_parts(
    snapshot: Snapshot,
    actions: Collection[str],
    field: BudgetField,
    *,
    said: BudgetSaid | None = None,
) -> list[Part]:
    """The amounts in force at S of one field, then who was asked and told nothing.

    They add up to that field's total of these actions over all exercises. What is planned counts
    here where a return splits it; the voted amount stands in the plan. Source: domain.md §5.
    """
    told = said or budget_said(snapshot)
    cells = _cells(snapshot)
    several = len(actions) > 1
    mine = [amount for amount in told.at_situation if amount.action_code in actions]
    parts = [_part(amount, cells, names_action=several) for amount in mine if amount.field is field]
    if field is BudgetField.PLANNED:
        return in_order(parts)
    spoke = {
        (amount.respondent_code, amount.action_code)
        for amount in mine
        if amount.field is not BudgetField.PLANNED
    }
    return in_order([*parts, *_silent(snapshot, told, actions, field=field, spoke=spoke)])


def _silent(
    snapshot: Snapshot,
    told: BudgetSaid,
    actions: Collection[str],
    *,
    field: BudgetField,
    spoke: set[tuple[str, str]],
) -> list[Part]:
    """Who was asked for a line and never told anything of it, at the last time it was asked."""
    last: dict[tuple[str, str], str] = {}
    for respondent, period, action in told.asked:
        if action in actions and (respondent, action) not in spoke:
            last[respondent, action] = max(period, last.get((respondent, action), ""))
    answered = answered_periods(snapshot.returns)
    return [
        missing_part(
            budget_key(
                action,
                field=field.value,
                exercise=int(period[:4]),
                funder="",
                section=Section.OPERATING.value,
            ),
            respondent,
            period,
            about=_about(action, exercise=None) if len(actions) > 1 else "",
            answered=(respondent, period) in answered,
        )
        for (respondent, action), period in last.items()
    ]


def _part(amount: Amount, cells: dict[CellKey, Cell], *, names_action: bool) -> Part:
    found = cells.get(
        (
            amount.field.value,
            amount.action_code,
            amount.exercise,
            amount.funder,
            amount.section,
            amount.respondent_code,
            amount.period_code,
        )
    )
    sheet, cell, raw_text, is_estimated = found or ("", "", "", False)
    state = PartState.ESTIMATED if is_estimated else PartState.IN_FORCE
    return Part(
        key=budget_key(
            amount.action_code,
            field=amount.field.value,
            exercise=amount.exercise,
            funder=amount.funder,
            section=amount.section,
        ),
        respondent_code=amount.respondent_code,
        period_code=amount.period_code,
        state=PartState.CONFIRMED if amount.is_confirmed else state,
        about=_about(
            amount.action_code if names_action else "",
            exercise=amount.exercise,
            funder=amount.funder,
            section=amount.section,
        ),
        amount=amount.cents,
        words=euros(amount.cents),
        from_period=amount.period_code,
        return_number=amount.return_number,
        sheet=sheet,
        cell=cell,
        raw_text=raw_text,
    )


def _about(action: str, *, exercise: int | None, funder: str = "", section: str = "") -> str:
    words = [f"action {action}"] if action else []
    if exercise is not None:
        words.append(f"exercice {exercise}")
    words += [funder] if funder else []
    words += [Section(section).label] if section else []
    return typo(", ".join(words))


def _cells(snapshot: Snapshot) -> dict[CellKey, Cell]:
    return {
        (
            row.field,
            row.action_code,
            int(row.exercise),
            row.funder,
            row.section,
            row.respondent_code,
            row.period_code,
        ): (row.sheet or "", row.cell or "", row.raw_text or "", bool(row.is_estimated))
        for row in rows_of(snapshot.budget_history)
    }

"""A total of an action or an axis taken apart: its money, or its work."""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from analysis.origin.budget import budget_parts
from analysis.origin.calendar import work_parts
from analysis.origin.figure import AT_LEAST, Figure, missing_line
from analysis.origin.words import (
    BASIS_WORDS,
    BUDGET_FORMULAS,
    SPENT_WORDS,
    WORK_FORMULA,
    told_by,
)
from analysis.rows import rows_of, whole
from analysis.schedule.occurrence import OccurrenceState
from analysis.snapshot import Snapshot
from data_model.french import coverage, euros, is_known, number, percent, plural, typo
from data_model.vocabulary import BudgetBasis, BudgetField

LINE_COLUMNS = ["Action", "Voté", "Base", "Prévu"]


def budget_figure(
    snapshot: Snapshot,
    row: Any,
    actions: Collection[str],
    *,
    field: BudgetField,
    lines: pd.DataFrame,
) -> Figure:
    """One amount of an action or an axis, from its row of a budget frame.

    `lines` are the rows of `budget_lines_frame` of these actions.
    """
    parts = budget_parts(snapshot, actions, field)
    cents = whole(getattr(row, f"{field.value}_cents"))
    word = SPENT_WORDS[field]
    said: list[str] = []
    if cents is None:
        sentence = f"Aucun montant {word[:-1]} n’est connu"
    elif field is BudgetField.PLANNED:
        sentence = f"{euros(cents)} {word} = {_planned_made(row, lines)}"
        said = [f"Réparti par année : {told_by(parts, 'montant')}."] if parts else []
    else:
        head = AT_LEAST if row.is_at_least else ""
        sentence = f"{head}{euros(cents)} {word} = somme de {told_by(parts, 'montant')}"
        said = missing_line(snapshot, parts, at_least=bool(row.is_at_least))
    return Figure(
        made=typo(sentence[:1].upper() + sentence[1:]),
        formula=typo(BUDGET_FORMULAS[field]),
        parts=tuple(parts),
        lines=tuple(typo(line) for line in said),
    )


def _planned_made(row: Any, lines: pd.DataFrame) -> str:
    if len(lines) > 1:
        return f"somme de {coverage(whole(row.lines), whole(row.lines_total), 'ligne')}"
    basis = BudgetBasis(next(rows_of(lines)).basis)
    if basis is BudgetBasis.PER_YEAR:
        return "somme des années du plan, réparties ou votées par an"
    return f"montant voté, {BASIS_WORDS[basis]}"


def planned_lines_table(lines: pd.DataFrame, titles: dict[str, str]) -> pd.DataFrame:
    """What each action brings to the planned amount.

    Columns: Action, Voté, Base, Prévu (str). Rows: those of `lines`.
    """
    rows = [
        (
            titles.get(line.action_code, line.action_code),
            euros(whole(line.voted_cents)),
            BASIS_WORDS[BudgetBasis(line.basis)],
            euros(whole(line.planned_cents)),
        )
        for line in rows_of(lines)
    ]
    return pd.DataFrame(rows, columns=LINE_COLUMNS, dtype=object)


def work_figure(
    snapshot: Snapshot,
    states: Sequence[OccurrenceState],
    row: Any,
    *,
    actions: Collection[str],
) -> Figure:
    """The work done of an action or an axis, from its row of `completion_frame`."""
    parts = work_parts(snapshot, states, actions)
    done = sum(part.enters for part in parts)
    if not is_known(row.done):
        sentence = "Le travail fait n’est pas communiqué : aucun jalon n’a eu de nouvelles"
    else:
        counted = f"{plural(done, 'jalon fait', 'jalons faits')} sur {len(parts)}"
        sentence = (
            f"{percent(row.done)} du travail = {counted}, soit {number(row.done_weight)} "
            f"sur {number(row.total_weight)} jours prévus"
        )
    told = coverage(whole(row.actions_reported), whole(row.actions_total), "action")
    wanted = f" Attendu à cette date : {percent(row.expected)}." if is_known(row.expected) else ""
    lines = [f"Actions renseignées : {told}.{wanted}"]
    return Figure(
        made=typo(sentence),
        formula=typo(WORK_FORMULA),
        parts=tuple(parts),
        lines=tuple(typo(line) for line in lines),
    )

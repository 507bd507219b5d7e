"""What undoing or redoing a return would bring back, cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.fact_words import PlanWords, fact_object, fact_value
from analysis.returns.stored_return import facts_in_force
from data_model.draft import AnyFact, ReturnDraft, canonical
from data_model.french import plain, plural, typo

UNDO_COLUMNS = ["Objet", "En vigueur", "Deviendrait"]


@dataclass(frozen=True, kw_only=True)
class UndoPreview:
    """`table` holds the cells that change; `covered` counts those that a newer return covers.

    `newest` is the number of the newest return in force after this one, if there is any.
    """

    table: pd.DataFrame
    covered: int
    unchanged: int
    newest: int | None

    @property
    def shown(self) -> pd.DataFrame:
        """The table for a screen, as Markdown."""
        return self.table.map(plain)


def undo_preview(
    stored: Mapping[int, ReturnDraft],
    number: int,
    *,
    active: frozenset[int],
    words: PlanWords,
) -> UndoPreview:
    """What changes for the cells of a return when it is undone, or redone where it is withdrawn.

    `stored` holds every return of its respondent and period, `active` those in force.
    The table's columns: Objet, En vigueur, Deviendrait (str). Rows: one a cell that changes, in
    the order of the return.
    """
    before = facts_in_force(stored, active)
    after = facts_in_force(stored, active ^ {number})
    rows: list[tuple[str, str, str]] = []
    covered = unchanged = 0
    for fact in stored[number].facts:
        old, new = before.get(fact.key), after.get(fact.key)
        if max(old[0] if old else 0, new[0] if new else 0) > number:
            covered += 1
        elif _said(old) == _said(new):
            unchanged += 1
        else:
            rows.append(
                (
                    fact_object(fact, words),
                    fact_value(old[1] if old else None, words),
                    fact_value(new[1] if new else None, words),
                )
            )
    table = pd.DataFrame(rows, columns=UNDO_COLUMNS, dtype=object)
    newest = max((one for one in active if one > number), default=None)
    return UndoPreview(table=table, covered=covered, unchanged=unchanged, newest=newest)


def undo_sentence(preview: UndoPreview, *, withdraws: bool) -> str:
    """« 5 valeurs seront rétablies. Le retour n° 12, plus récent, prévaut sur 2 cases… »"""
    changed = len(preview.table)
    if not changed:
        first = "Aucune valeur ne changera."
    elif withdraws:
        first = f"{plural(changed, 'valeur reviendra', 'valeurs reviendront')} à l’état d’avant."
    else:
        first = f"{plural(changed, 'valeur sera rétablie', 'valeurs seront rétablies')}."
    if preview.unchanged:
        same = plural(preview.unchanged, "valeur restera", "valeurs resteront")
        first += f" {same} identique{'s' if preview.unchanged > 1 else ''}."
    return typo(f"{first}{_newer(preview)}")


def _newer(preview: UndoPreview) -> str:
    if preview.newest is None:
        return ""
    named = f"Le retour n° {preview.newest}, plus récent,"
    if not preview.covered:
        return f" {named} ne dit rien de ces cases."
    return f" {named} prévaut sur {plural(preview.covered, 'case')} : rien n’y changera."


def _said(standing: tuple[int, AnyFact] | None) -> str:
    return canonical(standing[1]) if standing else ""

"""A preview as tables and sentences for the screen."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import pandas as pd

from analysis.fiche.text_diff import text_change
from analysis.plan_file.naming import Naming
from analysis.plan_file.parts import PlanPart
from analysis.plan_file.preview_rows import PreviewRow
from data_model.action import Action
from data_model.base import Base
from data_model.finding import Severity
from data_model.french import joined, plain, plural, typo
from data_model.indicator import Indicator, Target
from data_model.level_words import LevelWords
from data_model.milestone import Milestone
from data_model.plan import Axis, Objective
from data_model.plan_differences import RowChange
from data_model.plan_preview import PlanPreview
from data_model.respondent import Respondent

COLUMNS = ["Changement", "Objet", "Champ", "Avant → après"]
LIST_COLUMNS = ["Partie", "Changement", "Objet", "Champ", "Avant", "Après"]
ABSENT_COLUMNS = ["Objet", "Si vous y mettez fin"]
COUNTED: Final[tuple[type[Base], ...]] = (
    Axis,
    Objective,
    Action,
    Indicator,
    Target,
    Milestone,
    Respondent,
)


def part_labels(rows: Iterable[PreviewRow]) -> dict[str, str]:
    """Part → « Actions (3) », of the parts where something changes."""
    counts = Counter(row.part for row in rows)
    return {part.value: typo(f"{part.label} ({counts[part]})") for part in PlanPart if counts[part]}


def preview_table(rows: Sequence[PreviewRow], part: PlanPart | None = None) -> pd.DataFrame:
    """The lines of one part, or all.

    Columns: Changement, Objet, Champ (where one line has one), Avant → après (str, Markdown).
    Rows: as given.
    """
    told = [
        (row.change, plain(row.thing), row.field, _before_after(row))
        for row in rows
        if part is None or row.part is part
    ]
    table = pd.DataFrame(told, columns=COLUMNS, dtype=object)
    return table if table["Champ"].any() else table.drop(columns="Champ")


def change_list(rows: Sequence[PreviewRow]) -> pd.DataFrame:
    """The same lines to take away, without Markdown.

    Columns: Partie, Changement, Objet, Champ, Avant, Après (str).
    """
    told = [
        (row.part.label, row.change, row.thing, row.field, row.before, row.after) for row in rows
    ]
    return pd.DataFrame(told, columns=LIST_COLUMNS, dtype=object)


def absent_table(rows: Sequence[PreviewRow]) -> pd.DataFrame:
    """What is no longer in the file. Columns: Objet, Si vous y mettez fin (str, Markdown)."""
    told = [(plain(row.thing), row.after) for row in rows]
    return pd.DataFrame(told, columns=ABSENT_COLUMNS, dtype=object)


def _before_after(row: PreviewRow) -> str:
    if not row.before and not row.field:
        return plain(row.after)
    return text_change(row.before, row.after) if row.before or row.after else ""


def dropped_title(preview: PlanPreview | None, rows: Sequence[PreviewRow]) -> str:
    """« Ce classeur apporte 12 changements au plan », or that it cannot be recorded."""
    if preview is None or not preview.can_be_recorded:
        return "Ce classeur ne peut pas encore être enregistré"
    if preview.is_new:
        return "Ce classeur est un plan nouveau"
    asked = [one for one in preview.findings if one.severity is Severity.QUESTION]
    if not rows and any(one.options for one in asked):
        return "Ce classeur attend une réponse"
    if not rows:
        return "Ce classeur ne change rien au plan"
    return typo(f"Ce classeur apporte {plural(len(rows), 'changement')} au plan")


def added_sentence(preview: PlanPreview, levels: LevelWords) -> str:
    """« 3 axes, 16 actions, 44 indicateurs »: what comes with a plan's first file."""
    naming = Naming(names=preview.names, levels=levels)
    added = [one.row for one in preview.changes if one.change is RowChange.ADDED]
    told = []
    for model in COUNTED:
        rows = [row for row in added if type(row) is model]
        if rows:
            noun = naming.noun(rows[0])
            told.append(plural(len(rows), noun.singular, noun.plural))
    return typo(joined(told))

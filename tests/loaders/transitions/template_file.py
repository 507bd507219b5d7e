"""The plan template of Territoires en Transitions, made in code, and the shortest way to read it.

Titles on row 2, explanations on row 3, data from row 4.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

import openpyxl

from data_model.base import Base
from data_model.plan_draft import PlanDraft
from loaders.formats.xlsx_cells import xlsx_workbook
from loaders.transitions.identity import PlanIdentity
from loaders.transitions.reading import read_transitions
from tests.loaders.made_workbooks import saved

HEADINGS = (
    "Axe",
    "Sous-axe",
    "Sous-sous axe",
    "Titre de l'action",
    "Titre de la sous-action",
    "Descriptif",
    "Instances de gouvernance",
    "Objectifs",
    "Indicateurs liés",
    "Structure pilote",
    "Moyens humains et techniques",
    "Partenaires",
    "Direction ou service pilote",
    "Personne pilote",
    "Élu·e référent·e",
    "Participation Citoyenne",
    "Financements",
    "Financeur 1",
    "Montant € HT",
    "Financeur 2",
    "Montant € HT",
    "Financeur 3",
    "Montant € HT",
    "Budget prévisionnel total € HT",
    "Statut",
    "Niveau de priorité",
    "Date de début",
    "Date de fin",
)
EXPLANATIONS = {
    "Axe": "Nom de l'axe",
    "Titre de l'action": "Obligatoire, 300 caractères maximum",
    "Statut": "Liste déroulante : À venir, En cours, Réalisé",
    "Date de début": "Format jj/mm/aaaa",
}
HEADER_ROW, FIRST_ROW = 2, 4
NAME = "Plan d'action"
IDENTITY = PlanIdentity(
    code="TET", title="Plan d’essai", short_title="Essai", territory_siren="200058097"
)
Value = str | int | float | date | None
Row = Mapping[str, Value]
Model = TypeVar("Model", bound=Base)
# The second and third pairs of funder and amount have titles of their own here.
COLUMN = {name: HEADINGS.index(name) + 1 for name in HEADINGS} | {
    f"Montant {n}": HEADINGS.index(f"Financeur {n}") + 2 for n in (1, 2, 3)
}


def template(
    rows: Sequence[Row],
    *,
    explanations: Row = EXPLANATIONS,
    merged: Sequence[str] = (),
    sheet: str = NAME,
) -> bytes:
    """The template filled with these rows; an absent column is empty."""
    workbook = openpyxl.Workbook()
    page = workbook.active
    page.title = sheet
    for column, heading in enumerate(HEADINGS, start=1):
        page.cell(HEADER_ROW, column, heading)
    for number, row in [(HEADER_ROW + 1, explanations), *enumerate(rows, start=FIRST_ROW)]:
        for name, value in row.items():
            page.cell(number, COLUMN[name], value)
    for block in merged:
        page.merge_cells(block)
    return saved(workbook)


def grid(rows: Sequence[Sequence[Value]], *, sheet: str = "Feuille") -> bytes:
    """A sheet written row after row, from the first one."""
    workbook = openpyxl.Workbook()
    workbook.active.title = sheet
    for row in rows:
        workbook.active.append(list(row))
    return saved(workbook)


def read(data: bytes) -> PlanDraft:
    """The draft of a workbook, read in this very process."""
    return read_transitions(xlsx_workbook(data), IDENTITY)


def of(draft: PlanDraft, model: type[Model]) -> list[Model]:
    """The rows of one table of a draft."""
    rows = [*draft.shared, *draft.texts, *draft.versions]
    return [row for row in rows if isinstance(row, model)]


def codes(draft: PlanDraft) -> list[str]:
    return [finding.code for finding in draft.findings]


def action(title: str, **named: Value) -> Row:
    """A row of one action under one axis; keys as `sous_axe` are written out by the test."""
    return {"Axe": "Axe 1", "Titre de l'action": title, **named}

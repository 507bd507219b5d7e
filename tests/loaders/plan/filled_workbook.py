"""A small plan as a person types it, without any code that the application can give."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl

from tests.loaders.made_workbooks import saved

Lines = Sequence[Sequence[Any]]
Sheets = Mapping[str, Lines]
Change = Callable[[openpyxl.Workbook], None]
SMALL: Sheets = {
    "Plan": [
        ["Code du plan", "ESS-1"],
        ["Intitulé", "Plan local de l’ESS"],
        ["Sigle", "ESS"],
        ["SIREN du territoire", "200000001"],
        ["Nom du territoire", "Communauté d’essai"],
    ],
    "Communes": [["Code INSEE", "Nom", "Population"], ["01004", "Ambérieu", 14_000]],
    "Répondants": [["Code", "Nom"], ["01004", None], ["200000001", None]],
    "Axes": [["Code", "Intitulé"], [None, "Faire connaître"], [None, "Développer"]],
    "Objectifs": [["Code", "Intitulé", "Axe"], [None, "Sensibiliser", "Faire connaître"]],
    "Actions": [
        ["Code", "Intitulé", "Axe", "Objectif"],
        ["1.1", "Tour des élus", "A1", "O1"],
        ["1.2", "Petits-déjeuners", "Faire connaître", "Sensibiliser"],
    ],
    "Acteurs": [["Action", "Rôle", "Nom"], ["1.1", "Porteur", "Direction ESS"]],
    "Jalons": [
        ["Action", "Intitulé", "Date, mots imprimés"],
        ["1.1", "Choisir le parcours", "Février 2024"],
        ["1.1", "Faire le tour", "fin 2024"],
    ],
    "Indicateurs": [
        ["Action", "Intitulé", "Nature", "Unité"],
        ["1.1", "Structures visitées", "Flux", "structures"],
        ["1.1", "Élus satisfaits", "ratio", "%"],
    ],
    "Cibles": [
        ["Indicateur", "Date de la cible", "Valeur", "Base de la cible", "Sens"],
        ["Structures visitées", "31/12/2027", 12, "Par an", "Hausse"],
        ["1.1-I2", "31/12/2027", "80 %", "Niveau", "Hausse"],
    ],
    "Budget voté": [["Action", "Montant", "Base du montant"], ["1.1", "15 000 €", "par an"]],
    "Jours": [["Action", "Jours"], ["1.1", "7,5"]],
}


def filled(sheets: Sheets | None = None, change: Change | None = None) -> bytes:
    """The small plan with other sheets in place of some, and what `change` does to it all."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, lines in {**SMALL, **(sheets or {})}.items():
        sheet = workbook.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    if change is not None:
        change(workbook)
    return saved(workbook)

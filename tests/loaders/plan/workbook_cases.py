"""What people may do wrong in a plan workbook, one thing at a time, and what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import openpyxl
from openpyxl.styles import Font

from data_model.finding import Severity
from tests.loaders.plan.filled_workbook import SMALL, Change, Sheets

ERROR, QUESTION, INFO = Severity.ERROR, Severity.QUESTION, Severity.INFO
ACTIONS = ["Code", "Intitulé"]
MILESTONES = ["Action", "Intitulé", "Début", "Fin"]


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is in place of some sheets, and what is said of it."""

    severity: Severity
    code: str
    place: str
    says: str
    sheets: Sheets
    change: Change | None = None


def struck(workbook: openpyxl.Workbook) -> None:
    for cell in workbook["Jours"][2]:
        cell.font = Font(strike=True)


def first_january(workbook: openpyxl.Workbook) -> None:
    cell = workbook["Actions"]["A2"]
    cell.value, cell.number_format = date(2026, 1, 1), "d-mmm"


def without_plan(workbook: openpyxl.Workbook) -> None:
    workbook.remove(workbook["Plan"])


def hidden_row(workbook: openpyxl.Workbook) -> None:
    workbook["Axes"].row_dimensions[2].hidden = True


CASES: Mapping[str, Case] = {
    "a total under the actions": Case(
        severity=INFO,
        code="LIGNE_DE_TOTAL",
        place="Actions!A3",
        says="la ligne 3 est un total, elle n’est pas lue (A3 « TOTAL » et B3 « TOTAL »)",
        sheets={"Actions": [["Code", "Intitulé", "Axe"], ["1.1", "Tour", None], ["TOTAL"] * 2]},
    ),
    "a total under the voted amounts": Case(
        severity=INFO,
        code="LIGNE_DE_TOTAL",
        place="Budget voté!A3",
        says="A3 « Sous-total axe 1 » et B3 « 15000 »",
        sheets={
            "Budget voté": [["Action", "Montant"], ["1.1", 15000], ["Sous-total axe 1", 15000]]
        },
    ),
    "an amount said by a word": Case(
        severity=INFO,
        code="MONTANT_EN_MOT",
        place="Budget voté!B2",
        says="« néant » est lu 0 €",
        sheets={"Budget voté": [["Action", "Montant"], ["1.1", "néant"]]},
    ),
    "a priority said by a word": Case(
        severity=ERROR,
        code="NOMBRE_ILLISIBLE",
        place="Actions!C2",
        says="« Élevée » n’est pas un nombre",
        sheets={"Actions": [["Code", "Intitulé", "Priorité"], ["1.1", "Tour", "Élevée"]]},
    ),
    "a code that would be a total": Case(
        severity=ERROR,
        code="LIGNE_DE_TOTAL",
        place="Actions!A3",
        says="« Total » n’est pas un code",
        sheets={"Actions": [ACTIONS, ["1.1", "Tour"], ["Total", "Rénover les écoles"]]},
    ),
    "a required cell left blank": Case(
        severity=ERROR,
        code="CASE_OBLIGATOIRE_VIDE",
        place="Axes!B3",
        says="« Intitulé » est vide",
        sheets={"Axes": [["Code", "Intitulé"], ["A1", "Un"], ["A2", None]]},
    ),
    "a required column that is missing": Case(
        severity=ERROR,
        code="COLONNE_OBLIGATOIRE_MANQUANTE",
        place="Acteurs",
        says="« Rôle »",
        sheets={"Acteurs": [["Action", "Nom"], ["1.1", "Direction"]]},
    ),
    "a sheet without its header": Case(
        severity=ERROR,
        code="EN_TETE_INTROUVABLE",
        place="Jours",
        says="titres",
        sheets={"Jours": [["x", "y"], ["1.1", 3]]},
    ),
    "one column twice": Case(
        severity=ERROR,
        code="EN_TETE_DOUBLON",
        place="Jours!B1",
        says="B1 et C1",
        sheets={"Jours": [["Action", "Jours", "Jours"], ["1.1", 3, 4]]},
    ),
    "a code said twice": Case(
        severity=ERROR,
        code="DOUBLON",
        place="Actions!A3",
        says="« 1.1 » est déjà à la ligne 2",
        sheets={"Actions": [ACTIONS, ["1.1", "Un"], ["1.1", "Deux"]]},
    ),
    "a number that has lost its zero": Case(
        severity=ERROR,
        code="CODE_AMBIGU",
        place="Actions!A4",
        says="est-ce 1.10",
        sheets={
            "Actions": [ACTIONS, ["1.1", "Un"], ["1.9", "Neuf"], [1.1, "Dix"]],
        },
    ),
    "codes held as numbers": Case(
        severity=INFO,
        code="CODE_NOMBRE",
        place="Actions!A2",
        says="1.10 y serait lu 1.1",
        sheets={"Actions": [ACTIONS, [1.1, "Un"]]},
    ),
    "a reference that two codes would fit": Case(
        severity=ERROR,
        code="CODE_AMBIGU",
        place="Jours!A2",
        says="1.1 et 1.10",
        sheets={
            "Actions": [ACTIONS, ["1.1", "Un"], ["1.10", "Dix"]],
            "Jours": [["Action", "Jours"], [1.1, 2]],
        },
    ),
    "a code turned into a date": Case(
        severity=ERROR,
        code="CODE_EN_DATE",
        place="Actions!A2",
        says="1er janvier 2026",
        sheets={},
        change=first_january,
    ),
    "an objective that no sheet has": Case(
        severity=ERROR,
        code="REFERENCE_INCONNUE",
        place="Actions!C2",
        says="« O9 » n’est dans aucune ligne de « Objectifs »",
        sheets={"Actions": [[*ACTIONS, "Objectif"], ["1.1", "Un", "O9"]]},
    ),
    "a word that is not in its list": Case(
        severity=ERROR,
        code="HORS_LISTE",
        place="Acteurs!B2",
        says="« chef » n’est pas dans la liste",
        sheets={"Acteurs": [["Action", "Rôle", "Nom"], ["1.1", "chef", "Direction"]]},
    ),
    "neither yes nor no": Case(
        severity=ERROR,
        code="HORS_LISTE",
        place="Jalons!C2",
        says="ni oui ni non",
        sheets={
            "Jalons": [["Action", "Intitulé", "Revient à chaque cycle"], ["1.1", "Un", "parfois"]]
        },
    ),
    "a day that does not exist": Case(
        severity=ERROR,
        code="DATE_IMPOSSIBLE",
        place="Jalons!C2",
        says="n’existe pas",
        sheets={"Jalons": [MILESTONES, ["1.1", "Un", "30/02/2024", None]]},
    ),
    "a date without its year": Case(
        severity=ERROR,
        code="DATE_SANS_ANNEE",
        place="Jalons!C2",
        says="n’a pas d’année",
        sheets={"Jalons": [MILESTONES, ["1.1", "Un", "30 juin", None]]},
    ),
    "an end before its start": Case(
        severity=ERROR,
        code="VALEURS_CONTRAIRES",
        place="Jalons!D2",
        says="« Fin » vient avant « Début »",
        sheets={"Jalons": [MILESTONES, ["1.1", "Un", date(2024, 2, 1), date(2024, 1, 1)]]},
    ),
    "a range with one end": Case(
        severity=ERROR,
        code="VALEURS_CONTRAIRES",
        place="Cibles!A2",
        says="haut de la fourchette",
        sheets={"Cibles": [*SMALL["Cibles"][:1], ["1.1-I1", "2027", 12, "Niveau", "fourchette"]]},
    ),
    "words that give no date": Case(
        severity=INFO,
        code="JALON_SANS_DATE",
        place="Jalons!C2",
        says="« 4 fois par an » ne donne pas de date",
        sheets={"Jalons": [*SMALL["Jalons"][:1], ["1.1", "Un", "4 fois par an"]]},
    ),
    "an amount in words": Case(
        severity=ERROR,
        code="NOMBRE_ILLISIBLE",
        place="Budget voté!B2",
        says="« quinze mille »",
        sheets={"Budget voté": [["Action", "Montant"], ["1.1", "quinze mille"]]},
    ),
    "an amount of two readings": Case(
        severity=QUESTION,
        code="NOMBRE_AMBIGU",
        place="Budget voté!B2",
        says="faut-il lire",
        sheets={"Budget voté": [["Action", "Montant"], ["1.1", "15.000"]]},
    ),
    "a negative amount": Case(
        severity=ERROR,
        code="NEGATIF",
        place="Budget voté!B2",
        says="négatif",
        sheets={"Budget voté": [["Action", "Montant"], ["1.1", -5]]},
    ),
    "an error of the spreadsheet": Case(
        severity=ERROR,
        code="CELLULE_EN_ERREUR",
        place="Jours!B2",
        says="#REF!",
        sheets={"Jours": [["Action", "Jours"], ["1.1", "#REF!"]]},
    ),
    "a formula without its value": Case(
        severity=ERROR,
        code="FORMULE_NON_CALCULEE",
        place="Jours!B2",
        says="pas de résultat",
        sheets={"Jours": [["Action", "Jours"], ["1.1", "=1+1"]]},
    ),
    "a text too long": Case(
        severity=ERROR,
        code="TEXTE_TROP_LONG",
        place="Axes!B2",
        says="301 caractères",
        sheets={"Axes": [["Code", "Intitulé"], ["A1", "x" * 301]]},
    ),
    "a line struck through": Case(
        severity=QUESTION,
        code="VALEUR_BARREE",
        place="Jours!A2",
        says="la ligne est barrée",
        sheets={},
        change=struck,
    ),
    "a sheet that is not of the model": Case(
        severity=INFO,
        code="FEUILLE_NON_LUE",
        place="Brouillon",
        says="n’est pas lue",
        sheets={"Brouillon": [["à revoir"]]},
    ),
    "a sheet twice": Case(
        severity=ERROR,
        code="FEUILLE_EN_DOUBLE",
        place="Axes",
        says="plusieurs",
        sheets={"Axes (2)": [["Code", "Intitulé"], ["A9", "Autre"]]},
    ),
    "a sheet under another name": Case(
        severity=INFO,
        code="FEUILLE_RENOMMEE",
        place="Récurences",
        says="lue comme « Récurrences »",
        sheets={"Récurences": [["Action", "Tous les (mois)"], ["1.1", 12]]},
    ),
    "a column that is not of the model": Case(
        severity=INFO,
        code="COLONNE_INCONNUE",
        place="Jours!C1",
        says="« Validé par »",
        sheets={"Jours": [["Action", "Jours", "Validé par"], ["1.1", 2, "Nadia"]]},
    ),
    "words beside the table": Case(
        severity=INFO,
        code="DONNEES_HORS_TABLEAU",
        place="Jours!D2",
        says="hors du tableau",
        sheets={"Jours": [["Action", "Jours"], ["1.1", 2, None, "à voir"]]},
    ),
    "a hidden line": Case(
        severity=INFO,
        code="CELLULES_MASQUEES",
        place="Axes",
        says="masquée",
        sheets={},
        change=hidden_row,
    ),
    "codes that the application gives": Case(
        severity=INFO,
        code="CODE_DONNE",
        place="Jalons!A2",
        says="1.1-J1 (ligne 2), 1.1-J2 (ligne 3)",
        sheets={},
    ),
    "a target in per cent typed as a part of one": Case(
        severity=INFO,
        code="PART_OU_POUR_CENT",
        place="Cibles!C2",
        says="lue 0,5 %",
        sheets={"Cibles": [*SMALL["Cibles"][:1], ["1.1-I2", "2027", 0.5, "Niveau", "Hausse"]]},
    ),
    "a SIREN that has lost a digit": Case(
        severity=ERROR,
        code="VALEUR_ILLISIBLE",
        place="Plan!B4",
        says="n’a pas neuf chiffres",
        sheets={
            "Plan": [*SMALL["Plan"][:3], ["SIREN du territoire", "20000000"], SMALL["Plan"][4]]
        },
    ),
    "a plan's code that no address could hold": Case(
        severity=ERROR,
        code="VALEUR_ILLISIBLE",
        place="Plan!B1",
        says="« ../etc/x » n’est pas un code de plan",
        sheets={"Plan": [["Code du plan", "../etc/x"], *SMALL["Plan"][1:]]},
    ),
    "one objective twice under its axis": Case(
        severity=INFO,
        code="INTITULE_REPETE",
        place="Objectifs!B3",
        says="« SENSIBILISER » est déjà à la ligne 2, sous le code O1",
        sheets={
            "Objectifs": [
                *SMALL["Objectifs"],
                [None, "SENSIBILISER", "Faire connaître"],
                [None, "Sensibiliser", "Développer"],
            ],
            "Actions": [*SMALL["Actions"][:2]],
        },
    ),
    "an unreadable period": Case(
        severity=ERROR,
        code="PERIODE_ILLISIBLE",
        place="Dates limites!A2",
        says="« rentrée »",
        sheets={"Dates limites": [["Période", "Date limite"], ["rentrée", "01/05/2026"]]},
    ),
    "no sheet that names the plan": Case(
        severity=ERROR,
        code="PLAN_INTROUVABLE",
        place="",
        says="« Plan » manque",
        sheets={},
        change=without_plan,
    ),
}

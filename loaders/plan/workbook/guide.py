"""The first sheet of the plan workbook: what to fill in, in which order, what is asked."""

from typing import Any, Final

from data_model.french import typo
from loaders.issuing.issue_styles import Styles
from loaders.plan.sheets.plan_sheets import PLAN_SHEETS

GUIDE_SHEET: Final = "Mode d’emploi"
HOW_TO: Final = (
    "Commencez par la feuille Plan, puis Communes et Répondants.",
    "Remplissez ensuite Axes, Objectifs et Actions : une ligne par axe, par objectif, par action.",
    "Puis, pour chaque action : Acteurs, Jalons, Indicateurs, Cibles, Budget voté et Jours.",
    "Seules les colonnes marquées « obligatoire » doivent être remplies, ligne par ligne.",
    "Une case vide veut dire « non renseigné » : elle n’est jamais lue 0.",
    "Une case vidée efface ce qu’elle disait ; une colonne ou une feuille retirée n’efface rien.",
    "Un code vide est donné par l’outil : 1.1-J1 pour un jalon, 1.1-I1 pour un indicateur.",
    "Écrivez 1.10 en texte : Excel en ferait 1,1. Les colonnes de codes sont prêtes pour cela.",
    "Dans une liste, le mot ou le code convient ; là où un code est attendu, l’intitulé aussi.",
    "Les montants sont en euros ; une date s’écrit 14/03/2026, mars 2026 ou T2 2026.",
    "Rien n’est enregistré avant que vous ayez vu et confirmé ce qui changera.",
)
TITLE_HEIGHT: Final = 24
NAME_WIDTH, TEXT_WIDTH = 26, 92


def write_guide(sheet: Any, styles: Styles, *, title: str) -> None:
    """Write « Mode d’emploi », from top to bottom."""
    sheet.set_column(0, 0, NAME_WIDTH)
    sheet.set_column(1, 1, TEXT_WIDTH)
    sheet.set_row(0, TITLE_HEIGHT)
    sheet.write_string(0, 0, title, styles.title)
    sheet.write_string(2, 0, "Comment remplir", styles.strong)
    row = 2
    for row, line in enumerate(HOW_TO, start=2):
        sheet.write_string(row, 1, typo(f"{row - 1}. {line}"), styles.text)
    row += 2
    for words, is_rare in (("Pour tous les plans", False), ("Si votre plan en a", True)):
        sheet.write_string(row, 0, words, styles.strong)
        row += 1
        for one in PLAN_SHEETS:
            if one.is_rare == is_rare:
                sheet.write_url(row, 0, f"internal:'{one.label}'!A1", styles.text, one.label)
                sheet.write_string(row, 1, typo(one.purpose), styles.text)
                row += 1
        row += 1

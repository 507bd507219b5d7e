"""The first sheet of the issued workbook: whose it is, how to fill it in, whom to ask."""

from typing import Any

from data_model import french
from data_model.french import typo
from data_model.period import parse_period
from data_model.plan_index import PlanIndex, ReturnBasis
from loaders.issuing.issue_styles import Styles
from loaders.template.template import (
    NO,
    NOTHING_LABELS,
    NOTICE_CODE,
    NOTICE_NAME,
    NOTICE_PERIOD,
    YES,
)

DEMONSTRATION_LINE = "Données de démonstration, fictives"
HOW_TO = (
    "Remplissez les cases jaunes des feuilles Indicateurs, Budget et Calendrier.",
    "Une case laissée vide ne change rien : ce que vous aviez dit reste en vigueur.",
    "Écrivez 0 si rien n’a eu lieu ; laissez vide, ou écrivez n.c., si vous ne savez pas.",
    "Un nombre seul par case, sans texte ; le reste va en commentaire.",
    "Pour un ratio : le nombre de cas favorables, puis l’effectif de référence.",
    "Indicateur ventilé : une ligne par catégorie, au besoin sous le tableau avec le même code.",
    "Les montants sont en euros, cumulés depuis le début de l’exercice.",
    "Une date s’écrit 14/03/2026, mars 2026 ou T2 2026.",
    "Pour retirer une valeur déjà donnée, écrivez effacer dans sa case.",
    "Si rien n’a changé, choisissez oui ci-dessus et renvoyez le classeur.",
)
REPLY = "Répondez au message qui accompagne ce classeur."
TITLE_HEIGHT = 24


def write_notice(
    sheet: Any,
    styles: Styles,
    index: PlanIndex,
    basis: ReturnBasis,
    *,
    nothing_to_report: bool,
    ask_whom: str,
) -> None:
    """Write the sheet « Notice », from top to bottom."""
    period = parse_period(basis.period_code)
    nothing = NOTHING_LABELS[period.kind.value]
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 62)
    sheet.set_row(0, TITLE_HEIGHT)
    sheet.write_string(0, 0, typo(index.plan_title), styles.title)
    row = 1
    if index.is_demonstration:
        sheet.write_string(row, 0, DEMONSTRATION_LINE, styles.strong)
    row += 1
    for label, text in (
        (NOTICE_NAME, basis.respondent.name),
        (NOTICE_CODE, basis.respondent.code),
        (NOTICE_PERIOD, period.label),
        ("À renvoyer au plus tard le", french.day(basis.deadline)),
        (typo("Une question ?"), ask_whom or REPLY),
    ):
        sheet.write_string(row, 0, label, styles.strong)
        sheet.write_string(row, 1, text, styles.text)
        row += 1
    row += 1
    sheet.write_string(row, 0, nothing, styles.strong)
    sheet.write_string(
        row, 1, YES if nothing_to_report else NO, styles.cell(is_input=True, align="left")
    )
    sheet.data_validation(row, 1, row, 1, {"validate": "list", "source": [YES, NO]})
    row += 2
    sheet.write_string(row, 0, "Comment remplir", styles.strong)
    for rank, line in enumerate(HOW_TO, start=1):
        sheet.write_string(row, 1, typo(f"{rank}. {line}"), styles.text)
        row += 1
    row += 1
    sheet.write_string(row, 0, "Couleurs", styles.strong)
    sheet.write_string(row, 1, "À remplir", styles.cell(is_input=True, align="left"))
    for style, words in (
        (styles.cell(is_input=False, align="left"), "Pour mémoire, verrouillé"),
        (styles.blocked, "Si le classeur vous est rendu : à corriger"),
        (styles.asked, "Si le classeur vous est rendu : question"),
    ):
        row += 1
        sheet.write_string(row, 1, typo(words), style)

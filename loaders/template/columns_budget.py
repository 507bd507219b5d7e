"""The columns of « Budget », declared once: reading and writing both derive from them."""

from data_model.vocabulary import Section
from loaders.template.column_spec import ColumnSpec, SheetSpec
from loaders.template.columns_shared import ACTION_CODE, ACTION_TITLE, COMMENT

BUDGET = SheetSpec(
    key="budget",
    label="Budget",
    aliases=("Budgets", "Finances", "Suivi budgétaire", "Budget monitoring"),
    columns=(
        ACTION_CODE,
        ACTION_TITLE,
        ColumnSpec(
            key="exercise",
            label="Exercice",
            is_key=True,
            kind="number",
            is_required=True,
            width=9,
            help="L’année budgétaire, par exemple 2026.",
            aliases=(
                "Année",
                "Exercice budgétaire",
                "Année budgétaire",
                "Fiscal year",
                "Financial year",
                "Exercise",
                "Year",
                "Budget year",
            ),
        ),
        ColumnSpec(
            key="funder",
            label="Financeur",
            is_key=True,
            kind="list",
            width=20,
            help="Qui paie\u00a0: choisissez dans la liste.",
            aliases=(
                "Origine des fonds",
                "Source de financement",
                "Financer",
                "Funder",
                "Financier",
                "Funding body",
                "Lender",
            ),
        ),
        ColumnSpec(
            key="section",
            label="Section",
            is_key=True,
            kind="list",
            is_required=True,
            width=16,
            help="Fonctionnement ou investissement.",
            aliases=(
                "Section budgétaire",
                "Budget section",
            ),
            choices=tuple(Section.labels().values()),
        ),
        # Locked for the communes: the year's split is open to the territory alone, and whoever
        # writes its workbook unlocks it.
        ColumnSpec(
            key="planned",
            label="Prévu",
            is_locked=True,
            kind="number",
            width=13,
            help="La part de l’exercice, en euros. Saisie réservée au territoire.",
            aliases=("Montant prévu", "Budget prévu", "Planned", "Budgeted"),
        ),
        ColumnSpec(
            key="committed",
            label="Engagé",
            kind="number",
            is_required=True,
            width=13,
            help="Le total engagé depuis le début de l’exercice, en euros.",
            aliases=("Montant engagé", "Engagement", "Committed", "Amount committed"),
        ),
        ColumnSpec(
            key="paid",
            label="Mandaté",
            kind="number",
            is_required=True,
            width=13,
            help="Le total mandaté depuis le début de l’exercice, en euros.",
            aliases=("Montant mandaté", "Payé", "Dépensé", "Paid", "Amount paid", "Mandated"),
        ),
        COMMENT,
    ),
)

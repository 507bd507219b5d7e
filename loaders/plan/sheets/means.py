"""The sheets of the plan workbook on when, with what money and with how many days."""

from data_model.vocabulary import BudgetBasis, HumanDaysBasis, TaxBasis
from loaders.plan.sheets.plan_sheet import PlanColumn, PlanSheet
from loaders.plan.sheets.shared_columns import ACTION, AS_PRINTED, RANK, code_column

MILESTONES = PlanSheet(
    table="milestones",
    label="Jalons",
    purpose="Les étapes datées de chaque action.",
    code_pattern="{action_code}-J{n}",
    aliases=("Jalon", "Calendrier", "Étapes"),
    columns=(
        code_column("Vide : 1.1-J1, 1.1-J2… dans l’ordre des lignes de l’action."),
        ACTION,
        PlanColumn(
            key="label",
            label="Intitulé",
            help="L’étape à franchir.",
            width=54,
            is_required=True,
            aliases=("Jalon", "Étape", "Libellé"),
        ),
        PlanColumn(
            key="as_written",
            label="Date, mots imprimés",
            help="La date en toutes lettres, par exemple Février 2024 ou fin 2024.",
            width=26,
            aliases=("Date", "Échéance", "Date imprimée"),
        ),
        PlanColumn(
            key="start",
            label="Début",
            help="Vide : le début de ce que disent les mots. « à définir » : aucune date.",
            width=13,
            kind="date",
            aliases=("Date de début", "Début de l’intervalle"),
        ),
        PlanColumn(
            key="end",
            label="Fin",
            help="Vide : la fin de ce que disent les mots.",
            width=13,
            kind="date",
            aliases=("Date de fin", "Fin de l’intervalle"),
        ),
        PlanColumn(
            key="repeats",
            label="Revient à chaque cycle",
            help="Pour une action qui se renouvelle. Vide : oui.",
            width=12,
            kind="yes_no",
            blank="true",
            aliases=("Revient", "Récurrent"),
        ),
        RANK,
    ),
)
RECURRENCES = PlanSheet(
    table="recurrences",
    label="Récurrences",
    purpose="Les actions qui se renouvellent, et tous les combien de mois.",
    key=("action_code",),
    aliases=("Récurrence", "Renouvellements"),
    columns=(
        ACTION,
        PlanColumn(
            key="every_months",
            label="Tous les (mois)",
            help="3 pour chaque trimestre, 12 pour chaque année.",
            width=11,
            kind="integer",
            is_required=True,
            aliases=("Mois", "Longueur du cycle", "Tous les combien de mois"),
        ),
        PlanColumn(
            key="as_written",
            label="Mots imprimés",
            help="Par exemple « Renouvellement une fois par an ».",
            width=44,
            aliases=("Tel qu’imprimé",),
        ),
    ),
)
BUDGET = PlanSheet(
    table="voted_budget",
    label="Budget voté",
    purpose="Le montant que le plan donne à chaque action, et ce qu’il couvre.",
    key=("action_code",),
    aliases=("Budget", "Montants votés", "Budget prévisionnel"),
    columns=(
        ACTION,
        PlanColumn(
            key="amount_eur",
            label="Montant",
            help="En euros. Vide : non dit, jamais 0.",
            width=14,
            kind="amount",
            aliases=("Montant voté", "Budget", "Montant en euros"),
        ),
        PlanColumn(
            key="basis",
            label="Base du montant",
            help="Ce que le montant couvre. Vide : inconnue.",
            width=20,
            kind="list",
            choices=BudgetBasis,
            blank=BudgetBasis.UNKNOWN.value,
            aliases=("Base",),
        ),
        PlanColumn(
            key="tax",
            label="HT ou TTC",
            help="Vide : inconnue.",
            width=10,
            kind="list",
            choices=TaxBasis,
            blank=TaxBasis.UNKNOWN.value,
            aliases=("Taxes",),
        ),
        PlanColumn(
            key="unit_amount_eur",
            label="Coût unitaire",
            help="En euros, si le montant se compte par unité.",
            width=14,
            kind="amount",
            aliases=("Prix unitaire",),
        ),
        PlanColumn(
            key="quantity", label="Quantité", help="Le nombre d’unités.", width=9, kind="integer"
        ),
        PlanColumn(
            key="unit_label",
            label="Unité du coût",
            help="Par exemple « visite ».",
            width=18,
            aliases=("Unité",),
        ),
        AS_PRINTED,
        PlanColumn(
            key="note",
            label="Note",
            help="Ce qu’il faut savoir pour lire ce montant.",
            width=40,
            aliases=("Remarque", "Commentaire"),
        ),
    ),
)
DAYS = PlanSheet(
    table="human_days",
    label="Jours",
    purpose="Les jours de travail prévus pour chaque action.",
    key=("action_code",),
    aliases=("Jours prévus", "Moyens humains", "Jours hommes"),
    columns=(
        ACTION,
        PlanColumn(
            key="days",
            label="Jours",
            help="Le nombre de jours.",
            width=9,
            kind="decimal",
            is_required=True,
            aliases=("Nombre de jours",),
        ),
        PlanColumn(
            key="basis",
            label="Base des jours",
            help="Par an, par cycle ou en tout. Vide : inconnue.",
            width=14,
            kind="list",
            choices=HumanDaysBasis,
            blank=HumanDaysBasis.UNKNOWN.value,
            aliases=("Base",),
        ),
        AS_PRINTED,
    ),
)

"""The columns of the issued workbook, declared once: reading and writing both derive from them."""

from data_model.vocabulary import Nature, Section
from loaders.column_spec import ColumnSpec, SheetSpec

__all__ = ["BUDGET", "CALENDAR", "INDICATORS", "SHEETS", "ColumnSpec", "SheetSpec"]

ACTION_CODE = ColumnSpec(
    key="action_code",
    label="Code action",
    is_locked=True,
    kind="code",
    width=8,
    help="Le numéro de la fiche action, par exemple 1.2. Ne le modifiez pas.",
    aliases=("N° action", "Numéro action", "Fiche action"),
)
ACTION_TITLE = ColumnSpec(
    key="action_title",
    label="Action",
    is_locked=True,
    width=24,
    help="Le titre de l’action, pour vous repérer.",
    aliases=("Intitulé action", "Titre action"),
)
COMMENT = ColumnSpec(
    key="comment",
    label="Commentaire",
    width=26,
    help="Ce qu’il faut savoir pour comprendre la ligne\u00a0: source, réserve, explication.",
    aliases=("Remarque", "Observation", "Précision"),
)

INDICATORS = SheetSpec(
    key="indicators",
    label="Indicateurs",
    aliases=("Indicateur", "Relevés", "Résultats"),
    columns=(
        ACTION_CODE,
        ACTION_TITLE,
        ColumnSpec(
            key="indicator_code",
            label="Code indicateur",
            is_locked=True,
            kind="code",
            is_required=True,
            width=10,
            help="Le code qui relie la ligne au plan. Ne le modifiez pas.",
            aliases=("N° indicateur", "Numéro indicateur"),
        ),
        ColumnSpec(
            key="indicator_label",
            label="Indicateur",
            is_locked=True,
            width=32,
            help="Ce qui est compté.",
            aliases=("Libellé indicateur", "Intitulé indicateur", "Indicateur d’évaluation"),
        ),
        ColumnSpec(
            key="unit",
            label="Unité",
            is_locked=True,
            width=10,
            help="L’unité de la valeur à saisir.",
            aliases=("Unité de mesure",),
        ),
        ColumnSpec(
            key="nature",
            label="Nature",
            is_locked=True,
            kind="list",
            width=11,
            help=(
                "Flux\u00a0: ce qui s’est passé pendant la période. Cumul\u00a0: le total depuis le"
                " début. Stock\u00a0: l’état à la fin de la période."
            ),
            choices=tuple(Nature.labels().values()),
        ),
        ColumnSpec(
            key="last_value",
            label="Dernière valeur",
            is_locked=True,
            kind="number",
            width=11,
            help="La dernière valeur que vous avez communiquée, pour mémoire.",
            aliases=("Valeur précédente",),
        ),
        ColumnSpec(
            key="value",
            label="Valeur",
            kind="number",
            is_required=True,
            width=11,
            help=(
                "La valeur de la période. Pour un ratio, le nombre de cas favorables."
                " Laissez vide si vous ne savez pas\u202f; écrivez 0 si rien n’a eu lieu."
            ),
            aliases=("Valeur de la période", "Nouvelle valeur", "Valeur du trimestre"),
        ),
        ColumnSpec(
            key="denominator",
            label="Effectif de référence",
            kind="number",
            width=11,
            help="Pour un ratio seulement\u00a0: le nombre total de cas, par exemple de réponses.",
            aliases=("Effectif", "Dénominateur", "Effectif total"),
        ),
        ColumnSpec(
            key="category",
            label="Ventilation",
            width=16,
            help=(
                "La catégorie comptée par la ligne. Ajoutez une ligne par catégorie, en recopiant"
                " le code de l’indicateur. Vide\u00a0: le total."
            ),
            aliases=("Catégorie", "Détail", "Répartition"),
        ),
        COMMENT,
        ColumnSpec(
            key="highlight",
            label="Fait marquant",
            width=26,
            help="Un fait à porter à la connaissance du comité, une fois par action.",
            aliases=("Faits marquants de l’action", "Temps fort"),
        ),
    ),
)

BUDGET = SheetSpec(
    key="budget",
    label="Budget",
    aliases=("Budgets", "Finances", "Suivi budgétaire"),
    columns=(
        ACTION_CODE,
        ACTION_TITLE,
        ColumnSpec(
            key="exercise",
            label="Exercice",
            kind="number",
            is_required=True,
            width=9,
            help="L’année budgétaire, par exemple 2026.",
            aliases=("Année", "Exercice budgétaire", "Année budgétaire"),
        ),
        ColumnSpec(
            key="funder",
            label="Financeur",
            kind="list",
            width=20,
            help="Qui paie\u00a0: choisissez dans la liste.",
            aliases=("Origine des fonds", "Source de financement"),
        ),
        ColumnSpec(
            key="section",
            label="Section",
            kind="list",
            is_required=True,
            width=16,
            help="Fonctionnement ou investissement.",
            aliases=("Section budgétaire",),
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
            aliases=("Montant prévu", "Budget prévu"),
        ),
        ColumnSpec(
            key="committed",
            label="Engagé",
            kind="number",
            is_required=True,
            width=13,
            help="Le total engagé depuis le début de l’exercice, en euros.",
            aliases=("Montant engagé", "Engagement"),
        ),
        ColumnSpec(
            key="paid",
            label="Mandaté",
            kind="number",
            is_required=True,
            width=13,
            help="Le total mandaté depuis le début de l’exercice, en euros.",
            aliases=("Montant mandaté", "Payé", "Dépensé"),
        ),
        COMMENT,
    ),
)

CALENDAR = SheetSpec(
    key="calendar",
    label="Calendrier",
    aliases=("Jalons", "Planning", "Échéances"),
    columns=(
        ACTION_CODE,
        ACTION_TITLE,
        ColumnSpec(
            key="occurrence_code",
            label="Code jalon",
            is_locked=True,
            kind="code",
            is_required=True,
            width=12,
            help="Le code du jalon et de son cycle, par exemple 1.2-J3-C05. Ne le modifiez pas.",
            aliases=("N° jalon", "Numéro jalon"),
        ),
        ColumnSpec(
            key="milestone_label",
            label="Jalon",
            is_locked=True,
            width=32,
            help="L’étape à franchir.",
            aliases=("Étape", "Libellé jalon", "Intitulé jalon"),
        ),
        ColumnSpec(
            key="cycle",
            label="Cycle",
            is_locked=True,
            kind="number",
            width=7,
            help="Le rang du cycle, quand l’action revient chaque année ou chaque trimestre.",
        ),
        ColumnSpec(
            key="initial_date",
            label="Échéance initiale",
            is_locked=True,
            kind="date",
            width=14,
            help="L’échéance inscrite dans le plan.",
            aliases=("Date initiale", "Échéance prévue"),
        ),
        ColumnSpec(
            key="in_force_date",
            label="Échéance en vigueur",
            is_locked=True,
            kind="date",
            width=14,
            help="L’échéance valable aujourd’hui, après les recalages décidés.",
            aliases=("Échéance actuelle",),
        ),
        ColumnSpec(
            key="last_forecast",
            label="Dernière prévision",
            is_locked=True,
            kind="date",
            width=14,
            help="La dernière date que vous avez annoncée.",
            aliases=("Prévision précédente",),
        ),
        ColumnSpec(
            key="new_forecast",
            label="Nouvelle prévision",
            kind="date",
            is_required=True,
            width=14,
            help="La date à laquelle vous pensez finir, si elle a changé. Ex.\u00a0: 30/06/2026.",
            aliases=("Nouvelle date", "Nouvelle échéance", "Date prévue"),
        ),
        ColumnSpec(
            key="done_date",
            label="Réalisé le",
            kind="date",
            is_required=True,
            width=14,
            help="La date à laquelle le jalon a été franchi. «\u00a0effacer\u00a0» l’annule.",
            aliases=("Date de réalisation", "Fait le", "Terminé le"),
        ),
        COMMENT,
    ),
)

SHEETS = (INDICATORS, BUDGET, CALENDAR)

"""The columns of « Indicateurs », declared once: reading and writing both derive from them."""

from data_model.vocabulary import Nature
from loaders.template.column_spec import ColumnSpec, SheetSpec
from loaders.template.columns_shared import ACTION_CODE, ACTION_TITLE, COMMENT

INDICATORS = SheetSpec(
    key="indicators",
    label="Indicateurs",
    aliases=("Indicateur", "Relevés", "Résultats", "Indicators", "Suivi des indicateurs"),
    columns=(
        ACTION_CODE,
        ACTION_TITLE,
        ColumnSpec(
            key="indicator_code",
            label="Code indicateur",
            is_key=True,
            is_locked=True,
            kind="code",
            is_required=True,
            width=10,
            help="Le code qui relie la ligne au plan. Ne le modifiez pas.",
            aliases=(
                "N° indicateur",
                "Numéro indicateur",
                "Code de l’indicateur",
                "Indicator code",
                "Indicator number",
            ),
        ),
        ColumnSpec(
            key="indicator_label",
            label="Indicateur",
            is_locked=True,
            width=28,
            help="Ce qui est compté.",
            aliases=(
                "Libellé indicateur",
                "Intitulé indicateur",
                "Indicateur d’évaluation",
                "Indicator",
                "Indicator label",
            ),
        ),
        ColumnSpec(
            key="unit",
            label="Unité",
            is_locked=True,
            width=10,
            help="L’unité de la valeur à saisir.",
            aliases=("Unité de mesure", "Unit", "Unit of measure"),
        ),
        ColumnSpec(
            key="nature",
            label="Nature",
            is_locked=True,
            kind="list",
            width=10,
            help=(
                "Flux\u00a0: ce qui s’est passé pendant la période. Cumul\u00a0: le total depuis le"
                " début. Stock\u00a0: l’état à la fin de la période."
            ),
            choices=tuple(Nature.labels().values()),
            aliases=(
                "Type de valeur",
                "Kind",
            ),
        ),
        ColumnSpec(
            key="last_value",
            label="Dernière valeur",
            is_locked=True,
            kind="number",
            width=10,
            help="La dernière valeur que vous avez communiquée, pour mémoire.",
            aliases=("Valeur précédente", "Last value", "Previous value", "Latest value"),
        ),
        ColumnSpec(
            key="value",
            label="Valeur",
            kind="number",
            is_required=True,
            width=10,
            help=(
                "La valeur de la période. Pour un ratio, le nombre de cas favorables."
                " Laissez vide si vous ne savez pas\u202f; écrivez 0 si rien n’a eu lieu."
            ),
            aliases=(
                "Valeur de la période",
                "Nouvelle valeur",
                "Valeur du trimestre",
                "Value",
                "Value of the period",
                "New value",
            ),
        ),
        ColumnSpec(
            key="denominator",
            label="Effectif de référence",
            kind="number",
            width=10,
            help="Pour un ratio seulement\u00a0: le nombre total de cas, par exemple de réponses.",
            aliases=(
                "Effectif",
                "Dénominateur",
                "Effectif total",
                "Effectif réf",
                "Reference number",
                "Reference workforce",
                "Reference population",
                "Denominator",
                "Headcount",
            ),
        ),
        ColumnSpec(
            key="category",
            label="Ventilation",
            is_key=True,
            width=15,
            help=(
                "La catégorie comptée par la ligne. Ajoutez une ligne par catégorie, en recopiant"
                " le code de l’indicateur. Vide\u00a0: le total."
            ),
            aliases=(
                "Catégorie",
                "Détail",
                "Répartition",
                "Breakdown",
                "Category",
                "Ventilated by",
                "Ventilation par",
            ),
        ),
        COMMENT,
        ColumnSpec(
            key="highlight",
            label="Fait marquant",
            width=22,
            help="Un fait à porter à la connaissance du comité, une fois par action.",
            aliases=(
                "Faits marquants de l’action",
                "Temps fort",
                "Highlight",
                "Significant fact",
                "Key fact",
                "Notable fact",
            ),
        ),
    ),
)

"""The columns that several sheets of the plan workbook have."""

from loaders.plan.sheets.plan_sheet import PlanColumn

ACTION = PlanColumn(
    key="action_code",
    label="Action",
    help="Le code de l’action, par exemple 1.1 ; son intitulé est accepté.",
    width=11,
    kind="code",
    is_required=True,
    refers_to=("actions",),
    aliases=("Code action", "N° action", "Fiche action", "Numéro de l’action"),
)
RANK = PlanColumn(
    key="position",
    label="Rang",
    help="L’ordre d’affichage. Vide : l’ordre des lignes de cette feuille.",
    width=6,
    kind="integer",
    aliases=("Ordre", "Position"),
)
NUMBER = PlanColumn(
    key="number",
    label="Numéro",
    help="Le numéro imprimé dans le plan. Vide : l’ordre des lignes de cette feuille.",
    width=9,
    kind="integer",
    aliases=("N°", "Numéro imprimé"),
)
AS_PRINTED = PlanColumn(
    key="as_printed",
    label="Mots imprimés",
    help="Ce que le document d’origine imprime, mot pour mot.",
    width=34,
    aliases=("Tel qu’imprimé",),
)


def code_column(help_text: str, *, width: int = 11, is_required: bool = False) -> PlanColumn:
    """The column that names a row of its sheet."""
    return PlanColumn(
        key="code",
        label="Code",
        help=help_text,
        width=width,
        kind="code",
        is_required=is_required,
        aliases=("Identifiant", "Référence", "Code dans l’outil"),
    )

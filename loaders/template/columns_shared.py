"""The columns that several sheets of the issued workbook have."""

from loaders.template.column_spec import ColumnSpec

ACTION_CODE = ColumnSpec(
    key="action_code",
    label="Code action",
    is_key=True,
    is_locked=True,
    kind="code",
    width=7,
    help="Le numéro de la fiche action, par exemple 1.2. Ne le modifiez pas.",
    aliases=(
        "N° action",
        "Numéro action",
        "Fiche action",
        "Code de l’action",
        "Action code",
        "Code of the action",
        "Action number",
    ),
)
ACTION_TITLE = ColumnSpec(
    key="action_title",
    label="Action",
    is_locked=True,
    width=19,
    help="Le titre de l’action, pour vous repérer.",
    aliases=(
        "Intitulé action",
        "Titre action",
        "Action title",
        "Title of the action",
        "Intitulé de l’action",
    ),
)
COMMENT = ColumnSpec(
    key="comment",
    label="Commentaire",
    width=22,
    help="Ce qu’il faut savoir pour comprendre la ligne\u00a0: source, réserve, explication.",
    aliases=("Remarque", "Observation", "Précision", "Comment", "Remark", "Note"),
)

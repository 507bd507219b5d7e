"""The sheets of the plan workbook on what some fiches print besides."""

from data_model.level_name import PlanLevel
from data_model.printed_entry import EntryKind
from data_model.vocabulary import LineKind
from loaders.plan.sheets.plan_sheet import PlanColumn, PlanSheet
from loaders.plan.sheets.shared_columns import ACTION, RANK, code_column

TEXT = PlanColumn(
    key="text", label="Texte", help="La ligne, mot pour mot.", width=80, is_required=True
)
HEADING = PlanColumn(
    key="heading",
    label="Rubrique imprimée",
    help="Le titre sous lequel la fiche l’imprime.",
    width=26,
    aliases=("Rubrique", "Titre de la rubrique"),
)
LINES = PlanSheet(
    table="action_lines",
    label="Lignes des fiches",
    purpose="Les listes d’une fiche : plus-values, moyens humains, dépenses, vigilance.",
    key=("action_code", "kind", "position"),
    aliases=("Lignes de fiche", "Listes des fiches"),
    is_rare=True,
    columns=(
        ACTION,
        PlanColumn(
            key="kind",
            label="Liste",
            help="La liste à laquelle la ligne appartient.",
            width=18,
            kind="list",
            is_required=True,
            choices=LineKind,
        ),
        TEXT,
        RANK,
    ),
)
SUB_ACTIONS = PlanSheet(
    table="sub_actions",
    label="Sous-actions",
    purpose="Les parties d’une action que sa fiche décrit à part.",
    code_pattern="{action_code}-S{n}",
    aliases=("Sous-action", "Sous actions"),
    is_rare=True,
    columns=(
        code_column("Vide : 1.1-S1, 1.1-S2… dans l’ordre des lignes de l’action."),
        ACTION,
        PlanColumn(
            key="title",
            label="Intitulé",
            help="Le nom de la sous-action.",
            width=54,
            is_required=True,
            is_name=True,
            aliases=("Titre de la sous-action", "Titre"),
        ),
        HEADING,
        PlanColumn(
            key="description",
            label="Description",
            help="Ce que la fiche en dit.",
            width=70,
            aliases=("Descriptif",),
        ),
        RANK,
    ),
)
ENTRIES = PlanSheet(
    table="printed_entries",
    label="Rubriques des fiches",
    purpose="Ce que les fiches impriment sous leurs propres titres : cases, références, exemples.",
    key=("action_code", "position"),
    aliases=("Rubriques", "Rubriques imprimées"),
    is_rare=True,
    columns=(
        ACTION,
        PlanColumn(
            key="heading",
            label=HEADING.label,
            help=HEADING.help,
            width=HEADING.width,
            is_required=True,
            aliases=HEADING.aliases,
        ),
        PlanColumn(
            key="kind",
            label="Nature de la ligne",
            help="Vide : texte.",
            width=18,
            kind="list",
            choices=EntryKind,
            blank=EntryKind.TEXT.value,
            aliases=("Nature", "Type"),
        ),
        PlanColumn(
            key="text",
            label="Texte",
            help="La ligne, mot pour mot. Vide : la rubrique est laissée en blanc.",
            width=70,
        ),
        PlanColumn(
            key="code",
            label="Code imprimé",
            help="Le code d’une référence ou d’une action liée. Exemple : ODD 8.",
            width=13,
            kind="code",
            aliases=("Référence",),
        ),
        PlanColumn(
            key="is_ticked",
            label="Case cochée",
            help="Pour une case à cocher : oui ou non.",
            width=9,
            kind="yes_no",
            aliases=("Cochée",),
        ),
        PlanColumn(
            key="amount_eur",
            label="Montant imprimé",
            help="En euros ; il n’entre dans aucun total.",
            width=14,
            kind="amount",
            aliases=("Montant",),
        ),
        PlanColumn(
            key="sub_action_code",
            label="Sous-action",
            help="Le code de la sous-action, s’il y en a une.",
            width=13,
            kind="code",
            refers_to=("sub_actions",),
            aliases=("Code sous-action",),
        ),
        RANK,
    ),
)
NOTES = PlanSheet(
    table="notes",
    label="Notes",
    purpose="Ce qu’il faut savoir pour lire une fiche, gardé visible.",
    key=("action_code", "position"),
    aliases=("Note",),
    is_rare=True,
    columns=(
        ACTION,
        PlanColumn(key="text", label="Note", help="La note.", width=80, is_required=True),
        RANK,
    ),
)
LEVEL_NAMES = PlanSheet(
    table="level_names",
    label="Noms des niveaux",
    purpose="Comment votre plan appelle ses enjeux, ses axes et ses objectifs.",
    key=("level", "under_code"),
    aliases=("Niveaux", "Vocabulaire"),
    is_rare=True,
    columns=(
        PlanColumn(
            key="level",
            label="Niveau",
            help="Enjeu, axe ou objectif.",
            width=12,
            kind="list",
            is_required=True,
            choices=PlanLevel,
        ),
        PlanColumn(
            key="under_code",
            label="Sous le code",
            help="Vide : partout.",
            width=12,
            kind="code",
            refers_to=("challenges", "axes", "objectives"),
        ),
        PlanColumn(
            key="singular",
            label="Mot au singulier",
            help="Par exemple « orientation ».",
            width=22,
            is_required=True,
            aliases=("Singulier",),
        ),
        PlanColumn(
            key="plural",
            label="Mot au pluriel",
            help="Par exemple « orientations ».",
            width=22,
            is_required=True,
            aliases=("Pluriel",),
        ),
        PlanColumn(
            key="heading",
            label="Nom entier",
            help="Par exemple « Orientation stratégique ».",
            width=30,
            is_required=True,
            aliases=("Nom entier du niveau",),
        ),
        PlanColumn(
            key="is_feminine",
            label="Mot féminin",
            help="Vide : non.",
            width=9,
            kind="yes_no",
            blank="false",
            aliases=("Féminin",),
        ),
    ),
)
EVENTS = PlanSheet(
    table="shared_events",
    label="Événements partagés",
    purpose="Un même événement raconté par plusieurs fiches : un seul retour suffit.",
    key=("milestone_code",),
    aliases=("Événement partagé", "Événements"),
    is_rare=True,
    columns=(
        PlanColumn(
            key="milestone_code",
            label="Jalon",
            help="Le code du jalon.",
            width=13,
            kind="code",
            is_required=True,
            refers_to=("milestones",),
            aliases=("Code jalon",),
        ),
        PlanColumn(
            key="code",
            label="Événement",
            help="Le même mot pour tous les jalons de l’événement.",
            width=24,
            kind="code",
            is_required=True,
            aliases=("Code de l’événement",),
        ),
        PlanColumn(
            key="label",
            label="Intitulé",
            help="Le nom de l’événement.",
            width=44,
            aliases=("Libellé",),
        ),
    ),
)

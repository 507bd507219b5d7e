"""The sheets of the plan workbook on what is done: the levels, the actions and their actors."""

from dataclasses import replace

from data_model.vocabulary import Role
from loaders.plan.sheets.plan_sheet import PlanColumn, PlanSheet
from loaders.plan.sheets.shared_columns import ACTION, NUMBER, RANK, code_column

LABEL = PlanColumn(
    key="label",
    label="Intitulé",
    help="Le nom entier, tel qu’il est imprimé.",
    width=60,
    is_required=True,
    is_name=True,
    aliases=("Libellé", "Titre", "Nom"),
)
AXIS = PlanColumn(
    key="axis_code",
    label="Axe",
    help="Le code de l’axe ; son intitulé est accepté.",
    width=11,
    kind="code",
    refers_to=("axes",),
    aliases=("Code axe", "Axe stratégique", "Orientation"),
)
CHALLENGES = PlanSheet(
    table="challenges",
    label="Enjeux",
    purpose="Ce qui est au-dessus des axes, si votre plan en a.",
    code_pattern="E{n}",
    aliases=("Enjeu",),
    is_rare=True,
    columns=(code_column("Vide : E1, E2… dans l’ordre des lignes."), NUMBER, LABEL),
)
AXES = PlanSheet(
    table="axes",
    label="Axes",
    purpose="Les grandes parties du plan.",
    code_pattern="A{n}",
    aliases=("Axe", "Axes stratégiques", "Orientations"),
    columns=(
        code_column("Vide : A1, A2… dans l’ordre des lignes."),
        NUMBER,
        LABEL,
        PlanColumn(
            key="short_label",
            label="Intitulé court",
            help="Un ou deux mots, pour les figures. Vide : le début de l’intitulé.",
            width=24,
            is_name=True,
            aliases=("Nom court", "Libellé court"),
        ),
        PlanColumn(
            key="challenge_code",
            label="Enjeu",
            help="Le code de l’enjeu, si la feuille Enjeux est remplie.",
            width=11,
            kind="code",
            refers_to=("challenges",),
            aliases=("Code enjeu",),
        ),
    ),
)
OBJECTIVES = PlanSheet(
    table="objectives",
    label="Objectifs",
    purpose="Les objectifs opérationnels de chaque axe.",
    code_pattern="O{n}",
    aliases=("Objectif", "Objectifs opérationnels"),
    columns=(
        code_column("Vide : O1, O2… dans l’ordre des lignes."),
        NUMBER,
        LABEL,
        replace(AXIS, is_required=True),
    ),
)
ACTIONS = PlanSheet(
    table="actions",
    label="Actions",
    purpose="Les actions du plan, une par ligne : c’est ce que l’outil suit.",
    aliases=("Action", "Fiches actions", "Fiches action"),
    columns=(
        code_column("Le numéro de la fiche action, par exemple 1.1.", is_required=True),
        PlanColumn(
            key="title",
            label="Intitulé",
            help="Le nom entier de l’action.",
            width=54,
            is_required=True,
            is_name=True,
            aliases=("Titre", "Action", "Nom de l’action", "Intitulé de l’action"),
        ),
        PlanColumn(
            key="short_title",
            label="Intitulé court",
            help="Quelques mots, pour les figures. Vide : le début de l’intitulé.",
            width=32,
            is_name=True,
            aliases=("Titre court", "Nom court"),
        ),
        AXIS,
        PlanColumn(
            key="objective_code",
            label="Objectif",
            help="Le code de l’objectif ; son intitulé est accepté.",
            width=11,
            kind="code",
            refers_to=("objectives",),
            aliases=("Code objectif", "Objectif opérationnel"),
        ),
        PlanColumn(
            key="priority",
            label="Priorité",
            help="1 pour la plus haute. Vide : non dite.",
            width=9,
            kind="integer",
            aliases=("Rang de priorité",),
            unread_hint="Saisissez un rang, 1 pour la plus haute, ou laissez vide. Un mot se met "
            "dans la colonne « Priorité, mot imprimé ».",
        ),
        PlanColumn(
            key="priority_label",
            label="Priorité, mot imprimé",
            help="Par exemple « très prioritaire ».",
            width=20,
            aliases=("Niveau de priorité",),
        ),
        PlanColumn(
            key="description",
            label="Description",
            help="La description de la fiche.",
            width=60,
            aliases=("Descriptif", "Contexte"),
        ),
        PlanColumn(
            key="printed_code",
            label="Code imprimé",
            help="Le numéro tel qu’il est imprimé, s’il diffère du code. Exemple : #1.1.",
            width=13,
            kind="code",
            aliases=("Numéro imprimé",),
        ),
        RANK,
    ),
)
STAKEHOLDERS = PlanSheet(
    table="stakeholders",
    label="Acteurs",
    purpose="Qui porte, aide, finance chaque action, et à qui elle s’adresse.",
    key=("action_code", "role", "position"),
    aliases=("Acteur", "Partenaires", "Porteurs et partenaires"),
    columns=(
        ACTION,
        PlanColumn(
            key="role",
            label="Rôle",
            help="Porteur, partenaire, public ou financeur.",
            width=13,
            kind="list",
            is_required=True,
            choices=Role,
        ),
        PlanColumn(
            key="name",
            label="Nom",
            help="Le service, la structure ou le public.",
            width=60,
            is_required=True,
            aliases=("Acteur", "Structure", "Nom imprimé"),
        ),
        RANK,
    ),
)
ENDS = PlanSheet(
    table="action_ends",
    label="Actions terminées",
    purpose="Les actions que le plan arrête ; leur histoire reste.",
    key=("action_code",),
    aliases=("Action terminée", "Fins d’action"),
    is_rare=True,
    columns=(
        ACTION,
        PlanColumn(
            key="ended_on",
            label="Dernier jour",
            help="Le dernier jour de l’action.",
            width=14,
            kind="date",
            is_required=True,
            aliases=("Terminée le", "Date de fin"),
        ),
        PlanColumn(key="reason", label="Motif", help="Pourquoi l’action s’arrête.", width=60),
    ),
)

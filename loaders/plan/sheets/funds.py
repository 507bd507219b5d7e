"""The sheets of the plan workbook on funds with rules, and on the grants made from them."""

from loaders.plan.sheets.plan_sheet import PlanColumn, PlanSheet
from loaders.plan.sheets.shared_columns import ACTION, AS_PRINTED, code_column

FUNDS = PlanSheet(
    table="funds",
    label="Fonds",
    purpose="Un fonds et ses règles : enveloppe, plafond par projet, part financée.",
    code_pattern="FONDS-{n}",
    aliases=("Fonds de participation",),
    is_rare=True,
    columns=(
        code_column("Vide : FONDS-1, FONDS-2…", width=14),
        PlanColumn(
            key="label",
            label="Intitulé",
            help="Le nom du fonds.",
            width=44,
            is_required=True,
            is_name=True,
            aliases=("Libellé", "Fonds"),
        ),
        PlanColumn(
            key="envelope_eur",
            label="Enveloppe",
            help="En euros.",
            width=14,
            kind="amount",
            is_required=True,
        ),
        PlanColumn(
            key="cap_eur",
            label="Plafond par projet",
            help="En euros. Vide : aucun.",
            width=14,
            kind="amount",
            aliases=("Plafond",),
        ),
        PlanColumn(
            key="share",
            label="Part maximale",
            help="La part du plan de financement, par exemple 50 %. Vide : aucune.",
            width=10,
            kind="share",
            aliases=("Part",),
        ),
        PlanColumn(
            key="action_code",
            label="Action",
            help="L’action qui parle de ce fonds.",
            width=11,
            kind="code",
            refers_to=("actions",),
            aliases=ACTION.aliases,
        ),
        PlanColumn(
            key="first_year",
            label="Première année",
            help="Exemple : 2021.",
            width=9,
            kind="integer",
        ),
        PlanColumn(
            key="last_year", label="Dernière année", help="Exemple : 2023.", width=9, kind="integer"
        ),
        AS_PRINTED,
    ),
)
GRANTS = PlanSheet(
    table="fund_grants",
    label="Aides",
    purpose="Les aides accordées par un fonds.",
    key=("fund_code", "number"),
    aliases=("Aide", "Aides accordées"),
    is_rare=True,
    columns=(
        PlanColumn(
            key="fund_code",
            label="Fonds",
            help="Le code du fonds ; son intitulé est accepté.",
            width=14,
            kind="code",
            is_required=True,
            refers_to=("funds",),
            aliases=("Code fonds",),
        ),
        PlanColumn(
            key="number",
            label="Numéro",
            help="Vide : l’ordre des lignes.",
            width=9,
            kind="integer",
            aliases=("N°",),
        ),
        PlanColumn(
            key="beneficiary",
            label="Bénéficiaire",
            help="Qui reçoit l’aide.",
            width=44,
            is_required=True,
        ),
        PlanColumn(
            key="amount_eur",
            label="Montant",
            help="En euros.",
            width=14,
            kind="amount",
            is_required=True,
        ),
        PlanColumn(
            key="project_eur",
            label="Coût du projet",
            help="En euros. Vide : non dit.",
            width=14,
            kind="amount",
        ),
    ),
)

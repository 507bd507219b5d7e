"""What the fiches of a plan print: actors, lines, sub-actions, funds and their grants."""

from typing import Final

from data_model.printed_entry import EntryKind
from data_model.vocabulary import LineKind, Role
from documents.package.schema import ACTION, FLAG, NUMBER, TEXT, WHOLE, Field, Schema

SUB_ACTION = {"sub_action_code": ("sub_actions", "sub_action_code")}
FUND = {"fund_code": ("funds", "fund_code")}

PLAN_SCHEMAS: Final[dict[str, Schema]] = {
    "actors": Schema(
        title="Acteurs des actions, tels qu’imprimés",
        fields=(
            Field("action_code", TEXT, "Action", True),
            Field("role", TEXT, "Rôle", True, Role),
            Field("position", WHOLE, "Rang", True),
            Field("name", TEXT, "Nom imprimé", True),
        ),
        key=("action_code", "role", "position"),
        refers=ACTION,
    ),
    "lines": Schema(
        title="Lignes des fiches, par liste",
        fields=(
            Field("action_code", TEXT, "Action", True),
            Field("kind", TEXT, "Liste", True, LineKind),
            Field("position", WHOLE, "Rang", True),
            Field("text", TEXT, "Texte", True),
        ),
        key=("action_code", "kind", "position"),
        refers=ACTION,
    ),
    "sub_actions": Schema(
        title="Sous-actions",
        fields=(
            Field("sub_action_code", TEXT, "Sous-action", True),
            Field("action_code", TEXT, "Action", True),
            Field("position", WHOLE, "Rang", True),
            Field("heading", TEXT, "Rubrique imprimée"),
            Field("title", TEXT, "Intitulé", True),
            Field("description", TEXT, "Description"),
        ),
        key=("sub_action_code",),
        refers=ACTION,
    ),
    "printed_lines": Schema(
        title="Lignes imprimées sous les rubriques propres au plan",
        fields=(
            Field("action_code", TEXT, "Action", True),
            Field("position", WHOLE, "Rang", True),
            Field("heading", TEXT, "Rubrique imprimée", True),
            Field("kind", TEXT, "Nature", True, EntryKind),
            Field("text", TEXT, "Texte (vide : laissé en blanc)"),
            Field("code", TEXT, "Code imprimé"),
            Field("is_ticked", FLAG, "Case cochée"),
            Field("amount_eur", NUMBER, "Montant imprimé (euros), dans aucun total"),
            Field("sub_action_code", TEXT, "Sous-action"),
        ),
        key=("action_code", "position"),
        refers=ACTION | SUB_ACTION,
    ),
    "funds": Schema(
        title="Fonds et leurs règles",
        fields=(
            Field("fund_code", TEXT, "Fonds", True),
            Field("label", TEXT, "Intitulé", True),
            Field("action_code", TEXT, "Action"),
            Field("envelope_eur", NUMBER, "Enveloppe (euros)", True),
            Field("cap_eur", NUMBER, "Plafond par projet (euros)"),
            Field("share", NUMBER, "Part maximale du plan de financement (part de 1)"),
            Field("first_year", WHOLE, "Première année"),
            Field("last_year", WHOLE, "Dernière année"),
        ),
        key=("fund_code",),
        refers=ACTION,
    ),
    "grants": Schema(
        title="Aides accordées par les fonds",
        fields=(
            Field("fund_code", TEXT, "Fonds", True),
            Field("number", WHOLE, "Numéro", True),
            Field("beneficiary", TEXT, "Bénéficiaire"),
            Field("amount_eur", NUMBER, "Montant (euros)", True),
            Field("project_eur", NUMBER, "Coût du projet (euros)"),
        ),
        key=("fund_code", "number"),
        refers=FUND,
    ),
}

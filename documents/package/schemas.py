"""What each published table holds: its columns, their types, their French titles, its keys."""

from dataclasses import dataclass, field
from typing import Any, Final

from data_model.shared_vocabulary import SharedList
from data_model.vocabulary import (
    BudgetBasis,
    BudgetField,
    Direction,
    FundingStage,
    Labelled,
    MilestoneField,
    Nature,
    RespondentKind,
    ResultStatus,
    Section,
    TargetBasis,
)

TEXT, WHOLE, NUMBER, DAY, FLAG = "string", "integer", "number", "date", "boolean"
FIGURES: Final = "figures"


@dataclass(frozen=True)
class Field:
    """One column."""

    name: str
    kind: str
    title: str
    is_required: bool = False
    values: type[Labelled] | None = None


@dataclass(frozen=True, kw_only=True)
class Schema:
    """One table: its title, its columns, what makes a row unique, what it refers to."""

    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    refers: dict[str, tuple[str, str]] = field(default_factory=dict)

    def described(self) -> dict[str, Any]:
        """The Table Schema of the specification."""
        found: dict[str, Any] = {
            "fields": [_described(one) for one in self.fields],
            "missingValues": [""],
        }
        if self.key:
            found["primaryKey"] = list(self.key)
        if self.refers:
            found["foreignKeys"] = [
                {"fields": [name], "reference": {"resource": table, "fields": [column]}}
                for name, (table, column) in self.refers.items()
            ]
        return found


def _described(one: Field) -> dict[str, Any]:
    found: dict[str, Any] = {"name": one.name, "type": one.kind, "title": one.title}
    limits: dict[str, Any] = {"required": True} if one.is_required else {}
    if one.values is not None:
        limits["enum"] = list(one.values.labels())
        meanings = ", ".join(f"{code} : {label}" for code, label in one.values.labels().items())
        found["description"] = meanings
    return found | ({"constraints": limits} if limits else {})


AXIS = {"axis_code": ("axes", "axis_code")}
ACTION = {"action_code": ("actions", "action_code")}
INDICATOR = {"indicator_code": ("indicators", "indicator_code")}
WHO = {"respondent_code": ("respondents", "respondent_code")}
SENT = {"return_number": ("returns", "return_number")}

SCHEMAS: Final[dict[str, Schema]] = {
    FIGURES: Schema(
        title="Chiffres montrés au comité",
        fields=(
            Field("key", TEXT, "Clé", True),
            Field("label", TEXT, "Chiffre", True),
            Field("kind", TEXT, "Ce qu’il compte (share : part de 1, cents : euros)", True),
            Field("value", NUMBER, "Valeur"),
            Field("is_at_least", FLAG, "Au moins", True),
            Field("text", TEXT, "Tel qu’écrit", True),
        ),
        key=("key",),
    ),
    "axes": Schema(
        title="Axes stratégiques",
        fields=(
            Field("axis_code", TEXT, "Axe", True),
            Field("number", TEXT, "Numéro"),
            Field("label", TEXT, "Intitulé", True),
        ),
        key=("axis_code",),
    ),
    "objectives": Schema(
        title="Objectifs opérationnels",
        fields=(
            Field("objective_code", TEXT, "Objectif", True),
            Field("number", TEXT, "Numéro"),
            Field("label", TEXT, "Intitulé", True),
            Field("axis_code", TEXT, "Axe"),
        ),
        key=("objective_code",),
        refers=AXIS,
    ),
    "actions": Schema(
        title="Actions",
        fields=(
            Field("action_code", TEXT, "Action", True),
            Field("printed_code", TEXT, "Code imprimé"),
            Field("position", WHOLE, "Rang"),
            Field("title", TEXT, "Intitulé", True),
            Field("axis_code", TEXT, "Axe (vide : transversal)"),
            Field("objective_code", TEXT, "Objectif"),
            Field("priority", WHOLE, "Priorité"),
            Field("human_days", NUMBER, "Jours humains"),
            Field("voted_eur", NUMBER, "Montant voté (euros)"),
            Field("basis", TEXT, "Base du montant", values=BudgetBasis),
        ),
        key=("action_code",),
        refers=AXIS | {"objective_code": ("objectives", "objective_code")},
    ),
    "respondents": Schema(
        title="Répondants",
        fields=(
            Field("respondent_code", TEXT, "Code INSEE ou SIREN", True),
            Field("kind", TEXT, "Nature", True, RespondentKind),
            Field("name", TEXT, "Nom", True),
            Field("population", WHOLE, "Population municipale (INSEE)"),
        ),
        key=("respondent_code",),
    ),
    "indicators": Schema(
        title="Indicateurs d’évaluation",
        fields=(
            Field("indicator_code", TEXT, "Indicateur", True),
            Field("action_code", TEXT, "Action (vide : le plan)"),
            Field("label", TEXT, "Intitulé", True),
            Field("printed_label", TEXT, "Intitulé imprimé"),
            Field("question", TEXT, "Question évaluative"),
            Field("nature", TEXT, "Nature", True, Nature),
            Field("unit", TEXT, "Unité"),
            Field("measure_code", TEXT, "Mesure"),
            Field("printed_line", WHOLE, "Ligne imprimée"),
            Field("is_broken_down", FLAG, "Ventilé", True),
        ),
        key=("indicator_code",),
        refers=ACTION,
    ),
    "targets": Schema(
        title="Cibles",
        fields=(
            Field("indicator_code", TEXT, "Indicateur", True),
            Field("due_on", DAY, "Échéance", True),
            Field("basis", TEXT, "Base", True, TargetBasis),
            Field("direction", TEXT, "Sens", True, Direction),
            Field("reference", TEXT, "Référence"),
            Field("value", NUMBER, "Cible"),
            Field("upper", NUMBER, "Borne haute"),
            Field("base", NUMBER, "Valeur de départ"),
            Field("tolerance", NUMBER, "Tolérance"),
            Field("starts_on", DAY, "Départ"),
        ),
        key=("indicator_code", "due_on"),
        refers=INDICATOR,
    ),
    "results": Schema(
        title="Indicateurs face à leurs cibles, à la date de situation",
        fields=(
            Field("indicator_code", TEXT, "Indicateur", True),
            Field("status", TEXT, "Statut", True, ResultStatus),
            Field("reason", TEXT, "Motif"),
            Field("value", NUMBER, "Valeur"),
            Field("is_at_least", FLAG, "Au moins", True),
            Field("is_carried", FLAG, "Reportée d’un trimestre antérieur", True),
            Field("target", NUMBER, "Cible"),
            Field("target_due_on", DAY, "Échéance de la cible"),
            Field("expected", NUMBER, "Valeur attendue"),
            Field("completeness", NUMBER, "Complétude (part de 1)"),
            Field("last_period_code", TEXT, "Dernier relevé"),
        ),
        key=("indicator_code",),
        refers=INDICATOR,
    ),
    "observations": Schema(
        title="Relevés en vigueur",
        fields=(
            Field("indicator_code", TEXT, "Indicateur", True),
            Field("respondent_code", TEXT, "Répondant", True),
            Field("period_code", TEXT, "Période", True),
            Field("category", TEXT, "Catégorie (vide : non ventilé)"),
            Field("text_value", TEXT, "Valeur en toutes lettres"),
            Field("value", NUMBER, "Valeur"),
            Field("denominator", NUMBER, "Dénominateur"),
            Field("is_estimated", FLAG, "Estimée", True),
            Field("return_number", WHOLE, "Retour", True),
        ),
        key=(),
        refers=INDICATOR | WHO | SENT,
    ),
    "budget": Schema(
        title="Montants prévus, engagés et mandatés en vigueur",
        fields=(
            Field("field", TEXT, "Montant", True, BudgetField),
            Field("action_code", TEXT, "Action", True),
            Field("exercise", WHOLE, "Exercice", True),
            Field("funder", TEXT, "Financeur"),
            Field("section", TEXT, "Section", values=Section),
            Field("respondent_code", TEXT, "Répondant", True),
            Field("period_code", TEXT, "Période", True),
            Field("amount_eur", NUMBER, "Montant (euros)"),
            Field("return_number", WHOLE, "Retour", True),
        ),
        key=(),
        refers=ACTION | WHO | SENT,
    ),
    "co_financing": Schema(
        title="Cofinancements par étape",
        fields=(
            Field("funder", TEXT, "Financeur", True),
            Field("exercise", WHOLE, "Exercice", True),
            Field("action_code", TEXT, "Action (vide : le plan)"),
            Field("stage", TEXT, "Étape", True, FundingStage),
            Field("amount_eur", NUMBER, "Montant (euros)", True),
            Field("recorded_on", DAY, "Saisi le"),
        ),
        key=(),
        refers=ACTION,
    ),
    "milestones": Schema(
        title="Jalons et leur situation",
        fields=(
            Field("occurrence_code", TEXT, "Échéance", True),
            Field("milestone_code", TEXT, "Jalon", True),
            Field("action_code", TEXT, "Action", True),
            Field("label", TEXT, "Intitulé", True),
            Field("cycle", WHOLE, "Cycle", True),
            Field("initial_start", DAY, "Début initial"),
            Field("initial_end", DAY, "Fin initiale"),
            Field("start_date", DAY, "Début en vigueur"),
            Field("end_date", DAY, "Fin en vigueur"),
            Field("forecast_end", DAY, "Date annoncée"),
            Field("done_end", DAY, "Réalisé le"),
            Field("is_done", FLAG, "Réalisé", True),
            Field("is_without_news", FLAG, "Échu sans nouvelle", True),
            Field("slippage_days", WHOLE, "Glissement (jours)"),
            Field("situation", TEXT, "Situation"),
        ),
        key=("occurrence_code",),
        refers=ACTION,
    ),
    "milestone_reports": Schema(
        title="Points de calendrier en vigueur",
        fields=(
            Field("field", TEXT, "Nature", True, MilestoneField),
            Field("occurrence_code", TEXT, "Échéance", True),
            Field("respondent_code", TEXT, "Répondant", True),
            Field("period_code", TEXT, "Période", True),
            Field("as_written", TEXT, "Tel qu’écrit"),
            Field("start_date", DAY, "Début"),
            Field("end_date", DAY, "Fin"),
            Field("return_number", WHOLE, "Retour", True),
        ),
        key=("field", "occurrence_code", "respondent_code"),
        refers=WHO | SENT,
    ),
    "returns": Schema(
        title="Retours en vigueur",
        fields=(
            Field("return_number", WHOLE, "Retour", True),
            Field("respondent_code", TEXT, "Répondant", True),
            Field("period_code", TEXT, "Période", True),
            Field("received_on", DAY, "Reçu le", True),
            Field("nothing_to_report", FLAG, "Rien à signaler", True),
            Field("is_partial", FLAG, "Partiel", True),
        ),
        key=("return_number",),
        refers=WHO,
    ),
    "vocabulary": Schema(
        title="Mots que d’autres outils partagent, et le nôtre en regard",
        fields=(
            Field("list", TEXT, "Liste", True, SharedList),
            Field("code", TEXT, "Code", True),
            Field("label", TEXT, "Mot", True),
            Field("our_list", TEXT, "Notre liste"),
            Field("our_code", TEXT, "Notre code"),
            Field("our_word", TEXT, "Notre mot (vide : sans équivalent)"),
            Field("meaning", TEXT, "Sens"),
            Field("source", TEXT, "Source", True),
        ),
        key=("list", "code"),
    ),
}

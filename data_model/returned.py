"""Returns and the facts in them: immutable, each followed to its file, sheet and cell."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, LargeBinary, Text
from sqlmodel import Field

from data_model.base import OfPlan, by_act, code_field, in_order, not_negative, one_of, within_plan
from data_model.vocabulary import (
    BudgetField,
    MilestoneField,
    ReturnEventKind,
    ReturnSource,
    Section,
)


class SourceFile(OfPlan, table=True):
    """The bytes a respondent sent, untouched; on request they are purged and the hash stays."""

    __table_args__ = (not_negative("size_bytes"),)
    sha256: str = Field(primary_key=True, max_length=64, description="Empreinte")
    content: bytes | None = Field(default=None, sa_type=LargeBinary, description="Octets reçus")
    size_bytes: int = Field(description="Taille (octets)")


class Return(OfPlan, table=True):
    """Un retour: one respondent's envelope for one period."""

    __table_args__ = (
        by_act("number"),
        within_plan("respondent_code", "respondent"),
        within_plan("period_code", "reporting_period"),
        within_plan("sha256", "source_file", "sha256"),
        one_of("source", ReturnSource),
    )
    number: int = Field(primary_key=True, description="Numéro du retour (acte)")
    respondent_code: str = Field(max_length=14, index=True, description="Répondant")
    period_code: str = Field(max_length=10, index=True, description="Période")
    source: ReturnSource = code_field(ReturnSource, "Classeur ou saisie")
    received_on: date = Field(description="Jour de réception, tel que proposé")
    sha256: str | None = Field(default=None, max_length=64, description="Fichier d’origine")
    file_name: str = Field(default="", max_length=255, description="Nom du fichier")
    sender: str = Field(default="", max_length=200, description="Expéditeur")
    template_version: str = Field(default="", max_length=20, description="Version du modèle")
    nothing_to_report: bool = Field(default=False, description="« Rien à signaler » coché")
    nothing_sheet: str = Field(default="", max_length=60, description="Feuille de la case")
    nothing_cell: str = Field(default="", max_length=12, description="Cellule de la case")
    is_partial: bool = Field(default=False, description="Des lignes ont été écartées une à une")
    is_complete: bool = Field(default=True, description="Déclaré complet (saisie)")


class ReturnEvent(OfPlan, table=True):
    """A return withdrawn or restored: dated events, themselves undoable."""

    __table_args__ = (
        by_act(),
        within_plan("return_number", "return", "number"),
        one_of("kind", ReturnEventKind),
    )
    return_number: int = Field(primary_key=True, description="Retour")
    act_number: int = Field(primary_key=True, description="Acte")
    kind: ReturnEventKind = code_field(ReturnEventKind, "Annulation ou rétablissement")


class ReceptionCorrection(OfPlan, table=True):
    """The day of reception, corrected by a person."""

    __table_args__ = (by_act(), within_plan("return_number", "return", "number"))
    return_number: int = Field(primary_key=True, description="Retour")
    act_number: int = Field(primary_key=True, description="Acte")
    received_on: date = Field(description="Jour de réception corrigé")


class Fact(OfPlan):
    """What every fact knows of its origin."""

    return_number: int = Field(primary_key=True, description="Retour")
    sheet: str = Field(default="", max_length=60, description="Feuille")
    cell: str = Field(default="", max_length=12, description="Cellule")
    raw_text: str = Field(default="", sa_type=Text, description="Texte tel que saisi")
    rule: str = Field(default="", max_length=40, description="Règle de lecture")
    answer: str = Field(default="", sa_type=Text, description="Réponse à la question posée")
    is_estimated: bool = Field(default=False, description="Donné comme une estimation")
    is_erased: bool = Field(default=False, description="Efface la valeur connue")


class Observation(Fact, table=True):
    """Un relevé: what one respondent says of one indicator for one period."""

    __table_args__ = (
        within_plan("return_number", "return", "number"),
        within_plan("indicator_code", "indicator"),
        not_negative("denominator_e4"),
        CheckConstraint(
            "is_erased OR value_e4 IS NOT NULL OR text_value <> ''", name="says_something"
        ),
        CheckConstraint("NOT is_erased OR value_e4 IS NULL", name="erased_has_no_value"),
    )
    indicator_code: str = Field(primary_key=True, max_length=20, description="Indicateur")
    category: str = Field(
        default="", primary_key=True, max_length=120, description="Ventilation (vide : non ventilé)"
    )
    value_e4: int | None = Field(
        default=None, sa_type=BigInteger, description="Valeur ou numérateur (dix-millièmes)"
    )
    denominator_e4: int | None = Field(
        default=None, sa_type=BigInteger, description="Effectif de référence (dix-millièmes)"
    )
    text_value: str = Field(default="", sa_type=Text, description="Texte (qualitatif)")


class BudgetEntry(Fact, table=True):
    """Un point budgétaire: one amount of one line, cumulated over its exercise."""

    __table_args__ = (
        within_plan("return_number", "return", "number"),
        within_plan("action_code", "action"),
        one_of("field", BudgetField),
        one_of("section", Section),
        not_negative("amount_cents"),
        CheckConstraint("is_erased = (amount_cents IS NULL)", name="amount_or_erased"),
    )
    field: BudgetField = code_field(BudgetField, "Prévu, engagé ou mandaté", primary_key=True)
    action_code: str = Field(primary_key=True, max_length=20, description="Action")
    exercise: int = Field(primary_key=True, description="Exercice")
    funder: str = Field(default="", primary_key=True, max_length=120, description="Financeur")
    section: Section = code_field(Section, "Section", primary_key=True)
    amount_cents: int | None = Field(
        default=None, sa_type=BigInteger, description="Montant cumulé (centimes)"
    )


class MilestoneReport(Fact, table=True):
    """Un point de calendrier: a new forecast, or done on."""

    __table_args__ = (
        within_plan("return_number", "return", "number"),
        within_plan("occurrence_code", "occurrence"),
        one_of("field", MilestoneField),
        in_order("start_date", "end_date"),
        CheckConstraint("is_erased = (end_date IS NULL)", name="date_or_erased"),
    )
    field: MilestoneField = code_field(
        MilestoneField, "Nouvelle prévision ou réalisé le", primary_key=True
    )
    occurrence_code: str = Field(primary_key=True, max_length=30, description="Occurrence")
    start_date: date | None = Field(default=None, description="Début")
    end_date: date | None = Field(default=None, description="Fin")
    as_written: str = Field(default="", sa_type=Text, description="Mots saisis")


class Comment(OfPlan, table=True):
    """Words attached to a cell: never a fact."""

    __table_args__ = (within_plan("return_number", "return", "number"),)
    return_number: int = Field(primary_key=True, description="Retour")
    sheet: str = Field(primary_key=True, max_length=60, description="Feuille")
    cell: str = Field(primary_key=True, max_length=12, description="Cellule")
    object_code: str = Field(
        default="", max_length=40, description="Indicateur, action ou occurrence"
    )
    text: str = Field(sa_type=Text, description="Commentaire")


class Highlight(OfPlan, table=True):
    """Un fait marquant, per action and return."""

    __table_args__ = (
        within_plan("return_number", "return", "number"),
        within_plan("action_code", "action"),
    )
    return_number: int = Field(primary_key=True, description="Retour")
    action_code: str = Field(primary_key=True, max_length=20, description="Action")
    cell: str = Field(primary_key=True, max_length=12, description="Cellule")
    sheet: str = Field(default="", max_length=60, description="Feuille")
    text: str = Field(sa_type=Text, description="Fait marquant")


class Answer(OfPlan, table=True):
    """The answer given to a question of the reading, or « non répondu »."""

    __table_args__ = (within_plan("return_number", "return", "number"),)
    return_number: int = Field(primary_key=True, description="Retour")
    number: int = Field(primary_key=True, ge=1, description="Rang de la question")
    sheet: str = Field(default="", max_length=60, description="Feuille")
    cell: str = Field(default="", max_length=12, description="Cellule")
    code: str = Field(max_length=40, description="Code du constat")
    question: str = Field(sa_type=Text, description="Question posée")
    answer: str = Field(default="non répondu", sa_type=Text, description="Réponse")


class ExcludedCell(OfPlan, table=True):
    """A cell that a person left out of a return, which is then partial."""

    __table_args__ = (within_plan("return_number", "return", "number"),)
    return_number: int = Field(primary_key=True, description="Retour")
    sheet: str = Field(primary_key=True, max_length=60, description="Feuille")
    cell: str = Field(primary_key=True, max_length=12, description="Cellule")
    raw_text: str = Field(default="", sa_type=Text, description="Texte tel que saisi")
    reason: str = Field(default="", sa_type=Text, description="Motif")


class ReturnReading(OfPlan, table=True):
    """How many cells of a return gave no value: refused, or said to hold none."""

    __table_args__ = (
        within_plan("return_number", "return", "number"),
        not_negative("rejected_count"),
        not_negative("skipped_count"),
    )
    return_number: int = Field(primary_key=True, description="Retour")
    rejected_count: int = Field(description="Cases rejetées")
    skipped_count: int = Field(description="Cases sans valeur")


class ReturnInformation(OfPlan, table=True):
    """What reading a return told without asking anything."""

    __table_args__ = (within_plan("return_number", "return", "number"),)
    return_number: int = Field(primary_key=True, description="Retour")
    number: int = Field(primary_key=True, ge=1, description="Rang de l’information")
    sheet: str = Field(default="", sa_type=Text, description="Feuille")
    cell: str = Field(default="", sa_type=Text, description="Cellule")
    code: str = Field(max_length=40, description="Code du constat")
    raw_text: str = Field(default="", sa_type=Text, description="Texte tel que saisi")
    message: str = Field(sa_type=Text, description="Information donnée")
    read_as: str = Field(default="", sa_type=Text, description="Lu comme")


class FilePurge(OfPlan, table=True):
    """The bytes and names of a return's file were erased on request: the facts stay."""

    __table_args__ = (by_act(), within_plan("return_number", "return", "number"))
    return_number: int = Field(primary_key=True, description="Retour")
    act_number: int = Field(primary_key=True, description="Acte, avec le motif")

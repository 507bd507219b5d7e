"""Committees, decisions, co-financing, alerts followed, mappings confirmed, people."""

from datetime import date

from sqlalchemy import BigInteger, Text
from sqlmodel import Field

from data_model.base import (
    Base,
    OfPlan,
    Versioned,
    by_act,
    code_field,
    not_negative,
    one_of,
    within_plan,
)
from data_model.vocabulary import (
    CommitteeKind,
    DecisionState,
    FollowState,
    FundingStage,
    Level,
    UserRole,
)


class Committee(OfPlan, table=True):
    """A meeting that looks at the plan as of a date."""

    __table_args__ = (by_act(), one_of("kind", CommitteeKind))
    number: int = Field(primary_key=True, description="Numéro")
    act_number: int = Field(description="Acte")
    kind: CommitteeKind = code_field(CommitteeKind, "Instance")
    held_on: date = Field(description="Date de la réunion")
    as_of: date = Field(description="Données arrêtées au")
    agenda: str = Field(default="", sa_type=Text, description="Ordre du jour")
    participants: str = Field(default="", sa_type=Text, description="Participants")


class CommitteeFrame(OfPlan, table=True):
    """What a committee was shown: read again, never recomputed."""

    __table_args__ = (by_act(), within_plan("committee_number", "committee", "number"))
    committee_number: int = Field(primary_key=True, description="Comité")
    name: str = Field(primary_key=True, max_length=60, description="Tableau")
    act_number: int = Field(description="Acte")
    rule_version: str = Field(default="", max_length=20, description="Version des règles")
    content: str = Field(sa_type=Text, description="Contenu (JSON)")


class Decision(Versioned, table=True):
    """What a committee decided, who, by when, and where it stands."""

    __table_args__ = (
        by_act(),
        within_plan("committee_number", "committee", "number"),
        one_of("state", DecisionState),
    )
    committee_number: int = Field(primary_key=True, description="Comité")
    number: int = Field(primary_key=True, description="Numéro")
    what: str = Field(sa_type=Text, description="Décision")
    who: str = Field(default="", max_length=200, description="Responsable")
    due_on: date | None = Field(default=None, description="Échéance")
    state: DecisionState = code_field(DecisionState, "État")


class CoFinancing(Versioned, table=True):
    """A co-financing by funder and stage."""

    __table_args__ = (by_act(), one_of("stage", FundingStage), not_negative("amount_cents"))
    funder: str = Field(primary_key=True, max_length=120, description="Financeur")
    stage: FundingStage = code_field(FundingStage, "Étape", primary_key=True)
    exercise: int = Field(primary_key=True, description="Exercice")
    action_code: str = Field(
        default="", primary_key=True, max_length=20, description="Action (vide : plan)"
    )
    amount_cents: int = Field(sa_type=BigInteger, description="Montant (centimes)")


class Fund(Versioned, table=True):
    """A fund with rules: its envelope, cap per project and share."""

    __table_args__ = (by_act(), not_negative("envelope_cents"), not_negative("cap_cents"))
    code: str = Field(primary_key=True, max_length=20, description="Code")
    label: str = Field(max_length=200, description="Intitulé")
    envelope_cents: int = Field(sa_type=BigInteger, description="Enveloppe (centimes)")
    cap_cents: int | None = Field(
        default=None, sa_type=BigInteger, description="Plafond par projet (centimes)"
    )
    share_e4: int | None = Field(
        default=None, description="Part maximale du plan de financement (dix-millièmes)"
    )


class FundGrant(Versioned, table=True):
    """A grant made from a fund."""

    __table_args__ = (by_act(), not_negative("amount_cents"), not_negative("project_cents"))
    fund_code: str = Field(primary_key=True, max_length=20, description="Fonds")
    number: int = Field(primary_key=True, description="Numéro")
    beneficiary: str = Field(max_length=200, description="Bénéficiaire")
    amount_cents: int = Field(sa_type=BigInteger, description="Montant (centimes)")
    project_cents: int | None = Field(
        default=None, sa_type=BigInteger, description="Coût du projet (centimes)"
    )


class FollowedAlert(Versioned, table=True):
    """What the director said of a point: seen or in hand, and how serious it was then."""

    __table_args__ = (by_act(), one_of("state", FollowState), one_of("level", Level))
    alert_key: str = Field(primary_key=True, max_length=120, description="Point suivi")
    state: FollowState = code_field(FollowState, "Vu ou en cours")
    level: Level = code_field(Level, "Niveau du point ce jour-là")
    since: date | None = Field(default=None, description="En cours depuis le")


class ColumnMapping(Versioned, table=True):
    """A column mapping that a person confirmed for a respondent."""

    __table_args__ = (by_act(), within_plan("respondent_code", "respondent"))
    respondent_code: str = Field(primary_key=True, max_length=14, description="Répondant")
    sheet: str = Field(primary_key=True, max_length=60, description="Feuille du modèle")
    header: str = Field(primary_key=True, max_length=200, description="En-tête du répondant")
    column_key: str = Field(max_length=40, description="Colonne du modèle")


class HighlightEdit(Versioned, table=True):
    """A fait marquant as the director keeps it for the committee.

    It replaces a sent one, named by its return and cell, or is the director's own; an empty text
    leaves it out of the committee's list, and a removed version gives the sent words back.
    """

    __table_args__ = (
        by_act(),
        within_plan("action_code", "action"),
        within_plan("period_code", "reporting_period"),
    )
    action_code: str = Field(primary_key=True, max_length=20, description="Action")
    period_code: str = Field(primary_key=True, max_length=10, description="Période")
    number: int = Field(
        default=0, primary_key=True, ge=0, description="Acte de l’ajout (0 : remplace un envoi)"
    )
    source_return: int = Field(
        default=0, primary_key=True, ge=0, description="Retour remplacé (0 : aucun)"
    )
    source_cell: str = Field(
        default="", primary_key=True, max_length=12, description="Cellule remplacée"
    )
    text: str = Field(default="", sa_type=Text, description="Fait marquant (vide : écarté)")


class User(Base, table=True):
    """A person who signs in."""

    email: str = Field(primary_key=True, max_length=200, description="Courriel")
    name: str = Field(default="", max_length=200, description="Nom")


class Membership(OfPlan, table=True):
    """What a person may do on a plan, and for which respondent."""

    __table_args__ = (one_of("role", UserRole),)
    email: str = Field(
        primary_key=True, foreign_key="user.email", max_length=200, description="Courriel"
    )
    role: UserRole = code_field(UserRole, "Rôle", primary_key=True)
    respondent_code: str = Field(default="", max_length=14, description="Répondant (vide : tous)")

"""The unit that is steered, and everything its fiche prints."""

from datetime import date

from sqlalchemy import BigInteger, Text
from sqlmodel import Field

from data_model.base import (
    OfPlan,
    Versioned,
    by_act,
    code_field,
    not_negative,
    one_of,
    within_plan,
)
from data_model.vocabulary import (
    BudgetBasis,
    HumanDaysBasis,
    LineKind,
    Role,
    TaxBasis,
    Weather,
)


class Action(OfPlan, table=True):
    """Une fiche action."""

    __table_args__ = (within_plan("axis_code", "axis"), within_plan("objective_code", "objective"))
    code: str = Field(primary_key=True, max_length=20, description="Code dans l’outil")
    printed_code: str = Field(default="", max_length=20, description="Code imprimé")
    position: int = Field(description="Rang dans le plan")
    title: str = Field(max_length=400, description="Intitulé")
    short_title: str = Field(max_length=80, description="Intitulé court")
    axis_code: str | None = Field(default=None, max_length=20, description="Axe")
    objective_code: str | None = Field(default=None, max_length=20, description="Objectif")
    priority: int | None = Field(default=None, description="Priorité (1 : très prioritaire)")
    priority_label: str = Field(default="", max_length=60, description="Priorité, mot imprimé")
    description: str = Field(default="", sa_type=Text, description="Description de l’action")


class ActionLine(OfPlan, table=True):
    """One line of a fiche's lists."""

    __table_args__ = (within_plan("action_code", "action"), one_of("kind", LineKind))
    action_code: str = Field(primary_key=True, max_length=20, description="Action")
    kind: LineKind = code_field(LineKind, "Liste", primary_key=True)
    position: int = Field(primary_key=True, description="Rang")
    text: str = Field(sa_type=Text, description="Texte")


class Stakeholder(OfPlan, table=True):
    """Who leads, helps, benefits or pays."""

    __table_args__ = (within_plan("action_code", "action"), one_of("role", Role))
    action_code: str = Field(primary_key=True, max_length=20, description="Action")
    role: Role = code_field(Role, "Rôle", primary_key=True)
    position: int = Field(primary_key=True, description="Rang")
    name: str = Field(sa_type=Text, description="Nom imprimé")


class ActionNote(Versioned, table=True):
    """A note kept visible on a fiche, such as a contradiction of its source."""

    __table_args__ = (by_act(), within_plan("action_code", "action"))
    action_code: str = Field(primary_key=True, max_length=20, description="Action")
    position: int = Field(primary_key=True, description="Rang")
    text: str = Field(sa_type=Text, description="Note")


class ActionEnd(Versioned, table=True):
    """An action that ends keeps its history."""

    __table_args__ = (by_act(), within_plan("action_code", "action"))
    action_code: str = Field(primary_key=True, max_length=20, description="Action")
    ended_on: date = Field(description="Dernier jour")
    reason: str = Field(default="", sa_type=Text, description="Motif")


class HumanDays(Versioned, table=True):
    """Human days as printed, and what they stand for."""

    __table_args__ = (
        by_act(),
        within_plan("action_code", "action"),
        one_of("basis", HumanDaysBasis),
        not_negative("days_e4"),
    )
    action_code: str = Field(primary_key=True, max_length=20, description="Action")
    days_e4: int = Field(sa_type=BigInteger, description="Jours (dix-millièmes)")
    basis: HumanDaysBasis = code_field(HumanDaysBasis, "Base des jours")
    as_printed: str = Field(default="", max_length=300, description="Mots imprimés")


class VotedAmount(Versioned, table=True):
    """The plan's own amount for an action, as printed."""

    __table_args__ = (
        by_act(),
        within_plan("action_code", "action"),
        one_of("basis", BudgetBasis),
        one_of("tax", TaxBasis),
        not_negative("amount_cents"),
        not_negative("unit_cents"),
    )
    action_code: str = Field(primary_key=True, max_length=20, description="Action")
    amount_cents: int | None = Field(
        default=None, sa_type=BigInteger, description="Montant voté (centimes)"
    )
    unit_cents: int | None = Field(
        default=None, sa_type=BigInteger, description="Coût unitaire (centimes)"
    )
    quantity: int | None = Field(default=None, description="Quantité imprimée")
    unit_label: str = Field(default="", max_length=80, description="Unité du coût")
    basis: BudgetBasis = code_field(BudgetBasis, "Base du montant")
    tax: TaxBasis = code_field(TaxBasis, "HT ou TTC")
    as_printed: str = Field(default="", sa_type=Text, description="Mots imprimés")
    note: str = Field(default="", sa_type=Text, description="Note")


class DeclaredWeather(Versioned, table=True):
    """The lead's own opinion of an action, beside the computed status."""

    __table_args__ = (by_act(), within_plan("action_code", "action"), one_of("weather", Weather))
    action_code: str = Field(primary_key=True, max_length=20, description="Action")
    weather: Weather = code_field(Weather, "Météo déclarée")
    comment: str = Field(default="", sa_type=Text, description="Commentaire")

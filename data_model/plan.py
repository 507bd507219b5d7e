"""A plan, the levels above an action, and what is set for the whole plan."""

from datetime import date

from sqlalchemy import CheckConstraint, Text
from sqlmodel import Field

from data_model.base import Base, OfPlan, Versioned, by_act, within_plan


class Plan(Base, table=True):
    """One territory's action plan."""

    code: str = Field(primary_key=True, max_length=40, description="Code du plan")
    title: str = Field(max_length=300, description="Intitulé")
    short_title: str = Field(max_length=60, description="Sigle")
    territory_siren: str = Field(
        foreign_key="territory.siren", max_length=9, description="Territoire"
    )
    source: str = Field(default="", sa_type=Text, description="Document d’origine")
    demonstration_day: date | None = Field(
        default=None, description="Jour où l’horloge de la démonstration est arrêtée"
    )


class PlanSpan(Versioned, table=True):
    """The plan's first and last day, entered by people."""

    __table_args__ = (by_act(), CheckConstraint("ends_on > starts_on", name="ends_after_start"))
    starts_on: date | None = Field(default=None, description="Premier jour du plan")
    ends_on: date | None = Field(default=None, description="Dernier jour du plan")


class Setting(Versioned, table=True):
    """A threshold or another setting of a rule."""

    __table_args__ = (by_act(),)
    key: str = Field(primary_key=True, max_length=60, description="Réglage")
    value: str = Field(max_length=200, description="Valeur")


class Challenge(OfPlan, table=True):
    """Un enjeu."""

    code: str = Field(primary_key=True, max_length=20, description="Code")
    number: int = Field(description="Numéro imprimé")
    label: str = Field(max_length=300, description="Intitulé")


class Axis(OfPlan, table=True):
    """Un axe stratégique."""

    __table_args__ = (within_plan("challenge_code", "challenge"),)
    code: str = Field(primary_key=True, max_length=20, description="Code")
    number: int = Field(description="Numéro imprimé")
    label: str = Field(max_length=300, description="Intitulé")
    short_label: str = Field(max_length=60, description="Intitulé court")
    challenge_code: str | None = Field(default=None, max_length=20, description="Enjeu")


class Objective(OfPlan, table=True):
    """Un objectif opérationnel."""

    __table_args__ = (within_plan("axis_code", "axis"),)
    code: str = Field(primary_key=True, max_length=20, description="Code")
    number: int = Field(description="Numéro imprimé")
    label: str = Field(max_length=300, description="Intitulé")
    axis_code: str = Field(max_length=20, description="Axe")

"""Dated steps of an action, their instances, and the calendars they are held to."""

from datetime import date

from sqlalchemy import CheckConstraint, Text
from sqlmodel import Field

from data_model.base import OfPlan, Versioned, by_act, in_order, within_plan


class Milestone(OfPlan, table=True):
    """Un jalon: one printed calendar line."""

    __table_args__ = (within_plan("action_code", "action"),)
    code: str = Field(primary_key=True, max_length=20, description="Code")
    action_code: str = Field(max_length=20, description="Action")
    position: int = Field(description="Rang")
    label: str = Field(sa_type=Text, description="Intitulé")
    as_written: str = Field(default="", max_length=200, description="Date, mots imprimés")


class MilestoneRule(Versioned, table=True):
    """The first cycle's interval of a milestone, and whether it comes back each cycle."""

    __table_args__ = (
        by_act(),
        within_plan("milestone_code", "milestone"),
        in_order("start_date", "end_date"),
    )
    milestone_code: str = Field(primary_key=True, max_length=20, description="Jalon")
    start_date: date | None = Field(default=None, description="Début de l’intervalle")
    end_date: date | None = Field(default=None, description="Fin de l’intervalle")
    repeats: bool = Field(default=True, description="Revient à chaque cycle")


class Recurrence(Versioned, table=True):
    """The cycle in which an action's milestones come back."""

    __table_args__ = (
        by_act(),
        within_plan("action_code", "action"),
        CheckConstraint("every_months > 0", name="every_months_positive"),
    )
    action_code: str = Field(primary_key=True, max_length=20, description="Action")
    every_months: int = Field(description="Longueur du cycle (mois)")
    as_written: str = Field(default="", max_length=200, description="Mots imprimés")


class Occurrence(OfPlan, table=True):
    """One cycle's instance of a milestone, coded `1.2-J3-C05`."""

    __table_args__ = (
        by_act(),
        within_plan("milestone_code", "milestone"),
        CheckConstraint("cycle >= 1", name="cycle_positive"),
    )
    code: str = Field(primary_key=True, max_length=30, description="Code")
    milestone_code: str = Field(max_length=20, description="Jalon")
    cycle: int = Field(description="Cycle")
    act_number: int = Field(description="Acte")
    rule_version: int = Field(default=1, description="Version de la règle de récurrence")


class Baseline(OfPlan, table=True):
    """A calendar an occurrence is held to: 0 is the initial one."""

    __table_args__ = (
        by_act(),
        within_plan("occurrence_code", "occurrence"),
        in_order("start_date", "end_date"),
        CheckConstraint("number >= 0", name="number_not_negative"),
        CheckConstraint("number = 0 OR reason <> ''", name="rebaseline_has_reason"),
    )
    occurrence_code: str = Field(primary_key=True, max_length=30, description="Occurrence")
    number: int = Field(primary_key=True, description="0 : calendrier initial")
    start_date: date | None = Field(default=None, description="Début")
    end_date: date | None = Field(default=None, description="Fin")
    as_written: str = Field(default="", max_length=200, description="Mots imprimés")
    act_number: int = Field(description="Acte")
    reason: str = Field(default="", sa_type=Text, description="Motif du recalage")
    decision: str = Field(default="", sa_type=Text, description="Décision")


class Abandonment(Versioned, table=True):
    """An occurrence that leaves every count from then on, by a decision; removed, it comes back."""

    __table_args__ = (by_act(), within_plan("occurrence_code", "occurrence"))
    occurrence_code: str = Field(primary_key=True, max_length=30, description="Occurrence")
    reason: str = Field(sa_type=Text, description="Motif")


class SharedEvent(Versioned, table=True):
    """One real event told in several fiches: one report serves all its milestones."""

    __table_args__ = (by_act(), within_plan("milestone_code", "milestone"))
    milestone_code: str = Field(primary_key=True, max_length=20, description="Jalon")
    event_code: str = Field(max_length=40, description="Événement partagé")
    label: str = Field(default="", max_length=200, description="Intitulé")

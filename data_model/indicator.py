"""What an action, or the plan, is judged by."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, Text
from sqlmodel import Field

from data_model.base import (
    OfPlan,
    Versioned,
    by_act,
    code_field,
    in_order,
    not_negative,
    one_of,
    within_plan,
)
from data_model.vocabulary import Direction, Nature, TargetBasis


class Measure(OfPlan, table=True):
    """What indicators count, shared across actions so that they add up."""

    code: str = Field(primary_key=True, max_length=40, description="Code")
    label: str = Field(max_length=120, description="Mesure")
    unit: str = Field(default="", max_length=40, description="Unité")


class EvaluationQuestion(OfPlan, table=True):
    """The question under which indicators are printed."""

    __table_args__ = (within_plan("action_code", "action"),)
    code: str = Field(primary_key=True, max_length=20, description="Code")
    action_code: str = Field(max_length=20, description="Action")
    position: int = Field(description="Rang")
    text: str = Field(sa_type=Text, description="Question d’évaluation")


class Indicator(OfPlan, table=True):
    """Un indicateur d’évaluation; without action it is the plan's own."""

    __table_args__ = (
        within_plan("action_code", "action"),
        within_plan("question_code", "evaluation_question"),
        within_plan("measure_code", "measure"),
        not_negative("decimals"),
    )
    code: str = Field(primary_key=True, max_length=20, description="Code")
    action_code: str | None = Field(default=None, max_length=20, description="Action")
    question_code: str | None = Field(default=None, max_length=20, description="Question")
    printed_line: int | None = Field(default=None, description="Ligne imprimée du plan")
    position: int = Field(description="Rang")
    label: str = Field(max_length=200, description="Intitulé")
    printed_label: str = Field(default="", sa_type=Text, description="Intitulé imprimé")
    unit: str = Field(default="", max_length=40, description="Unité")
    measure_code: str | None = Field(default=None, max_length=40, description="Mesure")
    is_broken_down: bool = Field(default=False, description="Demandé par catégorie")
    breakdown_label: str = Field(default="", max_length=120, description="Ventilation demandée")
    decimals: int = Field(default=0, description="Décimales admises")


class IndicatorRule(Versioned, table=True):
    """The nature of an indicator, which decides every total."""

    __table_args__ = (
        by_act(),
        within_plan("indicator_code", "indicator"),
        one_of("nature", Nature),
    )
    indicator_code: str = Field(primary_key=True, max_length=20, description="Indicateur")
    nature: Nature = code_field(Nature, "Nature")


class Target(Versioned, table=True):
    """The value to reach by a date, with its basis; several dates make a stepped target."""

    __table_args__ = (
        by_act(),
        within_plan("indicator_code", "indicator"),
        one_of("direction", Direction),
        one_of("basis", TargetBasis),
        in_order("value_e4", "upper_e4"),
        in_order("starts_on", "due_on"),
        not_negative("tolerance_e4"),
        CheckConstraint("direction <> 'range' OR upper_e4 IS NOT NULL", name="range_has_two_ends"),
    )
    indicator_code: str = Field(primary_key=True, max_length=20, description="Indicateur")
    due_on: date = Field(primary_key=True, description="Date de la cible")
    value_e4: int = Field(sa_type=BigInteger, description="Valeur cible (dix-millièmes)")
    upper_e4: int | None = Field(
        default=None, sa_type=BigInteger, description="Haut de la fourchette (dix-millièmes)"
    )
    basis: TargetBasis = code_field(TargetBasis, "Base de la cible")
    direction: Direction = code_field(Direction, "Sens")
    base_e4: int | None = Field(
        default=None, sa_type=BigInteger, description="Valeur de départ (dix-millièmes)"
    )
    starts_on: date | None = Field(default=None, description="Début de la période visée")
    tolerance_e4: int = Field(
        default=0, sa_type=BigInteger, description="Tolérance (dix-millièmes)"
    )
    reference: str = Field(default="", max_length=200, description="Année ou source de référence")

"""Who sends returns, what each is asked for, and by when."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from data_model.base import OfPlan, Versioned, by_act, code_field, one_of, within_plan
from data_model.vocabulary import AssignedKind, ClosureKind, PeriodKind, RespondentKind, Rhythm


class Respondent(OfPlan, table=True):
    """A commune or the territory itself, with its contact."""

    __table_args__ = (one_of("kind", RespondentKind),)
    code: str = Field(primary_key=True, max_length=14, description="Code INSEE ou SIREN")
    kind: RespondentKind = code_field(RespondentKind, "Commune ou territoire")
    name: str = Field(max_length=200, description="Nom")
    contact_name: str = Field(default="", max_length=200, description="Contact")
    contact_email: str = Field(default="", max_length=200, description="Courriel du contact")


class ReportingPeriod(OfPlan, table=True):
    """A quarter or a calendar year that returns speak of."""

    __table_args__ = (
        one_of("kind", PeriodKind),
        CheckConstraint("last_day > first_day", name="last_day_after_first_day"),
    )
    code: str = Field(primary_key=True, max_length=10, description="Période (2026-T3)")
    kind: PeriodKind = code_field(PeriodKind, "Trimestre ou année")
    first_day: date = Field(description="Premier jour")
    last_day: date = Field(description="Dernier jour")


class Deadline(Versioned, table=True):
    """The day by which a period's returns are due, where it is not the default."""

    __table_args__ = (by_act(), within_plan("period_code", "reporting_period"))
    period_code: str = Field(primary_key=True, max_length=10, description="Période")
    due_on: date = Field(description="Échéance")


class PeriodClosure(OfPlan, table=True):
    """A quarter closed or opened again: dated events."""

    __table_args__ = (
        by_act(),
        within_plan("period_code", "reporting_period"),
        one_of("kind", ClosureKind),
    )
    period_code: str = Field(primary_key=True, max_length=10, description="Période")
    act_number: int = Field(primary_key=True, description="Acte")
    kind: ClosureKind = code_field(ClosureKind, "Clôture ou réouverture")


class Assignment(Versioned, table=True):
    """Who is asked for which indicator, budget line or milestone, from when to when."""

    __table_args__ = (
        by_act(),
        within_plan("respondent_code", "respondent"),
        one_of("kind", AssignedKind),
        one_of("rhythm", Rhythm),
        CheckConstraint(
            "rhythm <> 'named_quarters' OR named_quarters <> ''", name="named_quarters_named"
        ),
    )
    respondent_code: str = Field(primary_key=True, max_length=14, description="Répondant")
    kind: AssignedKind = code_field(AssignedKind, "Ce qui est demandé", primary_key=True)
    object_code: str = Field(
        primary_key=True, max_length=20, description="Indicateur, action (budget) ou jalon"
    )
    first_period: str = Field(primary_key=True, max_length=10, description="Première période")
    last_period: str = Field(
        default="", max_length=10, description="Dernière période (vide : ouverte)"
    )
    rhythm: Rhythm = code_field(Rhythm, "Rythme")
    named_quarters: str = Field(default="", max_length=7, description="Trimestres (« 2,4 »)")

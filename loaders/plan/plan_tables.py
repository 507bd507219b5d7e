"""Which text table fills which model: field ← column, and how each text is converted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from data_model.action import (
    Action,
    ActionEnd,
    ActionLine,
    ActionNote,
    HumanDays,
    Stakeholder,
    VotedAmount,
)
from data_model.base import Base
from data_model.fund_terms import FundTerms
from data_model.indicator import EvaluationQuestion, Indicator, IndicatorRule, Measure, Target
from data_model.level_name import LevelName
from data_model.milestone import Milestone, MilestoneRule, Recurrence, SharedEvent
from data_model.plan import Axis, Challenge, Objective, PlanSpan, Setting
from data_model.printed_entry import PrintedEntry, SubAction
from data_model.respondent import Assignment, Deadline, Respondent
from data_model.steering import Fund, FundGrant


def _optional(text: str) -> str | None:
    return text or None


def _number(text: str) -> int | None:
    return int(text) if text else None


def _scaled(places: int) -> Callable[[str], int | None]:
    def convert(text: str) -> int | None:
        if not text:
            return None
        scaled = Decimal(text).scaleb(places)
        if scaled != scaled.to_integral_value():
            raise ValueError(f"« {text} » a trop de décimales.")
        return int(scaled)

    return convert


def _yes(text: str) -> bool:
    if text.lower() not in {"true", "false", "oui", "non", "1", "0", ""}:
        raise ValueError(f"« {text} » : indiquez oui ou non.")
    return text.lower() in {"true", "oui", "1"}


def _ticked(text: str) -> bool | None:
    return _yes(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


CENTS = _scaled(2)
E4 = _scaled(4)


@dataclass(frozen=True, kw_only=True)
class Table:
    """One model filled from one file: field ← column (by default of the same name), converted."""

    file: str
    model: type[Base]
    columns: Mapping[str, str]
    convert: Mapping[str, Callable[[str], Any]]
    if_there: frozenset[str] = frozenset()
    """The fields of which a file without the column says nothing: what is stored stays."""


def _table(
    file: str,
    model: type[Base],
    fields: str,
    renamed: Mapping[str, str] | None = None,
    **convert: Callable[[str], Any],
) -> Table:
    columns = {name: name for name in fields.split()} | dict(renamed or {})
    return Table(file=file, model=model, columns=columns, convert=convert)


TABLES: tuple[Table, ...] = (
    _table("challenges", Challenge, "code number label", number=_number),
    _table(
        "axes",
        Axis,
        "code number label short_label challenge_code",
        number=_number,
        challenge_code=_optional,
    ),
    _table("objectives", Objective, "code number label axis_code", number=_number),
    _table(
        "level_names",
        LevelName,
        "level under_code singular plural heading is_feminine",
        is_feminine=_yes,
    ),
    _table(
        "actions",
        Action,
        "code position printed_code title short_title axis_code objective_code priority "
        "priority_label description",
        position=_number,
        axis_code=_optional,
        objective_code=_optional,
        priority=_number,
    ),
    _table("action_lines", ActionLine, "action_code kind position text", position=_number),
    _table("stakeholders", Stakeholder, "action_code role position name", position=_number),
    _table(
        "sub_actions",
        SubAction,
        "code action_code position heading title description",
        position=_number,
    ),
    _table(
        "printed_entries",
        PrintedEntry,
        "action_code heading position kind text code is_ticked sub_action_code",
        {"amount_cents": "amount_eur"},
        position=_number,
        is_ticked=_ticked,
        amount_cents=CENTS,
        sub_action_code=_optional,
    ),
    _table("measures", Measure, "code label unit"),
    _table("questions", EvaluationQuestion, "code action_code position text", position=_number),
    _table(
        "indicators",
        Indicator,
        "code action_code question_code printed_line position label printed_label unit "
        "measure_code is_broken_down breakdown_label decimals",
        action_code=_optional,
        question_code=_optional,
        measure_code=_optional,
        printed_line=_number,
        position=_number,
        is_broken_down=_yes,
        decimals=_number,
    ),
    _table("milestones", Milestone, "code action_code position label as_written", position=_number),
    replace(
        _table("respondents", Respondent, "code kind name contact_name contact_email"),
        if_there=frozenset({"contact_name", "contact_email"}),
    ),
    _table("notes", ActionNote, "action_code position text", position=_number),
    _table("action_ends", ActionEnd, "action_code ended_on reason", ended_on=_day),
    _table(
        "human_days", HumanDays, "action_code as_printed basis", {"days_e4": "days"}, days_e4=E4
    ),
    _table(
        "voted_budget",
        VotedAmount,
        "action_code quantity unit_label basis tax as_printed note",
        {"amount_cents": "amount_eur", "unit_cents": "unit_amount_eur"},
        amount_cents=CENTS,
        unit_cents=CENTS,
        quantity=_number,
    ),
    _table("indicators", IndicatorRule, "nature", {"indicator_code": "code"}),
    _table(
        "milestones",
        MilestoneRule,
        "repeats",
        {"milestone_code": "code", "start_date": "start", "end_date": "end"},
        start_date=_day,
        end_date=_day,
        repeats=_yes,
    ),
    _table("recurrences", Recurrence, "action_code every_months as_written", every_months=_number),
    _table("shared_events", SharedEvent, "milestone_code label", {"event_code": "code"}),
    _table("plan_span", PlanSpan, "starts_on ends_on", starts_on=_day, ends_on=_day),
    _table("settings", Setting, "key value"),
    _table("deadlines", Deadline, "period_code due_on", due_on=_day),
    _table(
        "targets",
        Target,
        "indicator_code due_on basis direction starts_on reference",
        {
            "value_e4": "value",
            "upper_e4": "upper",
            "base_e4": "base",
            "tolerance_e4": "tolerance",
        },
        due_on=_day,
        starts_on=_day,
        value_e4=E4,
        upper_e4=E4,
        base_e4=E4,
        tolerance_e4=lambda text: E4(text) or 0,
    ),
    _table(
        "funds",
        Fund,
        "code label",
        {"envelope_cents": "envelope_eur", "cap_cents": "cap_eur", "share_e4": "share"},
        envelope_cents=CENTS,
        cap_cents=CENTS,
        share_e4=E4,
    ),
    _table(
        "funds",
        FundTerms,
        "action_code first_year last_year as_printed",
        {"fund_code": "code"},
        action_code=_optional,
        first_year=_number,
        last_year=_number,
    ),
    _table(
        "fund_grants",
        FundGrant,
        "fund_code number beneficiary",
        {"amount_cents": "amount_eur", "project_cents": "project_eur"},
        number=_number,
        amount_cents=CENTS,
        project_cents=CENTS,
    ),
    _table(
        "assignments",
        Assignment,
        "respondent_code kind object_code first_period last_period rhythm named_quarters",
    ),
)
"""In the order of their keys: a table comes after those it names."""

"""Every table, named once, for the migrations, the append-only rule and the data dictionary."""

from data_model.act import Act, AuditChange
from data_model.action import (
    Action,
    ActionEnd,
    ActionLine,
    ActionNote,
    DeclaredWeather,
    HumanDays,
    Stakeholder,
    VotedAmount,
)
from data_model.base import Base
from data_model.fund_terms import FundTerms
from data_model.indicator import EvaluationQuestion, Indicator, IndicatorRule, Measure, Target
from data_model.level_name import LevelName
from data_model.milestone import (
    Abandonment,
    Baseline,
    Milestone,
    MilestoneRule,
    Occurrence,
    Recurrence,
    SharedEvent,
)
from data_model.plan import Axis, Challenge, Objective, Plan, PlanSpan, Setting
from data_model.printed_entry import PrintedEntry, SubAction
from data_model.respondent import Assignment, Deadline, PeriodClosure, ReportingPeriod, Respondent
from data_model.returned import (
    Answer,
    BudgetEntry,
    Comment,
    ExcludedCell,
    FilePurge,
    Highlight,
    MilestoneReport,
    Observation,
    ReceptionCorrection,
    Return,
    ReturnEvent,
    ReturnInformation,
    ReturnReading,
    SourceFile,
)
from data_model.steering import (
    CoFinancing,
    ColumnMapping,
    Committee,
    CommitteeFrame,
    Decision,
    FollowedAlert,
    Fund,
    FundGrant,
    HighlightEdit,
    Membership,
    User,
)
from data_model.territory import Commune, Territory

EDITABLE: tuple[type[Base], ...] = (
    Territory,
    Commune,
    Plan,
    Challenge,
    Axis,
    Objective,
    LevelName,
    Action,
    ActionLine,
    Stakeholder,
    SubAction,
    PrintedEntry,
    Measure,
    EvaluationQuestion,
    Indicator,
    Milestone,
    Respondent,
    ReportingPeriod,
    User,
    Membership,
)
"""Titles, texts and people: edited with an audit."""

APPEND_ONLY: tuple[type[Base], ...] = (
    Act,
    AuditChange,
    PlanSpan,
    Setting,
    ActionNote,
    ActionEnd,
    HumanDays,
    VotedAmount,
    DeclaredWeather,
    IndicatorRule,
    Target,
    MilestoneRule,
    Recurrence,
    Occurrence,
    Baseline,
    Abandonment,
    SharedEvent,
    Deadline,
    PeriodClosure,
    Assignment,
    SourceFile,
    Return,
    ReturnEvent,
    ReceptionCorrection,
    Observation,
    BudgetEntry,
    MilestoneReport,
    Comment,
    Highlight,
    Answer,
    ExcludedCell,
    ReturnReading,
    ReturnInformation,
    FilePurge,
    Committee,
    CommitteeFrame,
    Decision,
    CoFinancing,
    Fund,
    FundTerms,
    FundGrant,
    FollowedAlert,
    ColumnMapping,
    HighlightEdit,
)
"""Facts and what enters a formula: the database itself refuses to change or delete them.

A return and its file may lose their names and bytes, once a purge is recorded."""

metadata = Base.metadata

"""The facts in force at a cutoff: every SELECT on returns."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, and_, func, select
from sqlmodel import Session, col

from analysis.frames import frame_of, frame_of_rows
from data_model.act import Act
from data_model.as_of import active_return_numbers
from data_model.respondent import ReportingPeriod
from data_model.returned import (
    BudgetEntry,
    Fact,
    MilestoneReport,
    Observation,
    ReceptionCorrection,
    Return,
)

ORIGIN = ("return_number", "sheet", "cell", "raw_text", "is_estimated")
BUDGET_LINE = ("field", "action_code", "exercise", "funder", "section", "respondent_code")
MILESTONE_LINE = ("field", "occurrence_code", "respondent_code")


def observations_frame(
    session: Session, plan_code: str, cutoff: int, *, active: Collection[int] | None = None
) -> pd.DataFrame:
    """The current observation of each key; `active` as `active_numbers` gives them.

    Columns: indicator_code, respondent_code, period_code, category (str, empty: non ventilé),
    value_e4 (Int64, nullable), denominator_e4 (Int64, nullable), text_value (str),
    return_number (Int64), sheet, cell, raw_text (str), is_estimated (bool).
    Rows: one an indicator, respondent, period and category; ordered by these.
    Source: domain.md §1, newest recorded; a tombstone leaves nothing.
    """
    key = [
        col(Observation.indicator_code),
        col(Return.respondent_code),
        col(Return.period_code),
        col(Observation.category),
    ]
    values = [
        col(Observation.value_e4),
        col(Observation.denominator_e4),
        col(Observation.text_value),
    ]
    return _newest_by_key(
        session,
        Observation,
        active_numbers(session, plan_code, cutoff) if active is None else active,
        plan_code=plan_code,
        key=key,
        values=values,
        integers=("value_e4", "denominator_e4", "return_number"),
    )


def budget_frame(
    session: Session,
    plan_code: str,
    cutoff: int,
    *,
    latest_only: bool = True,
    active: Collection[int] | None = None,
) -> pd.DataFrame:
    """The current amount of each budget line and field; `active` as `active_numbers` gives them.

    Columns: field (str), action_code, exercise (Int64), funder, section, respondent_code,
    period_code (str), last_day (date), amount_cents (Int64, cents), return_number, sheet, cell,
    raw_text, is_estimated.
    Rows: one a field, action, exercise, funder, section and respondent, from its latest period;
    with `latest_only=False` one for each period too.
    Source: domain.md §1, latest period, then newest recorded, each field by itself.
    """
    frame = _newest_by_key(
        session,
        BudgetEntry,
        active_numbers(session, plan_code, cutoff) if active is None else active,
        plan_code=plan_code,
        key=_with_period(BudgetEntry, BUDGET_LINE),
        values=[col(BudgetEntry.amount_cents)],
        integers=("exercise", "amount_cents", "return_number"),
    )
    return latest_period(frame, BUDGET_LINE) if latest_only else frame


def milestone_reports_frame(
    session: Session,
    plan_code: str,
    cutoff: int,
    *,
    latest_only: bool = True,
    active: Collection[int] | None = None,
) -> pd.DataFrame:
    """The current statements on occurrences; `active` as `active_numbers` gives them.

    Columns: field (forecast or done), occurrence_code, respondent_code, period_code (str),
    last_day (date), start_date, end_date (date), as_written (str), return_number, sheet, cell,
    raw_text, is_estimated.
    Rows: one a field, occurrence and respondent, from its latest period; with
    `latest_only=False` one for each period too (the drift chart's history).
    Source: domain.md §1.
    """
    frame = _newest_by_key(
        session,
        MilestoneReport,
        active_numbers(session, plan_code, cutoff) if active is None else active,
        plan_code=plan_code,
        key=_with_period(MilestoneReport, MILESTONE_LINE),
        values=[
            col(MilestoneReport.start_date),
            col(MilestoneReport.end_date),
            col(MilestoneReport.as_written),
        ],
        integers=("return_number",),
    )
    return latest_period(frame, MILESTONE_LINE) if latest_only else frame


def latest_period(frame: pd.DataFrame, line: Sequence[str]) -> pd.DataFrame:
    """The rows of each line's latest period, ordered by line."""
    # A year and its last quarter end on the same day: the quarter stands, whichever came first.
    periods = list(zip(frame["last_day"], frame["period_code"], strict=True))
    lines = list(zip(*(frame[name] for name in line), strict=True))
    newest = {lines[at]: at for at in sorted(range(len(lines)), key=periods.__getitem__)}
    return frame.take([newest[one] for one in sorted(newest)]).reset_index(drop=True)


def _with_period(model: type[Fact], line: Sequence[str]) -> list[Any]:
    return [
        *(col(getattr(Return if name == "respondent_code" else model, name)) for name in line),
        col(Return.period_code),
    ]


def _newest_by_key(
    session: Session,
    model: type[Fact],
    active: Collection[int],
    *,
    plan_code: str,
    key: Sequence[Any],
    values: Sequence[Any],
    integers: Collection[str],
) -> pd.DataFrame:
    columns = [*key, col(ReportingPeriod.last_day), *values]
    columns += [getattr(model, name) for name in ORIGIN]
    statement = (
        select(*columns, col(model.is_erased))
        .join(Return, _of_return(model))
        .join(
            ReportingPeriod,
            and_(
                col(ReportingPeriod.plan_code) == col(Return.plan_code),
                col(ReportingPeriod.code) == col(Return.period_code),
            ),
        )
        .where(col(model.plan_code) == plan_code, col(model.return_number).in_(active))
        .order_by(col(model.return_number))
    )
    # The database ranks all versions far more slowly than the newest is kept here.
    newest = {row[: len(key)]: row for row in session.execute(statement)}
    kept = [newest[one][:-1] for one in sorted(newest) if not newest[one][-1]]
    return frame_of_rows(kept, [column.key for column in columns], integers=integers)


def _of_return(model: type[Fact]) -> ColumnElement[bool]:
    return and_(
        col(Return.plan_code) == col(model.plan_code),
        col(Return.number) == col(model.return_number),
    )


def active_numbers(session: Session, plan_code: str, cutoff: int) -> frozenset[int]:
    """The numbers of the returns recorded and not withdrawn at the cutoff."""
    return frozenset(session.exec(active_return_numbers(plan_code, cutoff)).all())


def returns_frame(
    session: Session, plan_code: str, cutoff: int, *, active: Collection[int] | None = None
) -> pd.DataFrame:
    """Every return recorded at the cutoff, active or withdrawn.

    Columns: number (Int64), respondent_code, period_code, source (str), received_on (date, as
    corrected), recorded_at (datetime, UTC), recorded_by, file_name, sha256, sender (str),
    nothing_to_report, is_partial, is_complete, is_active (bool), fact_count (Int64).
    Rows: one a return, in the order of recording.
    """
    statement = (
        select(
            col(Return.number),
            col(Return.respondent_code),
            col(Return.period_code),
            col(Return.source),
            col(Return.received_on),
            col(Act.recorded_at),
            col(Act.recorded_by),
            col(Return.file_name),
            col(Return.sha256),
            col(Return.sender),
            col(Return.nothing_to_report),
            col(Return.is_partial),
            col(Return.is_complete),
        )
        .join(
            Act,
            and_(col(Act.plan_code) == col(Return.plan_code), col(Act.number) == Return.number),
        )
        .where(col(Return.plan_code) == plan_code, col(Return.number) <= cutoff)
        .order_by(col(Return.number))
    )
    frame = frame_of(session, statement, integers=("number",))
    numbers = frame["number"].tolist()
    known = active_numbers(session, plan_code, cutoff) if active is None else active
    corrections = session.execute(
        select(col(ReceptionCorrection.return_number), col(ReceptionCorrection.received_on))
        .where(
            col(ReceptionCorrection.plan_code) == plan_code,
            col(ReceptionCorrection.act_number) <= cutoff,
        )
        .order_by(col(ReceptionCorrection.act_number))
    )
    corrected: dict[int, date] = dict(corrections.all())
    counts = _fact_counts(session, plan_code, cutoff)
    received = zip(numbers, frame["received_on"].tolist(), strict=True)
    is_active = [number in known for number in numbers]
    frame["is_active"] = pd.Series(is_active, frame.index, dtype=bool)
    frame["received_on"] = pd.Series(
        [corrected.get(number, day) for number, day in received], frame.index, dtype=object
    )
    frame["fact_count"] = pd.array([counts.get(number, 0) for number in numbers], dtype="Int64")
    return frame


def _fact_counts(session: Session, plan_code: str, cutoff: int) -> dict[int, int]:
    counts: dict[int, int] = {}
    for model in (Observation, BudgetEntry, MilestoneReport):
        counted = (
            select(col(model.return_number), func.count())
            .where(col(model.plan_code) == plan_code, col(model.return_number) <= cutoff)
            .group_by(col(model.return_number))
        )
        for number, count in session.execute(counted):
            counts[number] = counts.get(number, 0) + count
    return counts

"""The facts in force at a cutoff: every SELECT on returns, resolved in the database."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Executable, and_, func, select
from sqlmodel import Session, col

from data_model.act import Act
from data_model.as_of import active_return_numbers
from data_model.respondent import ReportingPeriod
from data_model.returned import (
    BudgetEntry,
    Comment,
    Fact,
    Highlight,
    MilestoneReport,
    Observation,
    ReceptionCorrection,
    Return,
)

ORIGIN = ("return_number", "sheet", "cell", "raw_text", "is_estimated")
BUDGET_LINE = ("field", "action_code", "exercise", "funder", "section", "respondent_code")
MILESTONE_LINE = ("field", "occurrence_code", "respondent_code")


def observations_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """The current observation of each key.

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
    frame = _newest_by_key(session, Observation, plan_code, cutoff, key=key, values=values)
    return with_integers(frame, "value_e4", "denominator_e4", "return_number")


def budget_frame(
    session: Session, plan_code: str, cutoff: int, *, latest_only: bool = True
) -> pd.DataFrame:
    """The current amount of each budget line and field.

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
        plan_code,
        cutoff,
        key=_with_period(BudgetEntry, BUDGET_LINE),
        values=[col(BudgetEntry.amount_cents)],
    )
    frame = with_integers(frame, "exercise", "amount_cents", "return_number")
    return latest_period(frame, BUDGET_LINE) if latest_only else frame


def milestone_reports_frame(
    session: Session, plan_code: str, cutoff: int, *, latest_only: bool = True
) -> pd.DataFrame:
    """The current statements on occurrences: forecasts and completions.

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
        plan_code,
        cutoff,
        key=_with_period(MilestoneReport, MILESTONE_LINE),
        values=[
            col(MilestoneReport.start_date),
            col(MilestoneReport.end_date),
            col(MilestoneReport.as_written),
        ],
    )
    frame = with_integers(frame, "return_number")
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
    plan_code: str,
    cutoff: int,
    *,
    key: Sequence[Any],
    values: Sequence[Any],
) -> pd.DataFrame:
    rank = func.row_number().over(partition_by=list(key), order_by=col(model.return_number).desc())
    origin = [getattr(model, name) for name in ORIGIN]
    ranked = (
        select(
            *key,
            col(ReportingPeriod.last_day),
            *values,
            *origin,
            col(model.is_erased),
            rank.label("rank"),
        )
        .join(Return, _of_return(model))
        .join(
            ReportingPeriod,
            and_(
                col(ReportingPeriod.plan_code) == col(Return.plan_code),
                col(ReportingPeriod.code) == col(Return.period_code),
            ),
        )
        .where(
            col(model.plan_code) == plan_code,
            col(model.return_number).in_(active_return_numbers(plan_code, cutoff)),
        )
        .subquery()
    )
    kept = [c for c in ranked.c if c.name not in {"rank", "is_erased"}]
    statement = (
        select(*kept)
        .where(ranked.c.rank == 1, ranked.c.is_erased.is_(False))
        .order_by(*[ranked.c[str(c.key)] for c in key])
    )
    return frame_of(session, statement)


def _of_return(model: type[Fact]) -> ColumnElement[bool]:
    return and_(
        col(Return.plan_code) == col(model.plan_code),
        col(Return.number) == col(model.return_number),
    )


def returns_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
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
    frame = frame_of(session, statement)
    active = set(session.exec(active_return_numbers(plan_code, cutoff)).all())
    frame["is_active"] = frame["number"].isin(active)
    corrections = session.execute(
        select(col(ReceptionCorrection.return_number), col(ReceptionCorrection.received_on))
        .where(
            col(ReceptionCorrection.plan_code) == plan_code,
            col(ReceptionCorrection.act_number) <= cutoff,
        )
        .order_by(col(ReceptionCorrection.act_number))
    )
    corrected: dict[int, date] = dict(corrections.all())
    frame["received_on"] = [
        corrected.get(number, received_on)
        for number, received_on in zip(frame["number"], frame["received_on"], strict=True)
    ]
    counts: dict[int, int] = {}
    for model in (Observation, BudgetEntry, MilestoneReport):
        counted = (
            select(col(model.return_number), func.count())
            .where(col(model.plan_code) == plan_code, col(model.return_number) <= cutoff)
            .group_by(col(model.return_number))
        )
        for number, count in session.execute(counted):
            counts[number] = counts.get(number, 0) + count
    frame["fact_count"] = [counts.get(number, 0) for number in frame["number"]]
    return with_integers(frame, "number", "fact_count")


def highlights_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """The faits marquants of the active returns.

    Columns: action_code, respondent_code, period_code, text, sheet, cell (str),
    return_number (Int64). Rows: one a text, newest first.
    """
    return with_integers(
        _attached(session, Highlight, plan_code, cutoff, (Highlight.action_code,)), "return_number"
    )


def comments_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """The comments of the active returns.

    Columns: object_code, respondent_code, period_code, text, sheet, cell (str),
    return_number (Int64). Rows: one a comment, newest first.
    """
    return with_integers(
        _attached(session, Comment, plan_code, cutoff, (Comment.object_code,)), "return_number"
    )


def _attached(
    session: Session,
    model: type[Highlight] | type[Comment],
    plan_code: str,
    cutoff: int,
    about: tuple[Any, ...],
) -> pd.DataFrame:
    statement = (
        select(
            *about,
            col(Return.respondent_code),
            col(Return.period_code),
            col(model.text),
            col(model.sheet),
            col(model.cell),
            col(model.return_number),
        )
        .join(
            Return,
            and_(
                col(Return.plan_code) == col(model.plan_code),
                col(Return.number) == col(model.return_number),
            ),
        )
        .where(
            col(model.plan_code) == plan_code,
            col(model.return_number).in_(active_return_numbers(plan_code, cutoff)),
        )
        .order_by(col(model.return_number).desc(), col(model.cell))
    )
    return frame_of(session, statement)


def frame_of(session: Session, statement: Executable) -> pd.DataFrame:
    """The rows of a SELECT, with its columns even when there are none; objects, not guesses."""
    result = session.execute(statement)
    return frame_of_rows(list(result), list(result.keys()))


def frame_of_rows(rows: Sequence[Sequence[Any]], columns: Sequence[str]) -> pd.DataFrame:
    """Rows as a frame of objects, with its columns even when there are none."""
    return pd.DataFrame([tuple(row) for row in rows], columns=list(columns), dtype=object)


def with_integers(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The same frame with nullable integers, so that a missing value stays missing."""
    # Column by column: a single `astype` of several rebuilds the frame from all of its columns.
    return frame.assign(**{name: frame[name].astype("Int64") for name in columns})

"""The calendar as frames, as known at a cutoff: occurrences and what each was held to."""

from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from analysis.frames import frame_of, frame_of_rows
from analysis.plan_frames import version_rows
from analysis.rows import rows_of
from data_model.act import Act
from data_model.action import Action
from data_model.as_of import PARIS
from data_model.milestone import Abandonment, Baseline, Milestone, Occurrence, SharedEvent
from data_model.vocabulary import AssignedKind

COLUMNS = [
    "occurrence_code",
    "milestone_code",
    "action_code",
    "axis_code",
    "cycle",
    "label",
    "as_written",
    "initial_start",
    "initial_end",
    "baseline_number",
    "start_date",
    "end_date",
    "baseline_recorded_on",
    "event_code",
    "respondent_code",
]
NO_DATES = (None, None)
NOT_DATED = (None, None, None, None)


def occurrences_frame(
    session: Session,
    plan_code: str,
    cutoff: int,
    *,
    baselines: pd.DataFrame,
    assignments: pd.DataFrame,
) -> pd.DataFrame:
    """The occurrences that count, with their initial calendar and the one in force.

    `baselines` and `assignments` are those known at the same cutoff.

    Columns: occurrence_code, milestone_code, action_code, axis_code (str; None for
    « Transversal »), cycle (int), label, as_written (str), initial_start, initial_end,
    start_date, end_date (date, None when undated), baseline_number (int),
    baseline_recorded_on (date, Paris, of the one in force), event_code (str, empty: not shared),
    respondent_code (str, who is responsible; empty: the territory).
    Rows: one an occurrence not abandoned, in the order of actions, milestones and cycles.
    """
    read = session.execute(
        select(
            col(Occurrence.code).label("occurrence_code"),
            col(Occurrence.milestone_code),
            col(Milestone.action_code),
            col(Action.axis_code),
            col(Occurrence.cycle),
            col(Milestone.label),
            col(Milestone.as_written),
        )
        .join(
            Milestone,
            (col(Milestone.plan_code) == col(Occurrence.plan_code))
            & (col(Milestone.code) == col(Occurrence.milestone_code)),
        )
        .join(
            Action,
            (col(Action.plan_code) == col(Milestone.plan_code))
            & (col(Action.code) == col(Milestone.action_code)),
        )
        .where(col(Occurrence.plan_code) == plan_code, col(Occurrence.act_number) <= cutoff)
        .order_by(col(Action.position), col(Occurrence.cycle), col(Milestone.position)),
    )
    gone = set(version_rows(session, Abandonment, plan_code, cutoff, ["occurrence_code"]))
    events: dict[str, str] = dict(
        version_rows(session, SharedEvent, plan_code, cutoff, ["milestone_code", "event_code"])
    )
    responsible = {
        row.object_code: row.respondent_code
        for row in rows_of(assignments)
        if row.kind == AssignedKind.MILESTONE
    }
    initial, in_force = _first_and_last(baselines)
    rows = [
        (
            *row,
            *initial.get(row.occurrence_code, NO_DATES),
            *in_force.get(row.occurrence_code, NOT_DATED),
            events.get(row.milestone_code, ""),
            responsible.get(row.milestone_code, ""),
        )
        for row in read
        if (row.occurrence_code,) not in gone
    ]
    return frame_of_rows(rows, COLUMNS)


def _first_and_last(
    baselines: pd.DataFrame,
) -> tuple[dict[str, tuple[Any, ...]], dict[str, tuple[Any, ...]]]:
    """The initial dates of each occurrence, and those in force, their number and their day."""
    initial: dict[str, tuple[Any, ...]] = {}
    in_force: dict[str, tuple[Any, ...]] = {}
    # By occurrence, then number: the last one read is in force.
    for row in rows_of(baselines):
        if row.number == 0:
            initial[row.occurrence_code] = (row.start_date, row.end_date)
        dates = (row.start_date, row.end_date)
        in_force[row.occurrence_code] = (row.number, *dates, row.recorded_on)
    return initial, in_force


def baselines_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """Every calendar an occurrence was held to.

    Columns: occurrence_code, number (int, 0: initial), start_date, end_date (date, nullable),
    recorded_on (date, Paris), reason, decision. Rows: one an occurrence and number.
    """
    frame = frame_of(
        session,
        select(
            col(Baseline.occurrence_code),
            col(Baseline.number),
            col(Baseline.start_date),
            col(Baseline.end_date),
            col(Act.recorded_at),
            col(Baseline.reason),
            col(Baseline.decision),
        )
        .join(
            Act,
            (col(Act.plan_code) == col(Baseline.plan_code))
            & (col(Act.number) == col(Baseline.act_number)),
        )
        .where(col(Baseline.plan_code) == plan_code, col(Baseline.act_number) <= cutoff)
        .order_by(col(Baseline.occurrence_code), col(Baseline.number)),
    )
    recorded = frame.pop("recorded_at")
    frame.insert(4, "recorded_on", [moment.astimezone(PARIS).date() for moment in recorded])
    return frame

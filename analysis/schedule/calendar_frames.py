"""The calendar as frames, as known at a cutoff: occurrences and what each was held to."""

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from analysis.facts import frame_of
from analysis.plan_frames import versions_frame
from data_model.act import Act
from data_model.action import Action
from data_model.as_of import PARIS
from data_model.milestone import Abandonment, Baseline, Milestone, Occurrence, SharedEvent


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
    occurrences = frame_of(
        session,
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
    gone = versions_frame(session, Abandonment, plan_code, cutoff, ["occurrence_code"])
    occurrences = occurrences[~occurrences["occurrence_code"].isin(gone["occurrence_code"])]
    initial = baselines[baselines["number"] == 0].rename(
        columns={"start_date": "initial_start", "end_date": "initial_end"}
    )[["occurrence_code", "initial_start", "initial_end"]]
    in_force = (
        baselines.sort_values(["occurrence_code", "number"])
        .drop_duplicates("occurrence_code", keep="last")
        .rename(columns={"number": "baseline_number", "recorded_on": "baseline_recorded_on"})
        .drop(columns=["reason", "decision"])
    )
    shared = versions_frame(
        session, SharedEvent, plan_code, cutoff, ["milestone_code", "event_code"]
    )
    events = dict(zip(shared["milestone_code"], shared["event_code"], strict=True))
    of_milestones = assignments[assignments["kind"] == "milestone"]
    responsible = dict(
        zip(of_milestones["object_code"], of_milestones["respondent_code"], strict=True)
    )
    frame = occurrences.merge(initial, on="occurrence_code", how="left").merge(
        in_force, on="occurrence_code", how="left"
    )
    frame["event_code"] = [events.get(code, "") for code in frame["milestone_code"]]
    frame["respondent_code"] = [responsible.get(code, "") for code in frame["milestone_code"]]
    return frame.reset_index(drop=True)


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

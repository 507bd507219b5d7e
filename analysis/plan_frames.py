"""The plan itself as frames, as known at a cutoff."""

from datetime import date

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from analysis.facts import frame_of, with_integers
from data_model.action import Action, ActionLine, ActionNote, HumanDays, Stakeholder, VotedAmount
from data_model.as_of import current_rows
from data_model.base import Versioned
from data_model.indicator import EvaluationQuestion, Indicator, IndicatorRule, Target
from data_model.plan import Axis, Objective
from data_model.respondent import Assignment, Respondent
from data_model.territory import Commune


def _versions(
    session: Session, model: type[Versioned], plan_code: str, cutoff: int, columns: list[str]
) -> pd.DataFrame:
    rows = current_rows(session, model, plan_code=plan_code, cutoff=cutoff)
    return pd.DataFrame(
        [tuple(getattr(row, name) for name in columns) for row in rows],
        columns=columns,
        dtype=object,
    )


def axes_frame(session: Session, plan_code: str) -> pd.DataFrame:
    """The strategic axes. Columns: axis_code, number, label, short_label. Rows: in their order."""
    return _level_frame(session, Axis, plan_code, ["axis_code", "number", "label", "short_label"])


def objectives_frame(session: Session, plan_code: str) -> pd.DataFrame:
    """The objectives. Columns: objective_code, number, label, axis_code. Rows: in their order."""
    return _level_frame(
        session, Objective, plan_code, ["objective_code", "number", "label", "axis_code"]
    )


def _level_frame(
    session: Session, model: type[Axis] | type[Objective], plan_code: str, columns: list[str]
) -> pd.DataFrame:
    # The first column is the level's own code, under the name that the other frames refer to.
    own, *others = columns
    return frame_of(
        session,
        select(col(model.code).label(own), *(getattr(model, name) for name in others))
        .where(col(model.plan_code) == plan_code)
        .order_by(col(model.number)),
    )


def actions_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """The actions with their means.

    Columns: action_code, printed_code, position, title, short_title (str), axis_code,
    objective_code (str, None for « Transversal »), priority (Int64), priority_label, description,
    human_days_e4 (Int64, 10⁻⁴ day), human_days_basis (str), human_days_printed, voted_cents,
    unit_cents (Int64, cents), quantity (Int64), unit_label, basis, tax, as_printed, voted_note.
    Rows: one an action, in the plan's order.
    """
    frame = frame_of(
        session,
        select(
            col(Action.code).label("action_code"),
            col(Action.printed_code),
            col(Action.position),
            col(Action.title),
            col(Action.short_title),
            col(Action.axis_code),
            col(Action.objective_code),
            col(Action.priority),
            col(Action.priority_label),
            col(Action.description),
        )
        .where(col(Action.plan_code) == plan_code)
        .order_by(col(Action.position)),
    )
    days = _versions(
        session,
        HumanDays,
        plan_code,
        cutoff,
        ["action_code", "days_e4", "basis", "as_printed"],
    ).rename(
        columns={
            "days_e4": "human_days_e4",
            "basis": "human_days_basis",
            "as_printed": "human_days_printed",
        }
    )
    voted = _versions(
        session,
        VotedAmount,
        plan_code,
        cutoff,
        [
            "action_code",
            "amount_cents",
            "unit_cents",
            "quantity",
            "unit_label",
            "basis",
            "tax",
            "as_printed",
            "note",
        ],
    ).rename(columns={"amount_cents": "voted_cents", "note": "voted_note"})
    frame = frame.merge(days, on="action_code", how="left").merge(
        voted, on="action_code", how="left"
    )
    return with_integers(
        frame, "priority", "human_days_e4", "voted_cents", "unit_cents", "quantity"
    )


def indicators_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """The indicators under their questions.

    Columns: indicator_code (str), action_code, question_code (str, None for the plan's own),
    question (str), printed_line (Int64, nullable), position, label, printed_label, unit,
    measure_code, is_broken_down (bool), breakdown_label, decimals (int), nature (str),
    axis_code (str, None for « Transversal » and the plan's own).
    Rows: one an indicator, in the printed order, the plan's own last.
    """
    frame = frame_of(
        session,
        select(
            col(Indicator.code).label("indicator_code"),
            col(Indicator.action_code),
            col(Indicator.question_code),
            col(EvaluationQuestion.text).label("question"),
            col(Indicator.printed_line),
            col(Indicator.position),
            col(Indicator.label),
            col(Indicator.printed_label),
            col(Indicator.unit),
            col(Indicator.measure_code),
            col(Indicator.is_broken_down),
            col(Indicator.breakdown_label),
            col(Indicator.decimals),
            col(Action.axis_code),
            col(Action.position).label("action_position"),
        )
        .join(
            EvaluationQuestion,
            (col(EvaluationQuestion.plan_code) == col(Indicator.plan_code))
            & (col(EvaluationQuestion.code) == col(Indicator.question_code)),
            isouter=True,
        )
        .join(
            Action,
            (col(Action.plan_code) == col(Indicator.plan_code))
            & (col(Action.code) == col(Indicator.action_code)),
            isouter=True,
        )
        .where(col(Indicator.plan_code) == plan_code),
    )
    rules = _versions(session, IndicatorRule, plan_code, cutoff, ["indicator_code", "nature"])
    frame = frame.merge(rules, on="indicator_code", how="inner")
    frame = with_integers(frame, "printed_line", "action_position")
    return frame.sort_values(["action_position", "position"], na_position="last").reset_index(
        drop=True
    )


def targets_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """The targets in force.

    Columns: indicator_code, due_on (date), value_e4, upper_e4, base_e4, tolerance_e4 (Int64,
    10⁻⁴), basis, direction, starts_on (date, nullable), reference, act_number (Int64).
    Rows: one an indicator and date, ordered by these.
    """
    frame = _versions(
        session,
        Target,
        plan_code,
        cutoff,
        [
            "indicator_code",
            "due_on",
            "value_e4",
            "upper_e4",
            "base_e4",
            "tolerance_e4",
            "basis",
            "direction",
            "starts_on",
            "reference",
            "act_number",
        ],
    )
    frame = with_integers(frame, "value_e4", "upper_e4", "base_e4", "tolerance_e4", "act_number")
    return frame.sort_values(["indicator_code", "due_on"]).reset_index(drop=True)


def assignments_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """Who is asked for what.

    Columns: respondent_code, kind, object_code, first_period, last_period (empty: open), rhythm,
    named_quarters. Rows: one an assignment in force.
    """
    return _versions(
        session,
        Assignment,
        plan_code,
        cutoff,
        [
            "respondent_code",
            "kind",
            "object_code",
            "first_period",
            "last_period",
            "rhythm",
            "named_quarters",
        ],
    )


def respondents_frame(session: Session, plan_code: str) -> pd.DataFrame:
    """Who sends returns.

    Columns: respondent_code, kind, name, contact_name, contact_email (str), population (Int64,
    inhabitants; missing for the territory), population_vintage (str, nullable), label_longitude,
    label_latitude (float), outline_geojson (str). Rows: communes by name, then the territory.
    """
    frame = frame_of(
        session,
        select(
            col(Respondent.code).label("respondent_code"),
            col(Respondent.kind),
            col(Respondent.name),
            col(Respondent.contact_name),
            col(Respondent.contact_email),
            col(Commune.population),
            col(Commune.population_vintage),
            col(Commune.label_longitude),
            col(Commune.label_latitude),
            col(Commune.outline_geojson),
        )
        .join(Commune, col(Commune.code_insee) == col(Respondent.code), isouter=True)
        .where(col(Respondent.plan_code) == plan_code)
        .order_by(col(Respondent.kind), col(Respondent.name)),
    )
    return with_integers(frame, "population")


def fiche_frames(
    session: Session, plan_code: str, action_code: str, cutoff: int
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """One fiche's lists, stakeholders and notes.

    Returns three frames: (kind, position, text), (role, position, name), (position, text).
    """
    lines = frame_of(
        session,
        select(col(ActionLine.kind), col(ActionLine.position), col(ActionLine.text))
        .where(col(ActionLine.plan_code) == plan_code, col(ActionLine.action_code) == action_code)
        .order_by(col(ActionLine.kind), col(ActionLine.position)),
    )
    people = frame_of(
        session,
        select(col(Stakeholder.role), col(Stakeholder.position), col(Stakeholder.name))
        .where(col(Stakeholder.plan_code) == plan_code, col(Stakeholder.action_code) == action_code)
        .order_by(col(Stakeholder.role), col(Stakeholder.position)),
    )
    notes = _versions(session, ActionNote, plan_code, cutoff, ["action_code", "position", "text"])
    notes = notes[notes["action_code"] == action_code].sort_values("position")
    return lines, people, notes[["position", "text"]].reset_index(drop=True)


def day_or_none(value: object) -> date | None:
    """A date of a frame, or None where the frame has none."""
    return value if isinstance(value, date) else None

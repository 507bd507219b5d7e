"""The plan itself as frames, as known at a cutoff."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from analysis.frames import frame_of, frame_of_rows
from analysis.plan_texts import with_texts_then
from data_model.action import Action, HumanDays, VotedAmount
from data_model.as_of import key_names
from data_model.base import Versioned
from data_model.indicator import EvaluationQuestion, Indicator, IndicatorRule, Target
from data_model.plan import Axis, Objective
from data_model.respondent import Assignment, Respondent
from data_model.territory import Commune

DAYS_READ = ["days_e4", "basis", "as_printed"]
DAYS_COLUMNS = ["human_days_e4", "human_days_basis", "human_days_printed"]
VOTED_COLUMNS = [
    "voted_cents",
    "unit_cents",
    "quantity",
    "unit_label",
    "basis",
    "tax",
    "as_printed",
    "voted_note",
]
VOTED_READ = ["amount_cents", *VOTED_COLUMNS[1:-1], "note"]
MEANS_INTEGERS = ("human_days_e4", "voted_cents", "unit_cents", "quantity")


def versions_frame(
    session: Session,
    model: type[Versioned],
    plan_code: str,
    cutoff: int,
    columns: Sequence[str],
    *,
    integers: Collection[str] = (),
) -> pd.DataFrame:
    """The newest version of each row known at `cutoff`, removed ones left out.

    Columns: those asked for, as objects, `integers` as Int64. Rows: in the order of their first
    versions.
    """
    rows = version_rows(session, model, plan_code, cutoff, columns)
    return frame_of_rows(rows, columns, integers=integers)


def version_rows(
    session: Session,
    model: type[Versioned],
    plan_code: str,
    cutoff: int,
    columns: Sequence[str],
) -> list[tuple[Any, ...]]:
    """The rows of `versions_frame`, as they are read."""
    # Columns and not entities: a snapshot reads hundreds of rows that nobody changes.
    key = [getattr(model, name) for name in key_names(model)]
    statement = (
        select(col(model.is_removed), *key, *(getattr(model, name) for name in columns))
        .where(col(model.plan_code) == plan_code, col(model.act_number) <= cutoff)
        .order_by(col(model.act_number))
    )
    end_of_key = 1 + len(key)
    newest = {row[1:end_of_key]: row for row in session.execute(statement)}
    return [row[end_of_key:] for row in newest.values() if not row[0]]


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
    Rows: one an action, in the plan's order, under the texts it had at `cutoff`.
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
        integers=("priority",),
    )
    frame = with_texts_then(session, plan_code, cutoff, frame)
    codes = frame["action_code"].tolist()
    means = (
        (HumanDays, DAYS_READ, DAYS_COLUMNS),
        (VotedAmount, VOTED_READ, VOTED_COLUMNS),
    )
    for model, read, columns in means:
        known = {
            code: cells
            for code, *cells in version_rows(
                session, model, plan_code, cutoff, ["action_code", *read]
            )
        }
        blank = [None] * len(columns)
        rows = [known.get(code, blank) for code in codes]
        own = frame_of_rows(rows, columns, integers=MEANS_INTEGERS)
        frame = pd.concat([frame, own], axis=1)
    return frame


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
        integers=("printed_line", "action_position"),
    )
    natures = dict(
        version_rows(session, IndicatorRule, plan_code, cutoff, ["indicator_code", "nature"])
    )
    frame["nature"] = pd.Series(
        [natures.get(code) for code in frame["indicator_code"].tolist()], frame.index, dtype=object
    )
    return (
        frame[frame["indicator_code"].isin(natures)]
        .sort_values(["action_position", "position"], na_position="last")
        .reset_index(drop=True)
    )


def targets_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """The targets in force.

    Columns: indicator_code, due_on (date), value_e4, upper_e4, base_e4, tolerance_e4 (Int64,
    10⁻⁴), basis, direction, starts_on (date, nullable), reference, act_number (Int64).
    Rows: one an indicator and date, ordered by these.
    """
    frame = versions_frame(
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
        integers=("value_e4", "upper_e4", "base_e4", "tolerance_e4", "act_number"),
    )
    return frame.sort_values(["indicator_code", "due_on"]).reset_index(drop=True)


def assignments_frame(session: Session, plan_code: str, cutoff: int) -> pd.DataFrame:
    """Who is asked for what.

    Columns: respondent_code, kind, object_code, first_period, last_period (empty: open), rhythm,
    named_quarters. Rows: one an assignment in force.
    """
    return versions_frame(
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
    return frame_of(
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
        integers=("population",),
    )


def day_or_none(value: object) -> date | None:
    """A date of a frame, or None where the frame has none."""
    return value if isinstance(value, date) else None

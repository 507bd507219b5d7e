"""Every version ever recorded of one value, replaced and withdrawn ones included."""

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import and_, select
from sqlmodel import Session, col

from analysis.frames import frame_of, with_integers
from analysis.origin.part import FactKey, Part
from data_model.act import Act
from data_model.as_of import active_return_numbers
from data_model.returned import (
    Answer,
    BudgetEntry,
    Comment,
    Fact,
    Highlight,
    MilestoneReport,
    Observation,
    Return,
)
from data_model.vocabulary import AssignedKind

MODELS: dict[AssignedKind, type[Fact]] = {
    AssignedKind.INDICATOR: Observation,
    AssignedKind.BUDGET: BudgetEntry,
    AssignedKind.MILESTONE: MilestoneReport,
}
VALUES = {
    AssignedKind.INDICATOR: ("value_e4", "denominator_e4", "text_value"),
    AssignedKind.BUDGET: ("amount_cents",),
    AssignedKind.MILESTONE: ("start_date", "end_date"),
}
ORIGIN = ("sheet", "cell", "raw_text", "rule", "answer", "is_estimated", "is_erased")
ROW_NUMBER = re.compile(r"\d+$")


@dataclass(frozen=True, kw_only=True)
class Attached:
    """What was written beside a value: comments, faits marquants, questions with their answers."""

    comments: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()


def value_history(
    session: Session, plan_code: str, key: FactKey, *, respondent: str, cutoff: int
) -> pd.DataFrame:
    """What one respondent ever said of one thing, for every period, up to a cutoff.

    Columns: return_number (Int64), period_code (str), value_e4, denominator_e4 (Int64, 10⁻⁴),
    text_value (str) of an indicator, amount_cents (Int64) of a budget line, start_date, end_date
    (date) of a milestone; sheet, cell, raw_text, rule, answer (str), is_estimated, is_erased
    (bool), recorded_at (datetime, UTC), is_active, is_newest (bool: in force for its period).
    Rows: one a version, newest period first, then newest recorded.
    Source: domain.md §1; withdrawn returns are kept, as nothing said is lost.
    """
    model = MODELS[key.kind]
    statement = (
        select(
            col(model.return_number),
            col(Return.period_code),
            *(getattr(model, name) for name in (*VALUES[key.kind], *ORIGIN)),
            col(Act.recorded_at),
        )
        .join(
            Return,
            and_(
                col(Return.plan_code) == col(model.plan_code),
                col(Return.number) == col(model.return_number),
            ),
        )
        .join(
            Act,
            and_(col(Act.plan_code) == col(Return.plan_code), col(Act.number) == Return.number),
        )
        .where(
            col(model.plan_code) == plan_code,
            col(Return.respondent_code) == respondent,
            col(model.return_number) <= cutoff,
            *(getattr(model, name) == value for name, value in key.columns),
        )
        .order_by(col(Return.period_code).desc(), col(model.return_number).desc())
    )
    frame = frame_of(session, statement)
    active = set(session.exec(active_return_numbers(plan_code, cutoff)))
    frame["is_active"] = frame["return_number"].isin(active)
    in_force = frame[frame["is_active"]].drop_duplicates("period_code")
    frame["is_newest"] = frame["return_number"].isin(in_force["return_number"])
    whole = [name for name in (*VALUES[key.kind], "return_number") if _is_whole(name)]
    return with_integers(frame, *whole)


def _is_whole(name: str) -> bool:
    return name.endswith(("_e4", "_cents", "_number"))


def attached_to(session: Session, plan_code: str, part: Part) -> Attached:
    """What stands on the row of a value in its own workbook; nothing for a value without cell."""
    row = ROW_NUMBER.search(part.cell)
    if part.return_number is None or row is None:
        return Attached()
    here = {"plan_code": plan_code, "return_number": part.return_number, "sheet": part.sheet}
    return Attached(
        comments=tuple(found.text for found in _on_row(session, Comment, here, row.group())),
        highlights=tuple(found.text for found in _on_row(session, Highlight, here, row.group())),
        answers=tuple(
            (found.question, found.answer)
            for found in _on_row(session, Answer, here, row.group())
            if found.cell == part.cell
        ),
    )


def _on_row(session: Session, model: Any, here: dict[str, Any], row: str) -> list[Any]:
    statement = select(model).where(
        *(getattr(model, name) == value for name, value in here.items())
    )
    found = session.execute(statement).scalars().all()
    return [one for one in found if _row_of(one.cell) == row]


def _row_of(cell: str) -> str:
    match = ROW_NUMBER.search(cell)
    return match.group() if match else ""

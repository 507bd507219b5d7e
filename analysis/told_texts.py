"""The words of the returns in force: faits marquants and comments."""

from collections.abc import Collection
from typing import Any

import pandas as pd
from sqlalchemy import and_, select
from sqlmodel import Session, col

from analysis.facts import active_numbers
from analysis.frames import frame_of
from data_model.returned import Comment, Highlight, Return


def highlights_frame(
    session: Session, plan_code: str, cutoff: int, *, active: Collection[int] | None = None
) -> pd.DataFrame:
    """The faits marquants of the active returns.

    Columns: action_code, respondent_code, period_code, text, sheet, cell (str),
    return_number (Int64). Rows: one a text, newest first.
    """
    return _attached(
        session,
        Highlight,
        active_numbers(session, plan_code, cutoff) if active is None else active,
        plan_code=plan_code,
        about=col(Highlight.action_code),
    )


def comments_frame(
    session: Session, plan_code: str, cutoff: int, *, active: Collection[int] | None = None
) -> pd.DataFrame:
    """The comments of the active returns.

    Columns: object_code, respondent_code, period_code, text, sheet, cell (str),
    return_number (Int64). Rows: one a comment, newest first.
    """
    return _attached(
        session,
        Comment,
        active_numbers(session, plan_code, cutoff) if active is None else active,
        plan_code=plan_code,
        about=col(Comment.object_code),
    )


def _attached(
    session: Session,
    model: type[Highlight] | type[Comment],
    active: Collection[int],
    *,
    plan_code: str,
    about: Any,
) -> pd.DataFrame:
    statement = (
        select(
            about,
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
            col(model.return_number).in_(active),
        )
        .order_by(col(model.return_number).desc(), col(model.cell))
    )
    return frame_of(session, statement, integers=("return_number",))

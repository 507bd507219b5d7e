"""Every target ever set for an indicator, with the day it was recorded and what became of it."""

from typing import Any

import pandas as pd
from sqlalchemy import and_, select
from sqlmodel import Session, col

from analysis.frames import frame_of, with_integers
from analysis.indicator.metrics import target_value
from analysis.indicator.words import amount_words
from analysis.plan_frames import day_or_none
from analysis.rows import rows_of, whole
from data_model.act import Act
from data_model.as_of import PARIS
from data_model.french import day, plain, typo
from data_model.indicator import Target
from data_model.vocabulary import TargetBasis

FIELDS = (
    "due_on",
    "value_e4",
    "upper_e4",
    "base_e4",
    "tolerance_e4",
    "basis",
    "direction",
    "starts_on",
    "reference",
    "is_removed",
    "act_number",
)


def target_history_frame(
    session: Session, plan_code: str, indicator_code: str, *, cutoff: int
) -> pd.DataFrame:
    """Every version of an indicator's targets up to a cutoff.

    Columns: due_on (date), value_e4, upper_e4, base_e4, tolerance_e4 (Int64, 10⁻⁴, nullable),
    basis, direction (str), starts_on (date, nullable), reference (str), is_removed (bool),
    act_number (Int64), recorded_at (datetime, UTC), recorded_by (str), is_in_force (bool).
    Rows: one a version, newest recorded first, then by date. Source: domain.md §1.
    """
    statement = (
        select(
            *(getattr(Target, name) for name in FIELDS), col(Act.recorded_at), col(Act.recorded_by)
        )
        .join(
            Act,
            and_(
                col(Act.plan_code) == col(Target.plan_code),
                col(Act.number) == col(Target.act_number),
            ),
        )
        .where(
            col(Target.plan_code) == plan_code,
            col(Target.indicator_code) == indicator_code,
            col(Target.act_number) <= cutoff,
        )
        .order_by(col(Target.act_number).desc(), col(Target.due_on))
    )
    frame = frame_of(session, statement)
    is_newest = ~frame["due_on"].duplicated()
    frame["is_in_force"] = is_newest & ~frame["is_removed"].astype(bool)
    return with_integers(frame, "value_e4", "upper_e4", "base_e4", "tolerance_e4", "act_number")


def target_history_table(history: pd.DataFrame, indicator: Any) -> pd.DataFrame:
    """The versions in words: Cible, État (str, Markdown)."""
    newest: dict[object, bool] = {}
    rows = []
    for row in rows_of(history):
        is_newest = newest.setdefault(row.due_on, True)
        newest[row.due_on] = False
        due_on = day_or_none(row.due_on)
        rows.append(
            {
                "Cible": typo(
                    f"{target_value(row, indicator)} au {day(due_on)}, {_basis(row, indicator)}"
                ),
                "État": _fate(row, is_newest=is_newest),
            }
        )
    return pd.DataFrame(rows, dtype=object)


def _basis(row: Any, indicator: Any) -> str:
    words = TargetBasis(row.basis).label
    if whole(row.base_e4) is not None:
        words += f", départ {amount_words(whole(row.base_e4), indicator)}"
    reference = plain(row.reference or "")
    return f"{words}. {reference}" if reference else words


def _fate(row: Any, *, is_newest: bool) -> str:
    since = day(row.recorded_at.astimezone(PARIS).date())
    if not is_newest:
        return f"remplacée, saisie le {since}"
    return f"retirée le {since}" if row.is_removed else f"en vigueur, saisie le {since}"

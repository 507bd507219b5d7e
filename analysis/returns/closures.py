"""Which quarters are closed, and what was done in one since, in words."""

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from analysis.rows import rows_of, whole
from analysis.snapshot import Snapshot
from data_model.act import Act, ActKind
from data_model.as_of import PARIS
from data_model.french import clock, day, plain, quarter_label, typo
from data_model.respondent import PeriodClosure
from data_model.vocabulary import ClosureKind

CHANGE_COLUMNS = ["Trimestre", "Le", "Ce qui a été fait", "Répondant", "Retour", "Motif", "Par"]


def closed_periods(session: Session, plan_code: str, cutoff: int) -> dict[str, str]:
    """Period → when and why it was closed, of those closed and not opened again at a cutoff."""
    statement = (
        select(
            col(PeriodClosure.period_code),
            col(PeriodClosure.kind),
            col(Act.recorded_at),
            col(Act.reason),
        )
        .join(
            Act,
            (col(Act.plan_code) == col(PeriodClosure.plan_code))
            & (col(Act.number) == col(PeriodClosure.act_number)),
        )
        .where(col(PeriodClosure.plan_code) == plan_code, col(PeriodClosure.act_number) <= cutoff)
        .order_by(col(PeriodClosure.act_number))
    )
    closed: dict[str, str] = {}
    for period, kind, moment, reason in session.execute(statement):
        closed.pop(period, None)
        if kind == ClosureKind.CLOSURE:
            on = day(moment.astimezone(PARIS).date())
            closed[period] = typo(f"clos le {on}{f' : {reason}' if reason else ''}")
    return closed


def after_closure_table(changes: pd.DataFrame, snapshot: Snapshot) -> pd.DataFrame:
    """« Modifications après clôture » as shown; from `changes_after_closure_frame`.

    Columns: Trimestre, Le, Ce qui a été fait, Répondant, Retour, Motif, Par (str). Rows: newest
    first.
    """
    names = dict(
        zip(snapshot.respondents["respondent_code"], snapshot.respondents["name"], strict=True)
    )
    rows = []
    for row in rows_of(changes):
        local = row.recorded_at.astimezone(PARIS)
        rows.append(
            (
                quarter_label(row.period_code),
                f"{day(local.date())}, {clock(local)}",
                ActKind(row.kind).label,
                plain(names.get(row.respondent_code, row.respondent_code)),
                f"n°\u00a0{whole(row.return_number)}",
                plain(row.reason),
                plain(row.recorded_by),
            )
        )
    return pd.DataFrame(rows[::-1], columns=CHANGE_COLUMNS, dtype=object)

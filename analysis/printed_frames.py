"""What fiches print under headings of their own, as frames."""

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from analysis.frames import frame_of
from data_model.printed_entry import PrintedEntry, SubAction

ENTRY_COLUMNS = [
    "action_code",
    "heading",
    "position",
    "kind",
    "text",
    "code",
    "is_ticked",
    "amount_cents",
    "sub_action_code",
]
SUB_ACTION_COLUMNS = ["sub_action_code", "action_code", "position", "heading", "title"]
SUB_ACTION_COLUMNS += ["description"]


def entries_frame(session: Session, plan_code: str) -> pd.DataFrame:
    """The lines under printed headings.

    Columns: action_code, heading (str), position (int), kind (EntryKind), text, code (str, may be
    empty), is_ticked (bool, None where there is no box), amount_cents (Int64, cents, nullable, in
    no total), sub_action_code (str, nullable). Rows: one a line, in the order of the fiches.
    """
    return frame_of(
        session,
        select(*(getattr(PrintedEntry, name) for name in ENTRY_COLUMNS))
        .where(col(PrintedEntry.plan_code) == plan_code)
        .order_by(col(PrintedEntry.action_code), col(PrintedEntry.position)),
        integers=("amount_cents",),
    )


def sub_actions_frame(session: Session, plan_code: str) -> pd.DataFrame:
    """The parts of actions described apart.

    Columns: sub_action_code, action_code (str), position (int), heading, title, description
    (str). Rows: one a sub-action, in the order of the fiches.
    """
    own, *others = SUB_ACTION_COLUMNS
    return frame_of(
        session,
        select(col(SubAction.code).label(own), *(getattr(SubAction, name) for name in others))
        .where(col(SubAction.plan_code) == plan_code)
        .order_by(col(SubAction.action_code), col(SubAction.position)),
    )


def no_entries() -> pd.DataFrame:
    """The frame of a plan whose fiches print no heading of their own."""
    return pd.DataFrame(columns=ENTRY_COLUMNS, dtype=object)


def no_sub_actions() -> pd.DataFrame:
    """The frame of a plan without sub-actions."""
    return pd.DataFrame(columns=SUB_ACTION_COLUMNS, dtype=object)

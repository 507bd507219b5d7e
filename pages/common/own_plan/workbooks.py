"""The plan's workbook to take away: filled with the plan, or empty."""

from datetime import datetime
from typing import Final

import streamlit as st

from data_model.as_of import PARIS
from data_model.store import Database, reading
from loaders.plan.stored_rows import stored_rows
from loaders.plan.workbook.workbook_file import plan_workbook, plan_workbook_name
from pages.common.downloads import XLSX

EMPTY_NAME: Final = "plan_classeur-vide.xlsx"
FILLED_HELP: Final = "Tout le plan, tel qu’il est aujourd’hui : à corriger, puis à déposer ici."
EMPTY_HELP: Final = "Pour un plan nouveau : chaque colonne y est expliquée."


def filled_workbook_button(engine: Database, plan_code: str, *, is_first: bool) -> None:
    """The plan as it stands today; the workbook is written at the click only."""

    def content() -> bytes:
        with reading(engine) as session:
            rows = stored_rows(session, plan_code)
        return plan_workbook(rows, made_at=_now())

    st.download_button(
        "Classeur du plan",
        content,
        plan_workbook_name(plan_code, _now().date()),
        mime=XLSX,
        type="primary" if is_first else "secondary",
        icon=":material/download:",
        help=FILLED_HELP,
        on_click="ignore",
        key="classeur_du_plan",
    )


def empty_workbook_button() -> None:
    """The same without anything in it."""
    st.download_button(
        "Classeur vide",
        lambda: plan_workbook(made_at=_now()),
        EMPTY_NAME,
        mime=XLSX,
        icon=":material/draft:",
        help=EMPTY_HELP,
        on_click="ignore",
        key="classeur_vide",
    )


def _now() -> datetime:
    return datetime.now(tz=PARIS)

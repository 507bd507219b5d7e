"""The plan's workbook to take away: filled with the plan, or empty."""

from datetime import datetime
from typing import Final

import streamlit as st

from data_model.as_of import PARIS, newest_act
from data_model.french import plain
from data_model.workbook_options import LONGEST_CELL
from loaders.plan.stored_rows import longest_stored_text, stored_rows
from loaders.plan.workbook.long_texts import long_texts_sentence
from loaders.plan.workbook.workbook_file import plan_workbook, plan_workbook_name
from pages.common.downloads import XLSX
from pages.common.plan_view import PlanView

EMPTY_NAME: Final = "plan_classeur-vide.xlsx"
FILLED_HELP: Final = "Tout le plan, tel qu’il est aujourd’hui : à corriger, puis à déposer ici."
EMPTY_HELP: Final = "Pour un plan nouveau : chaque colonne y est expliquée."


def long_texts_told(view: PlanView) -> str:
    """Which texts of the plan no workbook could hold today; "" where it can leave."""
    plan_code = view.situation.plan_code
    with view.read() as session:
        now = ("long texts", newest_act(session, plan_code))

        def told() -> str:
            if longest_stored_text(session, plan_code) <= LONGEST_CELL:
                return ""
            return plain(long_texts_sentence(stored_rows(session, plan_code)))

        return view.once(now, told)


def filled_workbook_button(view: PlanView, *, is_first: bool, can_be_made: bool) -> None:
    """The plan as it stands today; the workbook is written at the click only."""
    plan_code = view.situation.plan_code

    def content() -> bytes:
        with view.read() as session:
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
        disabled=not can_be_made,
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

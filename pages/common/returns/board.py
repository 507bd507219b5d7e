"""« Suivi »: who sent what, quarter after quarter; then the reminders and the closures."""

import streamlit as st

from analysis.origin.figure import respondent_names
from analysis.returns.collection_table import (
    LEGEND,
    board_matrix,
    board_scope,
    board_title,
    board_years,
)
from data_model.french import typo
from pages.common.commune.link import commune_menu
from pages.common.plan_view import PlanView
from pages.common.returns.closing import closing
from pages.common.returns.not_open import no_quarter_open
from pages.common.returns.reminder import reminders
from pages.common.tables import shown_table

LATEST = "Derniers trimestres"


def board_heading(view: PlanView) -> tuple[str, str]:
    """Who has not sent the last quarter that fell due, and the next day to wait for."""
    return board_title(view.board), board_scope(view.situation)


def board_view(view: PlanView) -> None:
    """The whole view, from the matrix to the closures."""
    if view.board.empty:
        no_quarter_open()
        return
    _matrix(view)
    reminders(view)
    closing(view)


def _matrix(view: PlanView) -> None:
    years = board_years(view.board)
    year = st.segmented_control(
        "Trimestres du tableau",
        [LATEST, *years],
        default=LATEST,
        key="suivi_annee",
        label_visibility="collapsed",
    )
    matrix = board_matrix(view.board, year=year if year in years else None)
    shown_table(matrix, "Où en est chaque retour, par répondant et par trimestre")
    st.caption(typo(LEGEND))
    commune_menu(respondent_names(view.snapshot), key="suivi")

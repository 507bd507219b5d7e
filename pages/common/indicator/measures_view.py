"""What several actions count alike: totals by measure, and the share of each action."""

import pandas as pd
import streamlit as st

from analysis.indicator.measures import (
    measure_detail_table,
    measures_board_frame,
    measures_finding,
    measures_table,
    shared,
    shared_count_words,
    total_words,
)
from analysis.results.measures import measured_indicators_frame
from analysis.rows import rows_of
from data_model.french import plain, typo
from pages.common.frame import page_title, source_line
from pages.common.plan_view import PlanView
from pages.common.tables import data_table, shown_table

RULES = (
    "Totaux depuis le début du plan : les flux s’additionnent, les cumuls et les stocks prennent "
    "la dernière valeur connue. Ratios, appréciations et réponses en mots ne s’additionnent pas. "
    "« Au moins » : il manque des réponses, jamais comptées 0."
)


def measures_view(view: PlanView) -> None:
    """The whole view: the measures of several actions, then the others."""
    measured = view.once("measured", lambda: measured_indicators_frame(view.snapshot))
    labels = view.indicators.measure_labels
    board = view.once("measures", lambda: measures_board_frame(measured, labels))
    page_title(view, measures_finding(board), "Mesures que plusieurs indicateurs partagent.")
    if board.empty:
        st.markdown("Aucun indicateur de ce plan n’a de mesure qui s’additionne.")
        return
    several = shared(board, by_several=True)
    st.header("Communes à plusieurs actions", anchor=False)
    if several.empty:
        st.markdown("Aucune.")
    else:
        _board(view, several, measured)
    alone = shared(board, by_several=False)
    if not alone.empty:
        st.header("Comptées par une seule action", anchor=False)
        shown_table(measures_table(alone), "Total de chaque mesure qu’une seule action compte")
    source_line(f"{RULES} {shared_count_words(measured)}".strip())


def _board(view: PlanView, several: pd.DataFrame, measured: pd.DataFrame) -> None:
    shown_table(
        measures_table(several), "Total de chaque mesure commune, et indicateurs qui y entrent"
    )
    actions = view.choices.actions
    for row in rows_of(several):
        data_table(
            plain(typo(f"{row.label} : {total_words(row)}, action par action")),
            measure_detail_table(measured, row, actions),
            typo(f"Indicateurs qui entrent dans la mesure {row.label}"),
        )

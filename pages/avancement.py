"""Avancement: which actions lag, and what is known of the results."""

import streamlit as st

from analysis.attention.action_board import (
    SortedBy,
    action_board_frame,
    axis_heads_frame,
    completion_title,
)
from analysis.axis_situation import axis_choices
from analysis.fiche.tables import indicator_labels
from analysis.indicator.board import (
    board_table,
    counts_table,
    furthest_frame,
    furthest_title,
    in_axis,
    indicator_marks_frame,
    results_coverage,
)
from analysis.origin.choice import INDICATOR
from analysis.results.results import results_counts
from charts.completion_dumbbell import completion_dumbbell_figure
from charts.indicator_marks import indicator_marks_figure
from charts.theme import PLOTLY_CONFIG
from data_model.french import day, plural
from pages.common.access import guard
from pages.common.frame import data_table, page_title, source_line
from pages.common.origin_link import origin_menu
from pages.common.palette import current_palette
from pages.common.status_table import furthest_table, results_table
from pages.common.view import current_view

ALL = "Tous"
SORTS: dict[str, SortedBy] = {"Écart": "gap", "Numéro": "number"}

guard()
view = current_view()
palette = current_palette()
seen = view.situation
names = view.axis_names
codes = {ALL: None} | axis_choices(names)

heads = view.once("axis heads", lambda: axis_heads_frame(names, view.completion("axis")))
every = view.once(
    "action board", lambda: action_board_frame(view.snapshot, view.completion("action"))
)
page_title(
    view,
    completion_title(heads, every),
    "Part du travail faite, comparée à la part attendue."
    if seen.situation_date
    else "Aucune part n’est encore attendue.",
)

controls = st.container(horizontal=True, vertical_alignment="bottom")
with controls:
    chosen = st.pills("Axe", list(codes), default=ALL, required=True, key="avancement_axe")
    order = st.segmented_control(
        "Trier les actions par", list(SORTS), default="Écart", required=True, key="avancement_tri"
    )
    st.space("stretch")
    shown = st.segmented_control(
        "Affichage",
        ["Graphique", "Tableau"],
        default="Graphique",
        required=True,
        key="avancement_affichage",
    )
axis = codes[chosen]
sorted_by = SORTS[order]
board = view.once(
    ("action board", axis, sorted_by),
    lambda: action_board_frame(
        view.snapshot, view.completion("action"), axis=axis, sorted_by=sorted_by
    ),
)
results = in_axis(view.results, axis)
furthest = furthest_frame(results)

left, right = st.columns([1.85, 1], gap="medium")
with left:
    if shown == "Graphique":
        st.plotly_chart(
            view.once(
                ("dumbbell", axis, sorted_by, palette),
                lambda: completion_dumbbell_figure(
                    board, heads, situation_date=seen.situation_date, palette=palette
                ),
            ),
            theme=None,
            config=PLOTLY_CONFIG,
            width="stretch",
            key="dumbbell",
            alt=completion_title(heads, board),
        )
        data_table("Voir les données", board_table(board), "Réalisé et attendu de chaque action")
    else:
        st.table(
            board_table(board),
            border="horizontal",
            hide_index=True,
            alt="Réalisé et attendu de chaque action",
        )
        st.table(
            results_table(results),
            border="horizontal",
            hide_index=True,
            alt="Chaque indicateur, sa valeur, la valeur attendue et son statut",
        )
with right:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(plural(len(results), "indicateur"), anchor=False, width="content")
        origin_menu(INDICATOR, indicator_labels(results), key="avancement")
    st.plotly_chart(
        view.once(
            ("marks", axis, palette),
            lambda: indicator_marks_figure(indicator_marks_frame(results, names), palette),
        ),
        theme=None,
        config=PLOTLY_CONFIG,
        width="stretch",
        key="marks",
        alt=results_coverage(results),
    )
    source_line(results_coverage(results))
    st.header(furthest_title(furthest, results), anchor=False)
    if not furthest.empty:
        st.table(
            furthest_table(furthest),
            border="horizontal",
            hide_index=True,
            alt="Indicateurs en alerte ou en vigilance, valeur et valeur attendue",
        )
    data_table(
        "Voir les données",
        counts_table(results_counts(results, "axis"), names),
        "Indicateurs par statut et par axe",
    )
if seen.situation_date:
    source_line(f"Jalons et relevés des trimestres échus au {day(seen.situation_date)}.")

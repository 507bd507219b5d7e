"""Avancement: which actions lag, and what is known of the results."""

import streamlit as st

from analysis.attention.action_board import (
    SortedBy,
    action_board_frame,
    axis_heads_frame,
    completion_title,
)
from analysis.axis_situation import axis_choices
from analysis.indicator.board import (
    board_table,
    furthest_first,
    in_axis,
)
from charts.completion_dumbbell import completion_dumbbell_figure
from data_model.french import day
from pages.common.access import guard
from pages.common.chart import draw
from pages.common.chooser import Choice
from pages.common.downloads import page_downloads
from pages.common.frame import data_table, page_title, shown_table, source_line
from pages.common.method.link import method_link
from pages.common.palette import current_palette
from pages.common.results_side import results_side
from pages.common.status_table import results_table
from pages.common.view import current_view

ALL, CHART = "tous", "graphique"
SORTS: dict[str, SortedBy] = {"ecart": "gap", "numero": "number"}
SORT_WORDS = {"ecart": "Écart", "numero": "Numéro"}
VIEWS = {CHART: "Graphique", "tableau": "Tableau"}
NARROWEST_BOARD = 560
BOARD_ALT = "Réalisé et attendu de chaque action"

guard()
view = current_view()
palette = current_palette()
seen = view.situation
names = view.axis_names
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

codes = {code or "transversal": name for name, code in axis_choices(names).items()}
by_axis, by_order, by_view = (
    Choice(
        page="avancement",
        name=name,
        label=label,
        choices=choices,
        first=first,
        is_label_shown=True,
    )
    for name, label, choices, first in (
        ("axe", "Axe", {ALL: "Tous"} | codes, ALL),
        ("tri", "Trier par", SORT_WORDS, "ecart"),
        ("vue", "Affichage", VIEWS, CHART),
    )
)
asked = by_axis.value()
axis = None if asked == ALL else axis_choices(names)[codes[asked]]
sorted_by = SORTS[by_order.value()]
shown = by_view.value()
with st.container(horizontal=True, vertical_alignment="bottom"):
    by_axis.pills()
    by_order.segments()
    st.space("stretch")
    by_view.segments()
board = view.once(
    ("action board", axis, sorted_by),
    lambda: action_board_frame(
        view.snapshot, view.completion("action"), axis=axis, sorted_by=sorted_by
    ),
)
results = in_axis(view.results, axis)

left, right = st.columns([1.85, 1], gap="medium")
with left:
    if shown == CHART:
        draw(
            view.figures,
            f"dumbbell {asked} {sorted_by}",
            palette=palette,
            build=lambda: completion_dumbbell_figure(
                board, heads, situation_date=seen.situation_date, palette=palette
            ),
            alt=completion_title(heads, board),
            narrowest=NARROWEST_BOARD,
        )
        data_table("Voir les données", board_table(board), BOARD_ALT)
    else:
        shown_table(board_table(board), BOARD_ALT)
        shown_table(
            results_table(furthest_first(results) if sorted_by == "gap" else results),
            "Chaque indicateur, sa valeur, la valeur attendue et son statut",
        )
with right:
    results_side(view, results, asked)
if seen.situation_date:
    source_line(f"Jalons et relevés des trimestres échus au {day(seen.situation_date)}.")
method_link("avancement")
page_downloads(view.situation, "Avancement")

"""Avancement: which actions lag, and what is known of the results."""

from typing import Literal

import streamlit as st

from analysis.attention.action_board import (
    SortedBy,
    axis_heads_frame,
    completion_title,
    outside_objectives,
)
from analysis.first_rows import MOST_DRAWN
from analysis.indicator.board import (
    board_table,
    furthest_first,
    in_axis,
)
from data_model.french import day
from pages.common.access import guard
from pages.common.beside import THIRDS, beside
from pages.common.board_chart import board_chart
from pages.common.board_rows import ACTIONS, OBJECTIVES, board_rows, board_words
from pages.common.chooser import Choice
from pages.common.downloads import page_downloads
from pages.common.filters import axis_filter, chosen_axis
from pages.common.frame import page_title, source_line
from pages.common.method.link import method_link
from pages.common.narrowing import Narrowing
from pages.common.results_side import results_furthest, results_known
from pages.common.status_table import results_table
from pages.common.tables import data_table, shown_table
from pages.common.view import current_view

PAGE, CHART = "avancement", "graphique"
SORTS: dict[str, SortedBy] = {"ecart": "gap", "numero": "number"}
SORT_WORDS = {"ecart": "Écart", "numero": "Numéro"}
VIEWS = {CHART: "Graphique", "tableau": "Tableau"}
NARROWEST_SIDE = 310
BOARD_ALT = "Réalisé et attendu de chaque {}"

guard()
view = current_view()
seen = view.situation
names = view.axis_names
heads = view.once("axis heads", lambda: axis_heads_frame(names, view.completion("axis")))
by_axis = axis_filter(view, PAGE)
axis = chosen_axis(view, by_axis)
words = board_words(view)
by_row, by_order, by_view = (
    Choice(page=PAGE, name=name, label=label, choices=choices, first=first, is_label_shown=True)
    for name, label, choices, first in (
        ("par", "Par", {kind: word.plural_name for kind, word in words.items()}, ACTIONS),
        ("tri", "Trier par", SORT_WORDS, "ecart"),
        ("vue", "Affichage", VIEWS, CHART),
    )
)
sorted_by = SORTS[by_order.value()]
shown = by_view.value()
rows_are = by_row.value()
word = words[rows_are]
alt = BOARD_ALT.format(word.singular)
board = board_rows(view, ACTIONS, axis=axis, sorted_by=sorted_by)
rows = board_rows(view, rows_are, axis=axis, sorted_by=sorted_by)
finding = completion_title(heads, board, seen.level_words)
page_title(
    view,
    finding,
    "Part du travail faite, comparée à la part attendue."
    if seen.situation_date
    else "Aucune part n’est encore attendue.",
)
Narrowing(choices=(by_axis,)).tags()
with st.container(horizontal=True, vertical_alignment="bottom"):
    by_axis.pills(is_short=True)
    if len(words) > 1:
        by_row.segments()
    by_order.segments()
    st.space("stretch")
    by_view.segments()
results = in_axis(view.results, axis)

main, known, furthest = beside(THIRDS, sides=2, narrowest=NARROWEST_SIDE)
with main:
    if shown == CHART:
        name = f"{rows_are} {axis} {sorted_by}"
        lines: Literal[1, 2] = 1 if rows_are == ACTIONS else 2
        board_chart(view, rows, heads, name=name, alt=finding, word=word, lines=lines)
        data_table("Voir les données", lambda: board_table(rows, word.name), alt)
    else:
        shown_table(board_table(rows, word.name), alt)
        shown_table(
            view.once(
                ("results table", axis, sorted_by),
                lambda: results_table(furthest_first(results) if sorted_by == "gap" else results),
            ),
            "Chaque indicateur, sa valeur, la valeur attendue et son statut",
        )
with known:
    results_known(view, results, by_axis.shown)
# Beside a long board, a part of its own would begin halfway down.
with known if len(board) > MOST_DRAWN else furthest:
    results_furthest(view, results, by_axis.shown)
if rows_are == OBJECTIVES and (others := outside_objectives(view.snapshot, axis=axis)):
    source_line(others)
if seen.situation_date:
    source_line(f"Jalons et relevés des trimestres échus au {day(seen.situation_date)}.")
method_link("avancement")
page_downloads(view.situation, "Avancement")

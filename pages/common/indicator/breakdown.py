"""What an indicator is made of: its total by category, its answers over a scale."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from analysis.indicator.breakdown import (
    categories_frame,
    categories_table,
    diversity_words,
    grades_frame,
    grades_table,
    grades_words,
)
from analysis.origin.part import Part
from charts.answer_spread import answer_spread
from charts.theme import Palette
from pages.common.chart import draw
from pages.common.plan_view import PlanView
from pages.common.tables import data_table, shown_table


def categories_block(parts: Sequence[Part], result: Any) -> None:
    """The total by category, where one was asked or given."""
    categories = categories_frame(parts)
    if categories.empty:
        return
    st.header("Par catégorie", anchor=False)
    if words := diversity_words(result):
        st.markdown(words)
    shown_table(categories_table(categories, result), "Total de chaque catégorie")


def grades_block(view: PlanView, parts: Sequence[Part], result: Any, *, palette: Palette) -> None:
    """How the answers spread over the scale."""
    grades = grades_frame(parts)
    words = grades_words(grades, result)
    st.header("Répartition des réponses", anchor=False)
    st.markdown(words)
    draw(
        view,
        f"notes {result.indicator_code}",
        palette=palette,
        build=lambda: answer_spread(grades, palette),
        alt=words,
    )
    data_table("Voir les données", grades_table(grades), "Nombre de réponses par note")

"""Beside the actions: how many indicators stand where, and which are furthest from their target."""

import pandas as pd
import streamlit as st

from analysis.fiche.tables import indicator_labels
from analysis.indicator.board import (
    counts_table,
    furthest_frame,
    furthest_title,
    indicator_marks_frame,
    lines_words,
    results_coverage,
)
from analysis.origin.choice import INDICATOR
from analysis.results.results import results_counts
from charts.indicator_marks import counted_words, indicator_marks_figure
from data_model.french import NBSP, plural, typo
from data_model.vocabulary import ResultStatus
from pages.common.chart import draw
from pages.common.frame import source_line
from pages.common.origin_link import origin_menu
from pages.common.palette import current_palette
from pages.common.plan_view import PlanView
from pages.common.status_table import furthest_table
from pages.common.tables import data_table, shown_table

MOST_MARKS = 300
NO_INDICATOR = typo("Aucun n’est rattaché ici ; ils s’ajoutent dans « Le plan ».")


def results_known(view: PlanView, results: pd.DataFrame, axis: str) -> None:
    """The indicators of the `axis` asked for in the address, a mark each."""
    if results.empty:
        st.header("Aucun indicateur", anchor=False)
        source_line(NO_INDICATOR)
        return
    names, palette = view.axis_names, current_palette()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(plural(len(results), "indicateur"), anchor=False, width="content")
        labels = view.once(("indicator labels", axis), lambda: indicator_labels(results))
        origin_menu(INDICATOR, labels, key="avancement")
    said = results_coverage(results)
    if len(results) > MOST_MARKS:
        _counted_only(view, results, axis)
    else:
        draw(
            view,
            f"marks {axis}",
            palette=palette,
            build=lambda: indicator_marks_figure(indicator_marks_frame(results, names), palette),
            alt=said,
        )
    source_line(f"{said}. {lines_words(results)}")


def _counted_only(view: PlanView, results: pd.DataFrame, axis: str) -> None:
    """How many indicators stand where: a mark each would be too many to be told apart."""
    counts = view.once(
        ("counted words", axis),
        lambda: counted_words([ResultStatus(status) for status in results["status"]]),
    )
    lines = (f":{mark.badge}-badge[{mark.sign}{NBSP}{typo(words)}]" for mark, words in counts)
    st.markdown("  \n".join(lines))


def results_furthest(view: PlanView, results: pd.DataFrame, axis: str) -> None:
    """Those furthest from their target, and how many of each axis stand where."""
    furthest = view.once(("furthest", axis), lambda: furthest_frame(results))
    word = view.situation.level_words.axis
    st.header(furthest_title(furthest, results), anchor=False)
    if not furthest.empty:
        shown_table(
            furthest_table(furthest),
            "Indicateurs en alerte ou en vigilance, valeur et valeur attendue",
        )
    data_table(
        "Voir les données",
        lambda: counts_table(results_counts(results, "axis"), view.axis_names, word),
        f"Indicateurs par statut et par {word.singular}",
    )

"""The drift: how the announced date of each milestone moved, and what is seen in it."""

from typing import Final

import pandas as pd
import streamlit as st

from analysis.schedule.finding import drift_seen, drift_title
from analysis.schedule.selected_calendar import SelectedCalendar
from analysis.schedule.table import drift_table
from charts.milestone_drift import milestone_drift_figure
from charts.theme import Palette
from data_model.french import typo
from pages.common.beside import QUARTERS, beside
from pages.common.chart import draw
from pages.common.tables import data_table

HOW_TO_READ: Final = typo(
    "Chaque ligne suit **un jalon**. Vers la droite : le jour où une date a été dite. "
    "Vers le haut : la date annoncée ce jour-là.\n\n"
    "- **Ligne plate** : la date tient.\n"
    "- **Ligne qui monte** : le jalon glisse.\n"
    "- **Ligne qui touche la diagonale** : le jalon est fait."
)


def drift_heading(seen: SelectedCalendar) -> str:
    """Which milestone moved most."""
    return drift_title(seen.drift, seen.titles, is_of_action=bool(seen.selection.action))


def drift_view(seen: SelectedCalendar, _names: pd.DataFrame, palette: Palette) -> None:
    """The chart, how to read it and what it shows, then its dates."""
    left, reading, seeing = beside(QUARTERS, sides=2)
    with left:
        draw(
            seen,
            "derive",
            palette=palette,
            build=lambda: milestone_drift_figure(
                seen.drift, seen.states, as_of=seen.as_of, palette=palette
            ),
            alt=drift_heading(seen),
        )
    with reading:
        st.header("Comment lire", anchor=False)
        st.markdown(HOW_TO_READ)
    with seeing:
        sentences = drift_seen(seen.drift, seen.states, seen.titles)
        if sentences:
            st.header("Ce que l’on voit", anchor=False)
            st.markdown("\n\n".join(sentences))
    if not seen.drift.empty:
        data_table("Voir les données", drift_table(seen.drift), "Dates annoncées de chaque jalon")

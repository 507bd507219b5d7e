"""The planning: a bar an action, its indices, then the milestones that ask for attention."""

from typing import Final

import pandas as pd
import streamlit as st

from analysis.first_rows import first_rows
from analysis.schedule.finding import headed_metrics, index_metrics
from analysis.schedule.selected_calendar import UPCOMING_DAYS, SelectedCalendar
from analysis.schedule.selection import unfiltered_words
from charts.gantt import gantt_figure, plan_window, year_window
from charts.theme import Palette
from data_model.french import plural, typo
from pages.common.chart import draw
from pages.common.frame import source_line
from pages.common.headline import metric_row
from pages.common.level_table import level_table
from pages.common.schedule.span import year_shown
from pages.common.tables import data_table, others_part

NARROW: Final = {"Action": 40, "Jalon": 58}
NOT_PROLONGED: Final = (
    "Calendrier non prolongé au-delà des dates imprimées : fixez la fin du plan dans "
    "« Réglages du plan »."
)


def planning_heading(seen: SelectedCalendar) -> str:
    """What slips among the milestones shown."""
    return seen.planning_title


def planning_view(seen: SelectedCalendar, names: pd.DataFrame, palette: Palette) -> None:
    """The chart of the years asked for, its figures, then the lists of milestones."""
    year = year_shown(seen)
    rows = seen.gantt(year)
    if seen.situation.plan_end is None:
        # Before the chart: it is why its rows are empty.
        st.info(typo(NOT_PROLONGED))

    def drawn(part: pd.DataFrame, name: str) -> None:
        draw(
            seen,
            f"planning_{'plan' if year is None else 'annee'}{name}",
            palette=palette,
            build=lambda: gantt_figure(
                part,
                names,
                window=plan_window(rows, seen.as_of) if year is None else year_window(rows, year),
                as_of=seen.as_of,
                palette=palette,
                year=year,
                bars=seen.year_bars if year is None else (),
                silent=seen.silent_rows,
            ),
            alt=seen.planning_title,
        )

    first, rest = first_rows(rows)
    drawn(first, "")
    counted = plural(len(rest), "autre ligne", "autres lignes")
    if not rest.empty and (others := others_part(counted, "planning")):
        with others:
            drawn(rest, "_suite")
    data_table("Voir les données", seen.gantt_table(year), "Dates et glissement de chaque action")
    metric_row(headed_metrics(index_metrics(seen.indices, seen.reading), seen.headed_by))
    if unfiltered := unfiltered_words(seen.selection, seen.situation.level_words.axis):
        source_line(unfiltered)
    _late_list(seen)
    _silent_list(seen)
    _unconfirmed_list(seen)
    _upcoming_list(seen)


def _late_list(seen: SelectedCalendar) -> None:
    st.header(typo(f"Jalons qui glissent : {len(seen.late)}"), anchor=False)
    if seen.late.empty:
        st.markdown("Aucun jalon en cours ne glisse.")
    else:
        level_table(seen.late, "Glissement", alt="Jalons qui glissent", narrow=NARROW)


def _silent_list(seen: SelectedCalendar) -> None:
    if seen.silent.empty:
        return
    st.header(typo(f"Échéance passée, sans nouvelle : {len(seen.silent)}"), anchor=False)
    level_table(seen.silent, "", alt="Jalons échus dont rien n’a été dit", narrow=NARROW)


def _unconfirmed_list(seen: SelectedCalendar) -> None:
    if seen.unconfirmed.empty:
        return
    st.header(
        typo(f"Date passée, à confirmer : {len(seen.unconfirmed)}"),
        anchor=False,
        help="Aucun retour n’est encore dû pour cette date : le prochain dira si c’est fait.",
    )
    level_table(seen.unconfirmed, "", alt="Jalons à confirmer au prochain retour", narrow=NARROW)


def _upcoming_list(seen: SelectedCalendar) -> None:
    coming = seen.upcoming
    st.header(typo(f"Dans les {plural(UPCOMING_DAYS, 'jour')} : {len(coming)}"), anchor=False)
    if coming.empty:
        st.markdown("Aucun jalon prévu.")
    else:
        level_table(coming, "Glissement annoncé", alt="Jalons à venir", narrow=NARROW)

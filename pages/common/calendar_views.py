"""The three views of the calendar: planning, drift of the milestones, curve of the work."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from analysis.schedule.finding import (
    curve_metrics,
    curve_title,
    drift_seen,
    drift_title,
    index_metrics,
)
from analysis.schedule.table import curve_table, drift_table
from charts.gantt import gantt_figure, plan_window, year_window
from charts.milestone_drift import milestone_drift_figure
from charts.planned_curve import planned_curve_figure
from charts.theme import Palette
from data_model.french import plural, typo
from pages.common.beside import QUARTERS, THIRDS, beside
from pages.common.calendar import UPCOMING_DAYS, SelectedCalendar
from pages.common.chart import draw
from pages.common.chooser import Choice
from pages.common.frame import data_table, source_line
from pages.common.headline import metric_row
from pages.common.level_table import level_table

YEAR: Final = "annee"
WHOLE_PLAN: Final = "plan"
NARROW: Final = {"Action": 40, "Jalon": 58}
HOW_TO_READ: Final = typo(
    "Chaque ligne suit **un jalon**. Vers la droite : le jour où une date a été dite. "
    "Vers le haut : la date annoncée ce jour-là.\n\n"
    "- **Ligne plate** : la date tient.\n"
    "- **Ligne qui monte** : le jalon glisse.\n"
    "- **Ligne qui touche la diagonale** : le jalon est fait."
)
CURVE_READING: Final = typo(
    "Chaque jalon pèse les jours de travail que sa fiche lui donne. Le travail annoncé suit les "
    "dates reçues ; un jalon sans nouvelle n’y entre pas."
)
NOT_PROLONGED: Final = (
    "Calendrier non prolongé au-delà des dates imprimées : fixez la fin du plan dans "
    "« Réglages du plan »."
)
UNFILTERED: Final = "Ces chiffres portent sur tout l’axe, ou tout le plan, sans les autres filtres."


@dataclass(frozen=True, kw_only=True)
class CalendarView:
    """One way of looking at the calendar: its title and what it shows."""

    label: str
    title: Callable[[SelectedCalendar], str]
    show: Callable[[SelectedCalendar, pd.DataFrame, Palette], None]
    choose: Callable[[SelectedCalendar], None] = lambda _seen: None


def _planning_title(seen: SelectedCalendar) -> str:
    return seen.planning_title


def _span_choice(seen: SelectedCalendar) -> Choice:
    return Choice(
        page="calendrier",
        name="periode",
        label="Période",
        choices={YEAR: f"Année {seen.year}", WHOLE_PLAN: "Toutes les années"},
        first=YEAR if seen.has_year else WHOLE_PLAN,
    )


def _choose_span(seen: SelectedCalendar) -> None:
    choice = _span_choice(seen)
    choice.value()
    choice.segments()


def _planning(seen: SelectedCalendar, names: pd.DataFrame, palette: Palette) -> None:
    is_year = _span_choice(seen).shown == YEAR
    year = seen.year if is_year else None
    rows = seen.gantt(year)
    if seen.situation.plan_end is None:
        # Before the chart: it is why its rows are empty.
        st.info(typo(NOT_PROLONGED))
    draw(
        seen.figures,
        "planning_annee" if is_year else "planning_plan",
        palette=palette,
        build=lambda: gantt_figure(
            rows,
            names,
            window=year_window(rows, seen.year) if is_year else plan_window(rows, seen.as_of),
            as_of=seen.as_of,
            palette=palette,
            bars=() if is_year else seen.year_bars,
            silent=seen.silent_rows,
        ),
        alt=seen.planning_title,
    )
    data_table("Voir les données", seen.gantt_table(year), "Dates et glissement de chaque action")
    metric_row(index_metrics(seen.indices, seen.reading))
    if seen.selection.is_narrow:
        source_line(UNFILTERED)
    _lists(seen)


def _lists(seen: SelectedCalendar) -> None:
    st.header(typo(f"Jalons qui glissent : {len(seen.late)}"), anchor=False)
    if seen.late.empty:
        st.markdown("Aucun jalon en cours ne glisse.")
    else:
        level_table(seen.late, "Glissement", alt="Jalons qui glissent", narrow=NARROW)
    if not seen.silent.empty:
        st.header(typo(f"Échéance passée, sans nouvelle : {len(seen.silent)}"), anchor=False)
        level_table(seen.silent, "", alt="Jalons échus dont rien n’a été dit", narrow=NARROW)
    coming = seen.upcoming
    st.header(typo(f"Dans les {plural(UPCOMING_DAYS, 'jour')} : {len(coming)}"), anchor=False)
    if coming.empty:
        st.markdown("Aucun jalon prévu.")
    else:
        level_table(coming, "Glissement annoncé", alt="Jalons à venir", narrow=NARROW)


def _drift_title(seen: SelectedCalendar) -> str:
    return drift_title(seen.drift, seen.titles)


def _drift(seen: SelectedCalendar, _names: pd.DataFrame, palette: Palette) -> None:
    left, reading, seeing = beside(QUARTERS, sides=2)
    with left:
        draw(
            seen.figures,
            "derive",
            palette=palette,
            build=lambda: milestone_drift_figure(
                seen.drift, seen.states, as_of=seen.as_of, palette=palette
            ),
            alt=_drift_title(seen),
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


def _curve_title(seen: SelectedCalendar) -> str:
    return curve_title(seen.reading)


def _curve(seen: SelectedCalendar, _names: pd.DataFrame, palette: Palette) -> None:
    left, right = beside(THIRDS)
    with left:
        draw(
            seen.figures,
            "courbe",
            palette=palette,
            build=lambda: planned_curve_figure(
                seen.planned, palette=palette, has_dates=seen.situation.plan_start is not None
            ),
            alt=_curve_title(seen),
        )
    with right:
        for metric in curve_metrics(seen.planned, seen.reading):
            metric_row([metric])
        source_line(f"{CURVE_READING} {UNFILTERED}" if seen.selection.is_narrow else CURVE_READING)
    if not seen.planned.empty:
        data_table("Voir les données", curve_table(seen.planned), "Travail prévu, fait et annoncé")


VIEWS: Final = {
    "planning": CalendarView(
        label="Planning", title=_planning_title, show=_planning, choose=_choose_span
    ),
    "derive": CalendarView(label="Dérive des jalons", title=_drift_title, show=_drift),
    "courbe": CalendarView(label="Courbe", title=_curve_title, show=_curve),
}

"""The curve: the work planned, done and announced, week after week."""

from typing import Final

import pandas as pd

from analysis.schedule.finding import curve_metrics, curve_title, headed, headed_metrics
from analysis.schedule.selected_calendar import SelectedCalendar
from analysis.schedule.selection import unfiltered_words
from analysis.schedule.table import curve_table
from charts.planned_curve import planned_curve_figure
from charts.theme import Palette
from data_model.french import typo
from pages.common.beside import THIRDS, beside
from pages.common.chart import draw
from pages.common.frame import source_line
from pages.common.headline import metric_row
from pages.common.tables import data_table

CURVE_READING: Final = typo(
    "Chaque jalon pèse les jours de travail que sa fiche lui donne. Le travail annoncé suit les "
    "dates reçues ; un jalon sans nouvelle n’y entre pas."
)


def curve_heading(seen: SelectedCalendar) -> str:
    """How far ahead or behind the work of the plan, or of an axis, is."""
    return headed(curve_title(seen.reading), seen.headed_by)


def curve_view(seen: SelectedCalendar, _names: pd.DataFrame, palette: Palette) -> None:
    """The chart beside its figures, then its days of work."""
    left, right = beside(THIRDS)
    with left:
        draw(
            seen,
            "courbe",
            palette=palette,
            build=lambda: planned_curve_figure(
                seen.planned,
                palette=palette,
                level=seen.level,
                has_dates=seen.situation.plan_start is not None,
            ),
            alt=curve_heading(seen),
        )
    with right:
        for metric in headed_metrics(curve_metrics(seen.planned, seen.reading), seen.headed_by):
            metric_row([metric])
        unfiltered = unfiltered_words(seen.selection, seen.situation.level_words.axis)
        source_line(f"{CURVE_READING} {unfiltered}".strip())
    if not seen.planned.empty:
        data_table("Voir les données", curve_table(seen.planned), "Travail prévu, fait et annoncé")

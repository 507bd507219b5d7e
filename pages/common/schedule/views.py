"""The three ways of looking at the calendar: the planning, the drift, the curve."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis.schedule.selected_calendar import SelectedCalendar
from charts.theme import Palette
from pages.common.schedule.curve import curve_heading, curve_view
from pages.common.schedule.drift import drift_heading, drift_view
from pages.common.schedule.planning import planning_heading, planning_view
from pages.common.schedule.span import choose_span


@dataclass(frozen=True, kw_only=True)
class CalendarView:
    """One way of looking at the calendar: its title and what it shows."""

    label: str
    title: Callable[[SelectedCalendar], str]
    show: Callable[[SelectedCalendar, pd.DataFrame, Palette], None]
    choose: Callable[[SelectedCalendar], None] = lambda _seen: None
    is_whole: bool = False
    """Whether its figures are of the plan or an axis, whatever else is filtered."""


VIEWS: Final = {
    "planning": CalendarView(
        label="Planning", title=planning_heading, show=planning_view, choose=choose_span
    ),
    "derive": CalendarView(label="Dérive des jalons", title=drift_heading, show=drift_view),
    "courbe": CalendarView(label="Courbe", title=curve_heading, show=curve_view, is_whole=True),
}

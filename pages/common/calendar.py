"""The calendar's frames of one axis, or of the plan, each computed at its first use."""

from datetime import date
from functools import cached_property

import pandas as pd

from analysis.indicator.board import in_axis
from analysis.schedule.calendar_year import states_of_year
from analysis.schedule.earned_value import (
    EarnedScheduleReading,
    earned_schedule_reading,
    planned_value_frame,
)
from analysis.schedule.milestone_views import drift_frame, gantt_frame, upcoming_frame
from analysis.schedule.occurrence import OccurrenceState, reported_actions
from analysis.schedule.schedule import ScheduleIndices, schedule_indices
from analysis.situation import Situation
from analysis.snapshot import Snapshot
from pages.common.chart import Figures

UPCOMING_DAYS = 90


class AxisCalendar:
    """One axis of one snapshot (`axis` None: the plan, empty: « Transversal »)."""

    def __init__(
        self,
        snapshot: Snapshot,
        axis: str | None,
        *,
        states: pd.DataFrame,
        occurrences: list[OccurrenceState],
    ) -> None:
        self.snapshot = snapshot
        self.axis = axis
        self.states = in_axis(states, axis)
        self.occurrences = [
            state for state in occurrences if axis is None or (state.axis_code or "") == axis
        ]
        self.figures: Figures = {}
        self._gantts: dict[int | None, pd.DataFrame] = {}

    @property
    def situation(self) -> Situation:
        """The day and the periods looked at."""
        return self.snapshot.situation

    @property
    def year(self) -> int:
        """The year shown first: that of the situation, else of the day looked at."""
        return (self.situation.situation_date or self.situation.as_of).year

    def gantt(self, year: int | None) -> pd.DataFrame:
        """One bar an action, over what a year has to show, or over the plan."""
        if year not in self._gantts:
            seen = self.occurrences if year is None else states_of_year(self.occurrences, year)
            self._gantts[year] = in_axis(gantt_frame(self.snapshot, states=seen), self.axis)
        return self._gantts[year]

    @cached_property
    def year_bars(self) -> list[pd.DataFrame]:
        """The bars of each year with a date, so that a plan of several cycles stays readable."""
        ends = {state.end for state in self.occurrences if state.end}
        return [
            in_axis(gantt_frame(self.snapshot, year=year, states=self.occurrences), self.axis)
            for year in sorted({end.year for end in ends})
        ]

    @cached_property
    def silent_actions(self) -> frozenset[str]:
        """The actions of whose milestones nothing was ever said."""
        every = {state.action_code for state in self.occurrences}
        return frozenset(every - reported_actions(self.occurrences))

    @cached_property
    def drift(self) -> pd.DataFrame:
        """Announced dates: see `analysis.schedule.milestone_views`."""
        return drift_frame(self.snapshot, states=self.occurrences)

    @cached_property
    def planned(self) -> pd.DataFrame:
        """Planned, done and forecast work: see `analysis.schedule.earned_value`."""
        return planned_value_frame(self.snapshot, self.axis, states=self.occurrences)

    @cached_property
    def reading(self) -> EarnedScheduleReading:
        """Earned schedule: see `analysis.schedule.earned_value`."""
        return earned_schedule_reading(self.snapshot, self.axis, states=self.occurrences)

    @cached_property
    def indices(self) -> ScheduleIndices | None:
        """Hit rate and execution index: see `analysis.schedule.schedule`."""
        return schedule_indices(self.snapshot, self.axis, states=self.occurrences)

    @cached_property
    def upcoming(self) -> pd.DataFrame:
        """Milestones of the next 90 days."""
        return upcoming_frame(self.snapshot, UPCOMING_DAYS, states=self.occurrences)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The short title of each action."""
        actions = self.snapshot.actions
        return dict(zip(actions["action_code"], actions["short_title"], strict=True))

    @property
    def as_of(self) -> date:
        """The day looked at."""
        return self.situation.as_of

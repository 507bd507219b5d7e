"""The calendar's frames of one selection of milestones, each computed at its first use."""

from datetime import date
from functools import cached_property

import pandas as pd

from analysis.axis_situation import axis_names_frame
from analysis.indicator.board import in_axis
from analysis.origin.choice import milestone_choices
from analysis.results.rules import completion_level
from analysis.rows import rows_of
from analysis.schedule.calendar_year import states_of_year
from analysis.schedule.completion import completion
from analysis.schedule.earned_value import (
    EarnedScheduleReading,
    earned_schedule_reading,
    planned_value_frame,
)
from analysis.schedule.finding import planning_title, reported_scope
from analysis.schedule.milestone_views import (
    drift_frame,
    gantt_frame,
    is_drawn,
    occurrence_bars_frame,
    upcoming_frame,
)
from analysis.schedule.occurrence import OccurrenceState, once_per_event, reported_actions
from analysis.schedule.schedule import ScheduleIndices, schedule_indices
from analysis.schedule.selection import (
    WHOLE,
    Selection,
    in_selection,
    territory_code,
)
from analysis.schedule.table import (
    gantt_table,
    late_table,
    silent_table,
    unconfirmed_table,
    upcoming_table,
)
from analysis.scope import actions_of_axis
from analysis.situation import Situation
from analysis.snapshot import Snapshot
from analysis.thresholds import thresholds_of
from data_model.vocabulary import Level

UPCOMING_DAYS = 90


class SelectedCalendar:
    """The milestones asked for; indices and curve are those of their whole axis, or plan."""

    def __init__(
        self,
        snapshot: Snapshot,
        selection: Selection,
        *,
        states: pd.DataFrame,
        occurrences: list[OccurrenceState],
    ) -> None:
        self.snapshot = snapshot
        self.selection = selection
        everywhere = Selection(axis=selection.axis)
        territory = territory_code(snapshot)
        self.of_axis = in_selection(occurrences, everywhere, territory=territory)
        self.occurrences = in_selection(self.of_axis, selection, territory=territory)
        shown = {state.occurrence_code for state in self.occurrences}
        self.states = states[states["occurrence_code"].isin(shown)]
        self._of_actions = states[states["action_code"].isin(self.states["action_code"])]
        self._gantts: dict[int | None, pd.DataFrame] = {}
        self._gantt_tables: dict[int | None, pd.DataFrame] = {}

    @property
    def situation(self) -> Situation:
        """The day and the periods looked at."""
        return self.snapshot.situation

    @property
    def as_of(self) -> date:
        """The day looked at."""
        return self.situation.as_of

    @property
    def year(self) -> int:
        """The year shown first: that of the situation, else of the day looked at."""
        return (self.situation.situation_date or self.situation.as_of).year

    @property
    def has_year(self) -> bool:
        """Whether that year has anything to draw."""
        return is_drawn(self.gantt(self.year))

    @cached_property
    def actions_total(self) -> int:
        """How many actions the selection covers, those without a milestone too."""
        return len(self._rows(gantt_frame(self.snapshot, states=self.occurrences)))

    @cached_property
    def scope(self) -> str:
        """« 5 actions renseignées sur 5. », of what is shown."""
        shown = {one.action_code for one in self.occurrences}
        told = [one for one in self.of_axis if one.action_code in shown]
        return reported_scope(told, self.actions_total)

    @cached_property
    def whole_scope(self) -> str:
        """The same, of the plan or the axis that the indices and the curve are of."""
        actions = actions_of_axis(self.snapshot, self.selection.axis)
        return reported_scope(self.of_axis, len(actions))

    def gantt(self, year: int | None) -> pd.DataFrame:
        """One bar an action, or an occurrence of the one asked for, over a year or the plan."""
        if year not in self._gantts:
            seen = self.occurrences if year is None else states_of_year(self.occurrences, year)
            self._gantts[year] = (
                occurrence_bars_frame(seen)
                if self.selection.action
                else self._rows(gantt_frame(self.snapshot, states=seen))
            )
        return self._gantts[year]

    def gantt_table(self, year: int | None) -> pd.DataFrame:
        """The same bars in words: see `analysis.schedule.table`."""
        if year not in self._gantt_tables:
            self._gantt_tables[year] = gantt_table(self.gantt(year))
        return self._gantt_tables[year]

    @cached_property
    def year_bars(self) -> list[pd.DataFrame]:
        """The bars of each year with a date, so that a plan of several cycles stays readable."""
        if self.selection.action:
            return [self.gantt(None)]
        ends = {state.end for state in self.occurrences if state.end}
        return [
            self._rows(gantt_frame(self.snapshot, year=year, states=self.occurrences))
            for year in sorted({end.year for end in ends})
        ]

    def _rows(self, bars: pd.DataFrame) -> pd.DataFrame:
        bars = in_axis(bars, self.selection.axis)
        if self.selection.is_narrow:
            # An axis alone keeps its actions without a milestone: their absence is told.
            bars = bars[bars["action_code"].isin({s.action_code for s in self.occurrences})]
        return bars.reset_index(drop=True)

    @cached_property
    def silent_rows(self) -> frozenset[str]:
        """The bars of actions of whose milestones nothing was ever said."""
        silent = {state.action_code for state in self.of_axis} - reported_actions(self.of_axis)
        if self.selection.action in silent:
            return frozenset(self.gantt(None)["action_code"])
        return frozenset(silent)

    @cached_property
    def drift(self) -> pd.DataFrame:
        """Announced dates: see `analysis.schedule.milestone_views`."""
        return drift_frame(self.snapshot, states=self.occurrences)

    @cached_property
    def planned(self) -> pd.DataFrame:
        """Planned, done and forecast work: see `analysis.schedule.earned_value`."""
        return planned_value_frame(self.snapshot, self.selection.axis, states=self.of_axis)

    @cached_property
    def reading(self) -> EarnedScheduleReading:
        """Earned schedule: see `analysis.schedule.earned_value`."""
        return earned_schedule_reading(self.snapshot, self.selection.axis, states=self.of_axis)

    @cached_property
    def whose(self) -> str:
        """« Tout le plan », « Axe 2 »: what the indices and the curve are of."""
        if self.selection.axis is None:
            return WHOLE
        names = {row.code or "": row.name for row in rows_of(axis_names_frame(self.snapshot))}
        return str(names.get(self.selection.axis, WHOLE))

    @cached_property
    def headed_by(self) -> str:
        """The same where more than an axis is asked for; else the page's title says it."""
        return self.whose if self.selection.is_narrow else ""

    @cached_property
    def level(self) -> Level:
        """How far the work is behind what was planned, as « Réalisation » says it."""
        told = reported_actions(self.of_axis)
        counted = once_per_event(one for one in self.of_axis if one.action_code in told)
        limits = thresholds_of(self.situation.settings)
        return completion_level(completion(counted).gap_points, limits)

    @cached_property
    def indices(self) -> ScheduleIndices | None:
        """Hit rate and execution index: see `analysis.schedule.schedule`."""
        return schedule_indices(self.snapshot, self.selection.axis, states=self.of_axis)

    @cached_property
    def planning_title(self) -> str:
        """What slips: see `analysis.schedule.finding`."""
        return planning_title(
            self.states,
            self.titles,
            among=self._of_actions,
            is_of_action=bool(self.selection.action),
        )

    @cached_property
    def late(self) -> pd.DataFrame:
        """The milestones that slip, in words: see `analysis.schedule.table`."""
        return late_table(self.states, self.titles)

    @cached_property
    def silent(self) -> pd.DataFrame:
        """The milestones due of which nothing was said, in words."""
        return silent_table(self.states, self.titles)

    @cached_property
    def unconfirmed(self) -> pd.DataFrame:
        """The milestones due whose announced date has just passed, in words."""
        return unconfirmed_table(self.states, self.titles)

    @cached_property
    def upcoming(self) -> pd.DataFrame:
        """Milestones of the next 90 days, in words."""
        coming = upcoming_frame(self.snapshot, UPCOMING_DAYS, states=self.occurrences)
        return upcoming_table(coming, self.titles)

    @cached_property
    def milestone_choices(self) -> dict[str, str]:
        """The milestones of the actions shown, by code: see `analysis.origin.choice`."""
        return milestone_choices(self.snapshot, {one.action_code for one in self.occurrences})

    @cached_property
    def titles(self) -> dict[str, str]:
        """The short title of each action."""
        actions = self.snapshot.actions
        return dict(zip(actions["action_code"], actions["short_title"], strict=True))

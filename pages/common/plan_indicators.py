"""The indicators of one plan on one day, one by one: values by respondent, targets, measures."""

from functools import cached_property

import pandas as pd

from analysis.fiche.tables import action_values
from analysis.indicator.commune_values import (
    commune_map_frame,
    commune_series_frame,
    drawn_indicators,
)
from analysis.indicator.commune_words import (
    OnMap,
    map_in_words,
)
from analysis.indicator.measures import measure_labels
from analysis.indicator.series import commune_values_frame
from analysis.indicator.target import target_history_frame
from analysis.results.said import GivenValue
from analysis.snapshot import Snapshot
from data_model.store import Read


class PlanIndicators:
    """What is known of each indicator beside its result, read or computed at its first use."""

    def __init__(self, snapshot: Snapshot, read: Read) -> None:
        self.snapshot = snapshot
        self._read = read
        self._respondents: dict[str, pd.DataFrame] = {}
        self._on_map: dict[tuple[str, bool], OnMap] = {}

    @cached_property
    def newest_values(self) -> dict[str, list[GivenValue]]:
        """What was last said of each indicator, with where it was read."""
        return action_values(self.snapshot)

    @cached_property
    def drawn(self) -> dict[str, str]:
        """What the map can show: see `analysis.indicator.commune_values`."""
        return drawn_indicators(self.snapshot)

    def respondent_values(self, code: str) -> pd.DataFrame:
        """One row a respondent of an indicator: see `analysis.indicator.series`."""
        if code not in self._respondents:
            self._respondents[code] = commune_values_frame(self.snapshot, code)
        return self._respondents[code]

    def on_map(self, code: str, *, per_thousand: bool = False) -> OnMap:
        """The map's values of an indicator, and the small charts': see `commune_words`."""
        key = (code, per_thousand)
        if key not in self._on_map:
            values = self.respondent_values(code)
            self._on_map[key] = map_in_words(
                self.snapshot,
                code,
                commune_map_frame(self.snapshot, code, per_thousand=per_thousand, values=values),
                commune_series_frame(self.snapshot, code, per_thousand=per_thousand),
                per_thousand=per_thousand,
            )
        return self._on_map[key]

    def target_history(self, code: str) -> pd.DataFrame:
        """Every target ever set for an indicator: see `analysis.indicator.target`."""
        seen = self.snapshot.situation
        with self._read() as session:
            return target_history_frame(session, seen.plan_code, code, cutoff=seen.cutoff)

    @cached_property
    def measure_labels(self) -> dict[str, str]:
        """How each measure is called: see `analysis.indicator.measures`."""
        with self._read() as session:
            return measure_labels(session, self.snapshot.situation.plan_code)

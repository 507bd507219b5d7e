"""The frames of one indicator alone."""

from dataclasses import replace

import pandas as pd

from analysis.snapshot import Snapshot
from data_model.vocabulary import AssignedKind, Nature


def narrowed(snapshot: Snapshot, indicator_code: str) -> tuple[Snapshot, Nature, str]:
    """The snapshot with one indicator only, its nature and its unit; KeyError if unknown."""

    def mine(frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame["indicator_code"] == indicator_code]

    indicators, assigned = mine(snapshot.indicators), snapshot.assignments
    if indicators.empty:
        raise KeyError(indicator_code)
    is_asked = (assigned["kind"] == AssignedKind.INDICATOR) & (
        assigned["object_code"] == indicator_code
    )
    one = replace(
        snapshot,
        indicators=indicators,
        targets=mine(snapshot.targets),
        observations=mine(snapshot.observations),
        assignments=assigned[is_asked],
    )
    return one, Nature(indicators.iloc[0]["nature"]), str(indicators.iloc[0]["unit"])

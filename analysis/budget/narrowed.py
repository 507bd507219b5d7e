"""The money of some actions alone."""

from collections.abc import Collection
from dataclasses import replace

import pandas as pd

from analysis.snapshot import Snapshot
from data_model.vocabulary import AssignedKind


def narrowed(snapshot: Snapshot, actions: Collection[str]) -> Snapshot:
    """The snapshot with these actions, their axes and their amounts only."""

    def mine(frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame["action_code"].isin(list(actions))]

    kept, assigned = mine(snapshot.actions), snapshot.assignments
    axes, objectives = snapshot.axes, snapshot.objectives
    is_elsewhere = (assigned["kind"] == AssignedKind.BUDGET) & ~assigned["object_code"].isin(
        list(actions)
    )
    return replace(
        snapshot,
        actions=kept,
        axes=axes[axes["axis_code"].isin(kept["axis_code"])],
        objectives=objectives[objectives["objective_code"].isin(kept["objective_code"])],
        assignments=assigned[~is_elsewhere],
        indicators=mine(snapshot.indicators),
        budget=mine(snapshot.budget),
        budget_history=mine(snapshot.budget_history),
    )

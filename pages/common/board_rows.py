"""What a row of the board is: an action, or an objective where the plan has some."""

from typing import Final

import pandas as pd

from analysis.attention.action_board import (
    SortedBy,
    action_board_frame,
    objective_board_frame,
)
from data_model.level_words import LevelWord
from pages.common.plan_view import PlanView

ACTIONS, OBJECTIVES = "actions", "objectifs"
ACTION: Final = LevelWord(singular="action", plural="actions", heading="Action", is_feminine=True)


def board_words(view: PlanView) -> dict[str, LevelWord]:
    """The word of each kind of row that the plan has."""
    if view.snapshot.objectives.empty:
        return {ACTIONS: ACTION}
    return {ACTIONS: ACTION, OBJECTIVES: view.situation.level_words.objective}


def board_rows(view: PlanView, kind: str, *, axis: str | None, sorted_by: SortedBy) -> pd.DataFrame:
    """`action_board_frame` or `objective_board_frame` of an axis, kept with the view."""
    return view.once(
        ("board", kind, axis, sorted_by),
        lambda: (
            action_board_frame(
                view.snapshot, view.completion("action"), axis=axis, sorted_by=sorted_by
            )
            if kind == ACTIONS
            else objective_board_frame(
                view.snapshot, view.completion("objective"), axis=axis, sorted_by=sorted_by
            )
        ),
    )

"""The chart of the actions, or objectives; in a long plan the others open under it."""

from typing import Final, Literal

import pandas as pd

from analysis.first_rows import first_rows
from charts.completion_dumbbell import completion_dumbbell_figure
from data_model.french import plural
from data_model.level_words import LevelWord
from pages.common.chart import draw
from pages.common.palette import current_palette
from pages.common.plan_view import PlanView
from pages.common.tables import others_part

NARROWEST: Final = 560


def board_chart(
    view: PlanView,
    board: pd.DataFrame,
    heads: pd.DataFrame,
    *,
    name: str,
    alt: str,
    word: LevelWord,
    lines: Literal[1, 2],
) -> None:
    """Draw the rows of `action_board_frame` under `axis_heads_frame`'s, the first of each axis.

    `word` is that of a row, « action », « objectif »; its title takes up to so many `lines`.
    """
    palette = current_palette()

    def drawn(part: pd.DataFrame, key: str) -> None:
        draw(
            view,
            key,
            palette=palette,
            build=lambda: completion_dumbbell_figure(
                part,
                heads,
                situation_date=view.situation.situation_date,
                palette=palette,
                lines=lines,
            ),
            alt=alt,
            narrowest=NARROWEST,
        )

    first, rest = first_rows(board)
    drawn(first, f"dumbbell {name}")
    counted = plural(len(rest), f"autre {word.singular}", f"autres {word.plural}")
    if not rest.empty and (others := others_part(counted, "avancement")):
        with others:
            drawn(rest, f"dumbbell {name} suite")

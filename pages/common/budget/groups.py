"""The money by axis, action, year, funder or nature: its bars, then the same as a table."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

import plotly.graph_objects as go
import streamlit as st

from analysis.budget.budget_seen import BudgetSeen
from analysis.budget.finding import elapsed_words
from analysis.budget.grouping import Grouping
from analysis.budget.table import grouped_budget_table
from analysis.fiche.fiche import action_choices
from analysis.origin.choice import ACTION, AXIS, WHOLE_PLAN, axis_labels
from charts.budget_bars import planned_bars_figure, spent_bars_figure
from charts.theme import Palette
from data_model.french import typo
from pages.common.chart import draw
from pages.common.chooser import Choice
from pages.common.origin_link import origin_menu
from pages.common.plan_view import PlanView
from pages.common.tables import shown_table

PER: Final = "par"
LABELS: Final[Mapping[Grouping, int]] = {
    Grouping.AXIS: 0,
    Grouping.ACTION: 34,
    Grouping.YEAR: 12,
    Grouping.FUNDER: 24,
    Grouping.SECTION: 18,
}
"""Characters kept at the left of the bars; none where they stand above them."""


def group_choice(budget: BudgetSeen) -> Choice:
    """What the money is added up by, kept in the address; one action makes no axis."""
    groups = [one for one in Grouping if one is not Grouping.AXIS or not budget.is_one_action]
    words = budget.snapshot.situation.level_words
    return Choice(
        page="budget",
        name=PER,
        label="Par",
        choices={one.value: f"Par {one.named(words).lower()}" for one in groups},
        first=groups[0].value,
    )


def groups_block(
    view: PlanView, budget: BudgetSeen, palette: Palette, *, elapsed: Fraction | None
) -> Grouping:
    """The choice, the bars, their legend and their table, over the actions of a budget.

    Gives what was chosen.
    """
    choice = group_choice(budget)
    by = Grouping(choice.value())
    with st.container(horizontal=True, vertical_alignment="center"):
        choice.segments()
        origin_menu(*_origins(budget, by), key=f"budget_{by}")
    groups = budget.groups(by)
    _legend(view, palette, by, elapsed=elapsed)

    def build() -> go.Figure:
        if by.is_planned:
            return planned_bars_figure(
                groups, palette=palette, is_wide=by is Grouping.AXIS, labels=LABELS[by]
            )
        return spent_bars_figure(groups, palette=palette, labels=LABELS[by])

    words = view.situation.level_words
    alt = f"Prévu, engagé et mandaté par {by.named(words).lower()}"
    draw(budget, f"barres_{by}", palette=palette, build=build, alt=alt)
    if not groups.empty:
        shown_table(grouped_budget_table(groups, by, words), alt)
    return by


def _origins(budget: BudgetSeen, by: Grouping) -> tuple[str, Mapping[str, str]]:
    # What a part of the plan adds up is taken apart action by action.
    if by is Grouping.ACTION or budget.actions is not None:
        return ACTION, action_choices(budget.snapshot)
    labels = axis_labels(budget.snapshot)
    # The plan's origin lists each amount with its exercise, its funder and its section.
    return AXIS, labels if by is Grouping.AXIS else {WHOLE_PLAN: labels[WHOLE_PLAN]}


def _legend(view: PlanView, palette: Palette, by: Grouping, *, elapsed: Fraction | None) -> None:
    parts = [(palette.done, "■", "mandaté"), (palette.committed, "■", "engagé, pas encore mandaté")]
    if by.is_planned:
        seen = view.situation
        until = elapsed_words(
            elapsed, until=seen.situation_date, has_span=seen.plan_end is not None
        )
        parts += [
            (palette.expected, "■", "encore libre"),
            (palette.alert, "■", "au-delà du prévu"),
            (palette.ink, "┃", until),
        ]
    words = " ".join(
        f":color[{sign}]{{foreground='{color}'}} {text}" for color, sign, text in parts
    )
    st.markdown(f":small[{typo(words)}]")

"""The map of the communes with its legend, or what it needs before it can be drawn."""

from collections.abc import Hashable

import pandas as pd
import streamlit as st

from analysis.indicator.commune_findings import at_least_count, can_be_drawn, map_words
from charts.commune_map import commune_map
from charts.map_labels import MAP_HEIGHT
from charts.map_steps import Limits, map_legend
from charts.theme import Palette
from data_model.french import typo
from pages.common.plan_view import PlanView
from pages.common.to_compose import NO_OUTLINE, to_compose


def map_part(
    view: PlanView,
    values: pd.DataFrame,
    *,
    kept_as: Hashable,
    palette: Palette,
    limits: Limits,
    decimals: int,
    selected: str | None,
    title: str,
) -> None:
    """The communes shaded by `values`, from `commune_map_frame`; `kept_as` says which they are."""
    if not can_be_drawn(values):
        to_compose(NO_OUTLINE, step="territoire", label="Ajouter les contours")
        return
    st.pydeck_chart(
        view.once(
            ("map", kept_as, selected, palette),
            lambda: commune_map(
                values, palette, limits=limits, decimals=decimals, selected=selected
            ),
        ),
        height=MAP_HEIGHT,
        key="carte",
        alt=typo(f"{title}. {map_words(values, decimals=decimals)}"),
    )
    st.markdown(
        map_legend(
            limits if values["value_e4"].notna().any() else None,
            palette,
            decimals=decimals,
            has_at_least=at_least_count(values) > 0,
        )
    )

"""The map of the communes with its legend, or what it needs before it can be drawn."""

from collections.abc import Hashable

import streamlit as st

from analysis.indicator.commune_findings import can_be_drawn
from analysis.indicator.commune_words import OnMap, map_words
from charts.commune_map import commune_map
from charts.map_labels import MAP_HEIGHT, MAP_WIDTH
from charts.map_steps import MapSteps, map_legend
from charts.theme import Palette
from data_model.french import typo
from pages.common.plan_view import PlanView
from pages.common.to_compose import NO_OUTLINE, to_compose


def map_part(
    view: PlanView,
    on_map: OnMap,
    *,
    kept_as: Hashable,
    palette: Palette,
    steps: MapSteps | None,
    selected: str | None,
    title: str,
) -> None:
    """The communes shaded by value; `kept_as` says which values they are."""
    values = on_map.values
    if not can_be_drawn(values):
        to_compose(NO_OUTLINE, step="territoire", label="Ajouter les contours")
        return
    # On a screen narrower than the map, it scrolls sideways: its zoom is in pixels.
    st.grid(1, min_column_width=MAP_WIDTH, wrap=False).cell().pydeck_chart(
        view.once(
            ("map", kept_as, selected, palette),
            lambda: commune_map(values, palette, steps=steps, selected=selected),
        ),
        height=MAP_HEIGHT,
        key="carte",
        alt=typo(f"{title}. {map_words(values)}"),
    )
    st.markdown(typo(map_legend(values, steps, palette, unit=on_map.unit)))

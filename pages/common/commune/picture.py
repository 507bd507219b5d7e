"""The map to take away as a picture, with what it shows and where it comes from."""

import streamlit as st

from analysis.commune.outlines import outline_credit
from analysis.indicator.commune_findings import can_be_drawn
from analysis.indicator.commune_values import communes_of
from analysis.indicator.commune_words import OnMap, blank_words
from charts.map_picture import map_svg
from charts.map_steps import MapSteps
from charts.theme import LIGHT
from data_model.french import day, typo
from data_model.shown_words import shown_words
from loaders.issuing.issue import plain_name
from loaders.plan.workbook.known_places import public_outlines
from pages.common.frame import source_line
from pages.common.plan_view import PlanView


def map_source(view: PlanView, on_map: OnMap, denominator: str) -> None:
    """Where the outlines come from, what is shown without a value, and what divides."""
    blanks = blank_words(on_map.values, on_map.series)
    source_line(" ".join(filter(None, [_drawn_from(view), blanks, denominator])))


def _drawn_from(view: PlanView) -> str:
    return view.once(
        "outline credit",
        lambda: outline_credit(communes_of(view.snapshot), public_outlines()),
    )


def map_download(
    view: PlanView,
    on_map: OnMap,
    *,
    steps: MapSteps | None,
    title: str,
    denominator: str,
) -> None:
    """A button that gives the map as a picture, drawn when it is asked for.

    Nothing where no commune has an outline.
    """
    if not can_be_drawn(on_map.values):
        return
    seen = view.situation
    said = [f"{seen.plan_title}, vu au {day(seen.as_of)}.", _drawn_from(view), denominator]
    if seen.demonstration_day is not None:
        said.insert(0, "Données de démonstration, fictives.")

    def picture() -> str:
        # Always on white: it goes into a document.
        return map_svg(
            on_map.values,
            LIGHT,
            steps=steps,
            unit=on_map.unit,
            title=typo(title),
            source=shown_words(typo(" ".join(filter(None, said)))),
        )

    st.download_button(
        "Télécharger la carte (image)",
        picture,
        file_name=f"carte-{plain_name(title)}-{seen.as_of.isoformat()}.svg",
        mime="image/svg+xml",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
        key="carte_image",
        help="Une image SVG, qui s’insère dans un document ou une présentation.",
    )

"""The map to take away as a picture, with what it shows and where it comes from."""

import pandas as pd
import streamlit as st

from analysis.commune.outlines import outline_credit
from analysis.indicator.commune_findings import can_be_drawn
from analysis.indicator.commune_values import communes_of
from charts.map_picture import map_svg
from charts.map_steps import Limits
from charts.theme import LIGHT
from data_model.french import day, typo
from loaders.issuing.issue import plain_name
from loaders.plan.workbook.known_places import public_outlines
from pages.common.frame import source_line
from pages.common.plan_view import PlanView

HOLLOW = "Un contour vide signifie « non communiqué », jamais zéro."


def map_source(view: PlanView, denominator: str) -> None:
    """Where the outlines come from, what is drawn without a value, and what divides."""
    source_line(" ".join(filter(None, [_drawn_from(view), denominator])))


def _drawn_from(view: PlanView) -> str:
    credit = view.once(
        "outline credit",
        lambda: outline_credit(communes_of(view.snapshot), public_outlines()),
    )
    return f"{credit} {HOLLOW}" if credit else ""


def map_download(
    view: PlanView,
    values: pd.DataFrame,
    *,
    limits: Limits,
    decimals: int,
    title: str,
    denominator: str,
) -> None:
    """A button that gives the map of `values` as a picture, drawn when it is asked for.

    Nothing where no commune has an outline.
    """
    if not can_be_drawn(values):
        return
    seen = view.situation
    said = [f"{seen.plan_title}, vu au {day(seen.as_of)}.", _drawn_from(view), denominator]
    if seen.demonstration_day is not None:
        said.insert(0, "Données de démonstration, fictives.")

    def picture() -> str:
        # Always on white: it goes into a document.
        return map_svg(
            values,
            LIGHT,
            limits=limits,
            decimals=decimals,
            title=typo(title),
            source=typo(" ".join(filter(None, said))),
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

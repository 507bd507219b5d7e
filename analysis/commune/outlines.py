"""Whose outlines the communes are drawn with: public geography's, or the territory's own."""

from collections.abc import Mapping

import pandas as pd

from analysis.rows import rows_of
from data_model.french import joined, plain, typo

PUBLIC_SOURCE = "IGN, ADMIN EXPRESS COG 2024 (généralisés)"
PUBLIC = "Contours : IGN ADMIN EXPRESS COG 2024 (généralisés), Licence Ouverte 2.0"
OWN = "Contours fournis par le territoire"
NAMED = 3


def own_outlines(communes: pd.DataFrame, public: Mapping[str, str]) -> list[str]:
    """The names of the communes drawn otherwise than in public geography; from the respondents.

    `public` is INSEE code → outline as public geography gives it.
    """
    return [
        row.name
        for row in rows_of(communes)
        if row.outline_geojson and row.outline_geojson != public.get(row.respondent_code)
    ]


def has_public_outline(communes: pd.DataFrame, public: Mapping[str, str]) -> bool:
    """Whether an outline of public geography is drawn."""
    return any(
        row.outline_geojson and row.outline_geojson == public.get(row.respondent_code)
        for row in rows_of(communes)
    )


def outline_credit(communes: pd.DataFrame, public: Mapping[str, str]) -> str:
    """Where the outlines come from, in a sentence; empty where nothing is drawn."""
    own = own_outlines(communes, public)
    if not has_public_outline(communes, public):
        return f"{OWN}." if own else ""
    if not own:
        return typo(f"{PUBLIC}.")
    named = joined(map(plain, own)) if len(own) <= NAMED else f"{len(own)} communes"
    return typo(f"{PUBLIC} ; ceux de {named}, fournis par le territoire.")

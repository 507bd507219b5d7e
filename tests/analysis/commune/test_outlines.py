"""Outlines are credited to public geography only where they come from it."""

from collections.abc import Mapping

import pandas as pd
import pytest

from analysis.commune.outlines import has_public_outline, outline_credit

PUBLIC: Mapping[str, str] = {"93005": "public A", "93007": "public B"}
IGN = "Contours\u00a0: IGN ADMIN EXPRESS COG 2024 (généralisés), Licence Ouverte 2.0"


def communes(*drawn: tuple[str, str]) -> pd.DataFrame:
    rows = [(code, f"Ville {code}", outline) for code, outline in drawn]
    return pd.DataFrame(rows, columns=["respondent_code", "name", "outline_geojson"], dtype=object)


@pytest.mark.parametrize(
    ("drawn", "credit"),
    [
        ([("93005", "public A"), ("93007", "public B")], f"{IGN}."),
        ([("93005", "public A"), ("93007", "")], f"{IGN}."),
        ([("74001", "mine")], "Contours fournis par le territoire."),
        ([("93005", "redrawn")], "Contours fournis par le territoire."),
        (
            [("93005", "public A"), ("74001", "mine")],
            f"{IGN}\u202f; ceux de Ville 74001, fournis par le territoire.",
        ),
        ([("93005", "")], ""),
    ],
)
def test_the_credit_names_who_drew_the_outlines(drawn: list[tuple[str, str]], credit: str) -> None:
    assert outline_credit(communes(*drawn), PUBLIC) == credit
    assert has_public_outline(communes(*drawn), PUBLIC) == credit.startswith("Contours\u00a0")

"""Communes on screen: a pasted list of codes, then a table in which names are completed."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

import pandas as pd
import streamlit as st

from data_model.finding import Severity
from data_model.french import joined, plain, typo
from loaders.entry.composer_communes import (
    CommuneList,
    TypedCommune,
    postal_codes,
    read_communes,
)
from loaders.entry.typed_entry import typed_words, wrong
from pages.common.composer.known_places import known_communes, typed_of

CODE, NAME, POPULATION, VINTAGE = "Code INSEE", "Nom", "Habitants", "Source des habitants"
LONGEST_LIST: Final = 20_000
TALLEST: Final = 330
PASTE: Final = "Codes INSEE des communes (un par ligne ; le nom peut suivre)"
POSTAL: Final = "Une commune a son propre code INSEE ; plusieurs peuvent avoir le même code postal."
EXAMPLE: Final = "93005 Aulnay-sous-Bois\n2A004 Ajaccio"


def pasted_communes(key: str) -> CommuneList:
    """The communes of a list that is pasted, as its table then completes them.

    With them, what is still to be settled before they are recorded.
    """
    text = st.text_area(
        PASTE,
        key=f"{key}_codes",
        max_chars=LONGEST_LIST,
        height=110,
        placeholder=EXAMPLE,
        help=typo(
            "Le code INSEE a cinq caractères ; ce n’est pas le code postal. Les noms et les "
            "habitants des communes déjà connues sont remplis."
        ),
    )
    known = {code: typed_of(commune) for code, commune in known_communes().items()}
    found = read_communes(text, known)
    for finding in found.findings:
        st.warning(f"{plain(finding.message)} {typo(finding.hint)}")
    unsettled = [one for one in found.findings if one.severity is Severity.ERROR]
    if not found.communes:
        return CommuneList(communes=(), findings=tuple(unsettled))
    # What is typed in the table belongs to that very list.
    digest = sha256(text.encode()).hexdigest()[:12]
    communes = communes_table(found.communes, key=f"{key}_{digest}")
    if doubtful := postal_codes(communes, known):
        words = f"{joined(doubtful)} : code INSEE, et non code postal"
        if not st.checkbox(typo(words), key=f"{key}_{digest}_insee", help=typo(POSTAL)):
            message = typo(f"{joined(doubtful)} : est-ce un code postal ?")
            unsettled.append(wrong(message, "Remplacez-le par le code INSEE, ou cochez la case."))
    return CommuneList(communes=tuple(communes), findings=tuple(unsettled))


def communes_table(communes: Sequence[TypedCommune], *, key: str) -> list[TypedCommune]:
    """The communes with their names and inhabitants as edited; their codes stay."""
    frame = pd.DataFrame(
        {
            CODE: [one.code_insee for one in communes],
            NAME: [one.name for one in communes],
            POPULATION: pd.array([one.population for one in communes], dtype="Int64"),
            VINTAGE: [one.population_vintage for one in communes],
        }
    )
    edited = st.data_editor(
        frame,
        hide_index=True,
        disabled=[CODE],
        key=f"{key}_table",
        alt="Communes du territoire, une par ligne",
        height="content" if len(frame) < 9 else TALLEST,
        placeholder="",
        column_config={
            CODE: st.column_config.TextColumn(width=90),
            NAME: st.column_config.TextColumn(width=210, max_chars=200),
            POPULATION: st.column_config.NumberColumn(
                format="localized", min_value=0, step=1, width=105
            ),
            VINTAGE: st.column_config.TextColumn(width=360, max_chars=120),
        },
    )
    return [
        replace(
            one,
            name=typed_words(row[NAME]),
            population=None if pd.isna(row[POPULATION]) else int(row[POPULATION]),
            population_vintage=typed_words(row[VINTAGE]),
        )
        for one, row in zip(communes, edited.to_dict("records"), strict=True)
    ]

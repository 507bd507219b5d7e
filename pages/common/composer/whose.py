"""Whose plan it is: one of the known territories, or one's own with its communes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from data_model.finding import Finding
from data_model.french import number, plain, plural, typo
from loaders.entry.composer_communes import TypedCommune
from loaders.entry.composer_outlines import Outline
from loaders.entry.composer_plan import TypedTerritory
from pages.common.composer.communes_table import pasted_communes
from pages.common.composer.known_places import known_places
from pages.common.composer.outlines_file import outlines_file, say_without_outline

OWN: Final = "own"
KEY: Final = "composer_territoire"
ALL_KNOWN: Final = "Leurs populations et leurs contours sont déjà connus."
FROM_BASE: Final = "Reprises de cette base, telles qu’elles y sont."
OWN_LABEL: Final = "Un autre territoire"


@dataclass(frozen=True, kw_only=True)
class Whose:
    """A territory, its communes, and the outlines that a file gives; `is_sound` if it is fit.

    `unsettled` is what nobody could read in the list of communes, or what is still asked of it.
    """

    territory: TypedTerritory
    communes: Sequence[TypedCommune]
    outlines: Mapping[str, Outline]
    is_sound: bool = True
    unsettled: Sequence[Finding] = ()


NOBODY: Final = Whose(territory=TypedTerritory(siren="", name=""), communes=(), outlines={})


def whose_plan() -> Whose:
    """The territory as chosen or typed."""
    places = known_places()
    names = {siren: place.territory.name for siren, place in places.items()} | {OWN: OWN_LABEL}
    chosen = st.selectbox(
        "Territoire",
        list(names),
        index=None,
        format_func=names.__getitem__,
        key=f"{KEY}_choisi",
        placeholder="Choisissez un territoire connu, ou « Un autre territoire »",
    )
    if chosen is None or chosen == OWN:
        return _own() if chosen else NOBODY
    place = places[chosen]
    inhabitants = sum(one.population or 0 for one in place.communes)
    counted = plural(len(place.communes), "commune")
    named = ", ".join(plain(one.name) for one in place.communes)
    st.caption(typo(f"{counted}, {number(inhabitants)} habitants : {named}."))
    st.caption(ALL_KNOWN if place.is_drawn else FROM_BASE)
    return Whose(
        territory=TypedTerritory(
            siren=place.territory.siren,
            name=place.territory.name,
            short_code=place.territory.short_code,
            is_known=True,
        ),
        communes=place.typed,
        outlines={},
    )


def _own() -> Whose:
    left, right = st.columns([2.2, 1])
    name = left.text_input("Nom du territoire", key=f"{KEY}_nom", max_chars=200)
    siren = right.text_input(
        "SIREN", key=f"{KEY}_siren", max_chars=14, help="Les 9 chiffres de l’intercommunalité."
    )
    pasted = pasted_communes(KEY)
    communes = pasted.communes
    outlines = outlines_file(communes, key=KEY)
    if communes:
        say_without_outline(communes, list(outlines.by_code))
    return Whose(
        territory=TypedTerritory(siren="".join(siren.split()), name=" ".join(name.split())),
        communes=communes,
        outlines=outlines.by_code,
        is_sound=not outlines.findings,
        unsettled=pasted.findings,
    )

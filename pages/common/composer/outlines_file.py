"""A GeoJSON file of one's own, for the map: optional, read apart, and said back."""

from collections.abc import Sequence

import streamlit as st

from data_model.french import joined, plain, plural, typo
from loaders.entry.composer_communes import TypedCommune
from loaders.entry.composer_outlines import Outlines, read_outlines
from pages.common.composer.known_places import known_communes

LABEL = "Contours des communes (facultatif) : un fichier GeoJSON, 5 Mo au plus"
NONE = Outlines(by_code={})
MOST_NAMED = 6


@st.cache_data(max_entries=4, show_spinner="Lecture des contours…")
def _read(data: bytes, codes: tuple[str, ...]) -> Outlines:
    return read_outlines(data, codes)


def outlines_file(communes: Sequence[TypedCommune], *, key: str) -> Outlines:
    """The outlines of a file that is dropped; none without it, or where it cannot be read."""
    file = st.file_uploader(
        typo(LABEL),
        type=["geojson", "json"],
        max_upload_size=5,
        key=f"{key}_contours",
        help=typo(
            "Une propriété du fichier doit porter les codes INSEE ; longitude et latitude (WGS84). "
            "Seuls les contours de vos communes sont gardés."
        ),
    )
    if file is None:
        return NONE
    read = _read(file.getvalue(), tuple(one.code_insee for one in communes))
    for finding in read.findings:
        st.error(f"{plain(finding.message)} {typo(finding.hint)}")
    if read.by_code:
        said = plural(len(read.by_code), "contour lu", "contours lus")
        left = plural(read.unused, "autre contour", "autres contours")
        others = f" Laissé de côté : {left}, d’autres communes." if read.unused else ""
        st.success(typo(f"{said} (propriété « {plain(read.read_from)} »).{others}"))
    return read


def say_without_outline(communes: Sequence[TypedCommune], drawn: Sequence[str]) -> None:
    """Which communes the map will not show; their figures are in every table all the same."""
    known = {code for code, one in known_communes().items() if one.outline_geojson}
    bare = [
        plain(one.name or one.code_insee)
        for one in communes
        if one.code_insee not in known.union(drawn)
    ]
    if not bare:
        return
    more = f" et {len(bare) - MOST_NAMED} autres" if len(bare) > MOST_NAMED else ""
    named = ", ".join(bare[:MOST_NAMED]) + more if more else joined(bare)
    st.caption(typo(f"Sans contour : {named}. Pas sur la carte, mais dans tous les tableaux."))

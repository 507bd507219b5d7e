"""Links to « D’où vient ce chiffre », from any page that shows figures."""

from collections.abc import Mapping

import streamlit as st

from data_model.french import plain
from pages.common.frame import kept_parameters

ORIGIN_PAGE = "pages/origine.py"
LABEL = "D’où vient ce chiffre"
MANY = 12


def origin_link(label: str, **asked: str) -> None:
    """A link to the origin of one figure: `origin_link("…", indicateur="2.3-I1")`.

    Names of the address: indicateur, action, axe, jalon, commune; `voir` picks a total's amount
    (engage, mandate, prevu, travail). The day and the plan looked at are kept.
    """
    st.page_link(ORIGIN_PAGE, label=label, query_params=kept_parameters(**asked))


def origin_menu(kind: str, labels: Mapping[str, str], *, key: str, **more: str) -> None:
    """A button that opens the list of figures shown here, each a link to its origin.

    `labels` gives the code in the address and the words of each figure; nothing without figures.
    """
    if not labels:
        return
    with st.popover(LABEL, icon=":material/account_tree:", type="tertiary", key=f"origine_{key}"):
        if len(labels) <= MANY:
            for code, label in labels.items():
                origin_link(plain(label), **{kind: code}, **more)
            return
        chosen = st.selectbox(
            "Chiffre à détailler", list(labels), format_func=labels.__getitem__, key=f"vers_{key}"
        )
        origin_link("Voir son origine", **{kind: str(chosen)}, **more)

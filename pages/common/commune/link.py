"""Links to a respondent's page, from any page that names one."""

from collections.abc import Mapping

import streamlit as st

from data_model.french import plain
from pages.common.frame import kept_parameters

COMMUNE_PAGE = "pages/commune.py"
CHOSEN = "commune"
LABEL = "Page d’une commune"


def commune_link(label: str, code: str) -> None:
    """A link to one respondent's page, keeping the day and the plan."""
    st.page_link(
        COMMUNE_PAGE,
        label=label,
        icon=":material/location_city:",
        query_params=kept_parameters(**{CHOSEN: code}),
    )


def commune_menu(names: Mapping[str, str], *, key: str) -> None:
    """A button that opens the list of respondents, each a link to its page; nothing without any."""
    if not names:
        return
    with st.popover(LABEL, icon=":material/location_city:", type="tertiary", key=f"page_{key}"):
        for code, name in names.items():
            commune_link(plain(name), code)

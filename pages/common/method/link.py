"""A link to how figures are computed, from any page that shows some."""

import streamlit as st

from analysis.method.definition import BUDGET, CALENDAR, RESULTS, RETURNS, WORK
from analysis.origin.choice import INDICATOR, MILESTONE, RESPONDENT
from analysis.origin.choice import WORK as SHOWN_WORK
from pages.common.frame import kept_parameters

FAMILY_OF = {INDICATOR: RESULTS, MILESTONE: CALENDAR, RESPONDENT: RETURNS}
METHOD_PAGE = "pages/methode.py"
LABEL = "Comment ces chiffres sont calculés"


def method_link(family: str) -> None:
    """To the definitions of one family: avancement, resultats, calendrier, budget or retours."""
    st.page_link(
        METHOD_PAGE,
        label=LABEL,
        icon=":material/menu_book:",
        query_params=kept_parameters(sur=family),
    )


def method_family(kind: str, shown: str) -> str:
    """The family that a figure of « D’où vient ce chiffre » belongs to, by its address."""
    if shown == SHOWN_WORK:
        return WORK
    return FAMILY_OF.get(kind, BUDGET)

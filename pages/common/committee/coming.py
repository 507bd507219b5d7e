"""Under the menu: when the next committee meets, and the way to it."""

import streamlit as st

from data_model.french import day_short
from pages.common.committee.seen import COMMITTEE
from pages.common.frame import kept_parameters
from pages.common.view import current_view


def coming_committee() -> None:
    """A link to the first committee held on the day looked at or later; nothing without one."""
    view = current_view()
    coming = [one for one in view.committees if one.record.held_on >= view.situation.as_of]
    if not coming:
        return
    first = coming[-1]
    st.page_link(
        "pages/comites.py",
        label=f"Comité le {day_short(first.record.held_on)}",
        query_params=kept_parameters(**{COMMITTEE: str(first.number)}),
    )

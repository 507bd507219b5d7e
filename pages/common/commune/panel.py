"""The commune chosen on the map: its returns, its contact, the way to its page."""

import streamlit as st

from analysis.indicator.commune_findings import commune_returns_sentence, contact_line
from data_model.french import plain
from pages.common.commune.link import commune_link
from pages.common.plan_view import PlanView


def commune_panel(view: PlanView, code: str, name: str) -> None:
    """One framed line under the map, for the commune chosen."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{plain(name)}** · {commune_returns_sentence(view.board, code)} "
            f"{contact_line(view.snapshot, code)}"
        )
        commune_link("Ouvrir sa page", code)

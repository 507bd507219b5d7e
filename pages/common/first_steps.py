"""What to do with a plan that was just loaded, before its first return."""

import streamlit as st

from analysis.attention.attention import FIRST_STEPS
from pages.common.frame import kept_parameters


def first_steps() -> None:
    """The next steps in a sentence, and the two pages where they are taken."""
    st.markdown(FIRST_STEPS)
    with st.container(horizontal=True):
        st.page_link(
            "pages/reglages.py",
            label="Régler le plan",
            icon=":material/tune:",
            query_params=kept_parameters(),
        )
        st.page_link(
            "pages/retours.py",
            label="Émettre les classeurs",
            icon=":material/upload_file:",
            query_params=kept_parameters(vue="emettre"),
        )

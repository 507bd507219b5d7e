"""The guide of the returns, beside the drop zone: what is read, what is asked, what to do."""

import streamlit as st

from loaders.codes.guide import guide_text


@st.cache_data(show_spinner=False)
def _guide() -> str:
    # The page shows no HTML: what would break a line in a cell is a space here.
    return guide_text().replace("<br>", " ")


def guide_panel() -> None:
    """What is understood of a workbook, folded, and the same as a file to send."""
    guide = st.expander("Guide des retours", icon=":material/menu_book:", on_change="rerun")
    if guide.open:
        with guide:
            text = _guide()
            st.download_button("Télécharger ce guide", text, "guide-retours.md", on_click="ignore")
            st.markdown(text)

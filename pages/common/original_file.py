"""The file that a return came in, to be downloaded as it was received."""

import streamlit as st

from analysis.origin.return_origin import ReturnOrigin
from pages.common.plan_view import PlanView


def original_file_button(view: PlanView, origin: ReturnOrigin | None) -> None:
    """The button, where there is a file that was not erased."""
    if origin is None or not origin.has_file:
        return
    # The bytes are read at the click only: a page of values must not load every workbook.
    st.download_button(
        "Télécharger le fichier d’origine",
        lambda: view.file_content(origin.sha256),
        file_name=origin.file_name or f"retour-{origin.number}",
        mime="application/octet-stream",
        icon=":material/download:",
        on_click="ignore",
        key=f"fichier_{origin.number}",
    )

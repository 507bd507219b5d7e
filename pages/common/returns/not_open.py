"""What the views of the returns say of a plan that has no quarter yet."""

import streamlit as st

from data_model.french import typo


def no_quarter_open() -> None:
    """No quarter yet, and what opens one."""
    st.info(
        typo(
            "Aucun trimestre n’est encore ouvert : saisissez les dates du plan et les "
            "attributions dans « Réglages du plan »."
        )
    )

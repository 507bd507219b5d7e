"""The buttons to what stands before and after what is chosen."""

import streamlit as st

from data_model.french import plain
from pages.common.chooser import Choice


def neighbours(choice: Choice, before: str, after: str) -> None:
    """A button to the one before the chosen one and one to the one after, in these words."""
    codes = list(choice.choices)
    place = codes.index(choice.shown)
    for label, is_before, other in ((before, True, place - 1), (after, False, place + 1)):
        exists = 0 <= other < len(codes)
        st.button(
            label,
            icon=":material/chevron_left:" if is_before else ":material/chevron_right:",
            icon_position="left" if is_before else "right",
            type="tertiary",
            disabled=not exists,
            on_click=choice.go,
            args=(codes[other] if exists else "",),
            help=plain(choice.choices[codes[other]]) if exists else None,
        )

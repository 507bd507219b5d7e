"""The button that gives the whole screen to the slides; `static/full_screen.js` answers it.

That script comes with the page itself: the content policy refuses one that a component brings.
"""

from typing import Final

import streamlit as st

# The style sheet draws it, and shows one of its two names, as the screen stands.
BUTTON: Final = """
<button type="button" class="full-screen">
  <span class="enter">Plein écran</span>
  <span class="leave">Quitter le plein écran</span>
</button>
"""


def full_screen() -> None:
    """Four corners to press, by the pointer, by the keyboard, or by the key F."""
    st.html(BUTTON, width="content")

"""A committee's slides on the wall: one at a time, by keyboard, by clicker, by address.

`static/slide_keys.js` answers the keys, a clicker's too: it presses the two buttons in sight.
"""

from typing import Final

import streamlit as st

from analysis.committee.show import CommitteeShow
from charts.projection.page import slide_html
from data_model.french import plain
from data_model.store import ROOT
from pages.common.committee.full_screen import full_screen
from pages.common.committee.seen import COMMITTEE, SLIDE
from pages.common.frame import kept_parameters

STYLE: Final = ROOT / "static" / "projection.css"


def projection(show: CommitteeShow, *, is_demonstration: bool) -> None:
    """The slide that the address names, and the keys that lead to the others."""
    total = len(show.slides)
    place = slide_place(total)
    slide = show.slides[place - 1]
    source = show.source(slide)
    if is_demonstration:
        source = f"Données fictives · {source}"
    st.html(STYLE)
    with st.container(key="projection"):
        st.title(plain(slide.title), anchor=False)
        st.html(slide_html(slide, source))
    with st.container(key="projection_keys", horizontal=True, wrap=False):
        full_screen()
        leave = st.button("Quitter", key="leave", type="tertiary", shortcut="Escape")
        _move("Précédent", place - 1, total, shortcut="Left")
        st.markdown(f"**{place}\u202f/\u202f{total}**", width="content")
        _move("Suivant", place + 1, total, shortcut="Right")
    if leave:
        number = str(show.committee.number)
        st.switch_page("pages/comites.py", query_params=kept_parameters(**{COMMITTEE: number}))


def slide_place(total: int) -> int:
    """The place in the address, from 1; the first where it names none."""
    text = st.query_params.get(SLIDE, "")
    return min(max(int(text), 1), total) if text.isdecimal() else 1


def _move(label: str, place: int, total: int, *, shortcut: str) -> None:
    st.button(
        label,
        key=f"move_{shortcut}",
        shortcut=shortcut,
        disabled=not 1 <= place <= total,
        on_click=_go,
        args=(place,),
    )


def _go(place: int) -> None:
    st.query_params[SLIDE] = str(place)

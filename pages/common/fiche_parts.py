"""The parts of a fiche: which action is looked at, its place in the plan, its texts."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.fiche.fiche import NOT_EXTENDED, Fiche, texts_then_words
from analysis.fiche.tables import milestone_years, printed_dates
from analysis.origin.choice import WORK
from analysis.rows import rows_of
from charts.theme import level_mark, status_mark
from pages.common.chooser import Choice
from pages.common.origin_link import origin_link
from pages.common.plan_view import PlanView

SHOWN_COLUMNS = ["Indicateur", "Valeur", "Cible", "Statut"]


def action_choice(choices: dict[str, str]) -> Choice:
    """Which action is looked at."""
    return Choice(page="fiche", name="action", label="Action", choices=choices)


def texts_then_line(view: PlanView, fiche: Fiche) -> None:
    """On a past day, whether the texts shown are still those of today."""
    if fiche.later_edits:
        st.caption(texts_then_words(fiche, view.situation.as_of))


def year_selector(view: PlanView, code: str) -> int | None:
    """The year of milestones to draw, where all of them would not fit at once."""
    years = milestone_years(view.states, code)
    if not years:
        return None
    now = view.situation.as_of.year
    return st.segmented_control(
        "Année",
        years,
        default=now if now in years else years[-1],
        required=True,
        key=f"fiche_annee_{code}",
        label_visibility="collapsed",
    )


def under_strip(view: PlanView, fiche: Fiche, strip: pd.DataFrame) -> None:
    """The dates as printed where none is drawn, and why later cycles are not."""
    if printed := printed_dates(view.snapshot, strip):
        st.markdown(printed)
    if fiche.is_recurring and view.situation.plan_end is None:
        st.caption(f"▲ {NOT_EXTENDED}")


def figure_links(code: str, slippage: Any) -> DeltaGenerator:
    """Under the fiche's figures, the ways to what three are made of; the place after them."""
    row = st.container(horizontal=True, vertical_alignment="center")
    with row:
        origin_link("D’où vient cette réalisation", action=code, voir=WORK)
        origin_link("D’où vient ce montant", action=code)
        if slippage.occurrence_code:
            origin_link("D’où vient ce glissement", jalon=slippage.occurrence_code)
    return row


def badges(level: str, places: Sequence[str]) -> None:
    """The action's state, then where it stands in the plan (Markdown)."""
    mark = level_mark(level)
    st.badge(f"{mark.sign} Réalisation\u00a0: {mark.word}", color=mark.badge)
    for text in places:
        # `st.badge` escapes brackets anew: it would show the signs that keep words as words.
        st.markdown(f":gray-badge[{text}]", width="content")


def with_status(table: pd.DataFrame) -> pd.DataFrame:
    """The indicators' table with the status as a drawn sign and a word."""
    marks = [status_mark(row.status) for row in rows_of(table)]
    words = [f":{mark.badge}-badge[{mark.sign} {mark.word}]" for mark in marks]
    return table.assign(Statut=words)[SHOWN_COLUMNS]


def bulleted(heading: str, texts: Sequence[str]) -> None:
    """A heading and its list; a single text stands without bullet."""
    st.header(heading, anchor=False)
    st.markdown(texts[0] if len(texts) == 1 else "\n".join(f"- {text}" for text in texts))

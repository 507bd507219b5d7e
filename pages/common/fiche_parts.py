"""The parts of a fiche: which action is looked at, its place in the plan, its texts."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis.fiche.fiche import unknown_action
from analysis.fiche.tables import milestone_years
from analysis.origin.choice import WORK
from analysis.rows import rows_of
from charts.theme import level_mark, status_mark
from pages.common.origin_link import origin_link
from pages.common.plan_view import PlanView

CHOSEN_ACTION = "action"
KEY = "fiche_choisie"
SHOWN_COLUMNS = ["Indicateur", "Valeur", "Cible", "Statut"]


def chosen_action(choices: dict[str, str]) -> str:
    """The action in the address, else the one chosen before, else the first."""
    codes = list(choices)
    wanted = st.query_params.get(CHOSEN_ACTION)
    if wanted is not None and wanted not in choices:
        st.warning(unknown_action(wanted))
    if wanted in choices:
        st.session_state[KEY] = wanted
    elif st.session_state.get(KEY) not in choices:
        st.session_state[KEY] = codes[0]
    return str(st.session_state[KEY])


def action_selector(choices: dict[str, str]) -> None:
    """The list of actions; a choice goes to the address."""
    st.selectbox(
        "Action",
        list(choices),
        format_func=choices.__getitem__,
        key=KEY,
        on_change=lambda: _go(st.session_state[KEY]),
        label_visibility="collapsed",
        width=300,
    )


def neighbour_buttons(choices: dict[str, str], code: str) -> None:
    """To the action before and to the one after."""
    codes = list(choices)
    place = codes.index(code)
    for label, icon, side, other in (
        ("Précédente", ":material/chevron_left:", "left", place - 1),
        ("Suivante", ":material/chevron_right:", "right", place + 1),
    ):
        exists = 0 <= other < len(codes)
        st.button(
            label,
            icon=icon,
            icon_position="left" if side == "left" else "right",
            type="tertiary",
            disabled=not exists,
            on_click=_go,
            args=(codes[other] if exists else code,),
            help=choices[codes[other]] if exists else None,
        )


def _go(code: str) -> None:
    st.query_params[CHOSEN_ACTION] = code


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


def figure_links(code: str, slippage: Any) -> None:
    """Under each of the fiche's figures, the way to what it is made of."""
    work, money, days, _ = st.columns(4, gap="medium")
    with work:
        origin_link("D’où vient cet avancement", action=code, voir=WORK)
    with money:
        origin_link("D’où vient ce montant", action=code)
    with days:
        if slippage.occurrence_code:
            origin_link("D’où vient ce glissement", jalon=slippage.occurrence_code)


def badges(level: str, places: Sequence[str]) -> None:
    """The action's state, then where it stands in the plan."""
    mark = level_mark(level)
    st.badge(f"{mark.sign} Avancement\u00a0: {mark.word}", color=mark.badge)
    for text in places:
        st.badge(text, color="gray")


def with_status(table: pd.DataFrame) -> pd.DataFrame:
    """The indicators' table with the status as a drawn sign and a word."""
    marks = [status_mark(row.status) for row in rows_of(table)]
    words = [f":{mark.badge}-badge[{mark.sign} {mark.word}]" for mark in marks]
    return table.assign(Statut=words)[SHOWN_COLUMNS]


def bulleted(heading: str, texts: Sequence[str]) -> None:
    """A heading and its list; a single text stands without bullet."""
    st.header(heading, anchor=False)
    st.markdown(texts[0] if len(texts) == 1 else "\n".join(f"- {text}" for text in texts))

"""The météo of an action on its fiche: what is declared, and how it is declared or taken back."""

from typing import Any, Final

import streamlit as st
from sqlmodel import Session
from streamlit.delta_generator import DeltaGenerator

from analysis.fiche.weather import SIGNS, weather_drawn, weather_of, weather_sentence
from data_model.french import typo
from data_model.vocabulary import Level, Weather
from data_model.weather import Beside, beside
from data_model.weather_ledger import (
    LONGEST_COMMENT,
    NEEDS_COMMENT,
    declare_weather,
    withdraw_weather,
)
from pages.common.plan_view import PlanView
from pages.common.saving import author, save
from pages.common.view import is_past

WIDTH: Final = 420
DECLARED: Final = ("météo déclarée", "météos déclarées")
TAKEN_BACK: Final = ("météo retirée", "météos retirées")


def weather_row(view: PlanView, code: str, level: Level) -> DeltaGenerator:
    """What is declared of an action, then the way to declare it; the place for more tools."""
    row = weather_of(view.snapshot.weather, code)
    words = ":gray[Aucune météo n’est déclarée pour cette action.]"
    if row is not None:
        words = f"{SIGNS[row.weather]} {weather_sentence(row, level)}"
    place = st.container(horizontal=True, vertical_alignment="center")
    with place:
        st.markdown(f":small[{words}]", width="content")
        st.space("stretch")
        _menu(view, code, level)
    return place


def _menu(view: PlanView, code: str, level: Level) -> None:
    if is_past(view):
        return
    row = weather_of(view.snapshot.weather, code)
    label = "Changer la météo" if row is not None else "Déclarer la météo"
    with st.popover(label, icon=":material/partly_cloudy_day:", type="tertiary"):
        _form(view, code, level, row)


def _form(view: PlanView, code: str, level: Level, row: Any | None) -> None:
    key = f"{code}_{view.situation.cutoff}"
    st.markdown(typo(f"Réalisation calculée : {level.sign} {level.label}"))
    chosen = st.segmented_control(
        "Votre avis sur l’action",
        list(Weather),
        format_func=weather_drawn,
        default=row.weather if row is not None else None,
        key=f"meteo_{key}",
        width=WIDTH,
    )
    comment = st.text_area(
        "Commentaire",
        row.comment if row is not None else "",
        max_chars=LONGEST_COMMENT,
        key=f"meteo_mots_{key}",
        width=WIDTH,
    )
    stands = beside(chosen, level) if chosen else Beside.UNKNOWN
    lacks = stands.differs and not (comment or "").strip()
    if lacks:
        st.caption(typo(f"Ce serait {stands.label}. {NEEDS_COMMENT}"))
    with st.container(horizontal=True):
        if (
            st.button("Déclarer", type="primary", disabled=not chosen or lacks, key="declarer")
            and chosen
        ):
            _declare(view, code, chosen, level, comment or "")
        if row is not None and st.button("Retirer", key="retirer_meteo"):
            _withdraw(view, code)


def _declare(view: PlanView, code: str, weather: Weather, level: Level, comment: str) -> None:
    def write(session: Session) -> int:
        declare_weather(
            session,
            view.situation.plan_code,
            action_code=code,
            weather=weather,
            computed=level,
            comment=comment,
            by=author(),
        )
        return 1

    save(write, "meteo", saved=DECLARED)
    st.rerun()


def _withdraw(view: PlanView, code: str) -> None:
    def write(session: Session) -> int:
        withdraw_weather(session, view.situation.plan_code, action_code=code, by=author())
        return 1

    save(write, "meteo", saved=TAKEN_BACK)
    st.rerun()

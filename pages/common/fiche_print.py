"""The fiche as a document to print, and what was changed of the action."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.attention.headline_metric import HeadlineMetric
from analysis.fiche.fiche import (
    Fiche,
    description_words,
    fiche_lists,
    fiche_title,
    means_lines,
    row_of,
    texts_then_words,
    title_words,
)
from analysis.fiche.fiche_html import FicheSheet, fiche_html
from analysis.fiche.history import action_history_frame, history_table
from analysis.fiche.tables import milestones_table, strip_frame
from analysis.fiche.weather import weather_of, weather_sentence
from data_model.store import reading
from data_model.vocabulary import Level
from pages.common.fiche_parts import bulleted
from pages.common.frame import both_days, demonstration_line, shown_table
from pages.common.plan_view import PlanView
from pages.common.view import current_plan


def fiche_download(
    view: PlanView,
    fiche: Fiche,
    *,
    slippage: object,
    metrics: Sequence[HeadlineMetric],
    indicators: pd.DataFrame,
) -> None:
    """The button that gives the whole fiche as an A4 document, made at the click only."""
    code = str(fiche.action.action_code)
    st.download_button(
        "Imprimer",
        lambda: fiche_html(
            _sheet(view, fiche, slippage=slippage, metrics=metrics, indicators=indicators)
        ),
        file_name=f"fiche-{code}-{view.situation.as_of.isoformat()}.html",
        mime="text/html",
        icon=":material/print:",
        type="tertiary",
        on_click="ignore",
        help="Un document A4 qui s’ouvre dans le navigateur : Ctrl+P l’imprime.",
        key=f"imprimer_{code}",
    )


def _sheet(
    view: PlanView,
    fiche: Fiche,
    *,
    slippage: object,
    metrics: Sequence[HeadlineMetric],
    indicators: pd.DataFrame,
) -> FicheSheet:
    plan = current_plan()
    code = str(fiche.action.action_code)
    every = strip_frame(view.states, code)
    return FicheSheet(
        plan=plan.title if plan else "",
        title=fiche_title(fiche, slippage),
        action_title=title_words(fiche),
        scope=both_days(view),
        banner=demonstration_line(plan) if plan else "",
        place=fiche.place,
        metrics=metrics,
        description=description_words(fiche),
        lists=[
            *fiche_lists(fiche),
            ("Moyens et calendrier imprimés", means_lines(fiche)),
            *([("Notes sur la source", fiche.notes)] if fiche.notes else []),
        ],
        milestones=milestones_table(view.snapshot, view.states, every),
        indicators=indicators,
        history=_history(view, code),
        weather=_weather(view, code),
        texts_then=texts_then_words(fiche, view.situation.as_of) if fiche.later_edits else "",
    )


def _weather(view: PlanView, code: str) -> str:
    declared = weather_of(view.snapshot.weather, code)
    level = Level(row_of(view.completion("action"), "code", code).level)
    return weather_sentence(declared, level) if declared is not None else ""


def printed_block(fiche: Fiche) -> None:
    """What the plan prints of the action, under its headings, then the notes on the source."""
    for heading, texts in fiche_lists(fiche):
        bulleted(heading, texts)
    bulleted("Moyens et calendrier imprimés", means_lines(fiche))
    if fiche.notes:
        bulleted("Notes sur la source", fiche.notes)


def history_block(view: PlanView, code: str) -> None:
    """What was changed of the action since the plan was loaded."""
    st.header("Modifications depuis le chargement", anchor=False)
    history = _history(view, code)
    if history.empty:
        st.markdown("Aucune modification : l’action est telle que chargée.")
    else:
        shown_table(history, "Modifications de l’action, de la plus récente à la plus ancienne")


def _history(view: PlanView, code: str) -> pd.DataFrame:
    return view.once(("history", code), lambda: _read_history(view, code))


def _read_history(view: PlanView, code: str) -> pd.DataFrame:
    seen = view.situation
    with reading(view.engine) as session:
        found = action_history_frame(session, seen.plan_code, code, cutoff=seen.cutoff)
    return history_table(found)

"""The blocks of an indicator's page: its way, its respondents, what it is made of, its card."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis.indicator.breakdown import (
    answers_frame,
    answers_table,
    categories_frame,
    categories_table,
    diversity_words,
    grades_frame,
    grades_table,
    grades_words,
    newest_table,
)
from analysis.indicator.commune_values import is_counted
from analysis.indicator.communes import (
    not_asked_words,
    rates_of,
    respondents_frame_of,
    respondents_table,
)
from analysis.indicator.forecast import Forecast
from analysis.indicator.series import indicator_series_frame
from analysis.indicator.sheet import sheet_lines
from analysis.indicator.target import target_history_table
from analysis.indicator.trajectory import E4, Trajectory
from analysis.indicator.way import way_table
from analysis.indicator.words import decimals_of, noun_of, sign_of
from analysis.indicator.year import last_value_words, year_before_frame, year_before_table
from analysis.origin.figure import respondent_names
from analysis.origin.part import Part
from analysis.origin.values import indicator_span, told_parts
from charts.answer_spread import answer_spread
from charts.indicator_trajectory import Projection, indicator_trajectory
from charts.theme import Palette
from pages.common.chart import draw
from pages.common.downloads import keep_table
from pages.common.frame import data_table, shown_table, source_line
from pages.common.plan_view import PlanView

NEWEST = "Dernières valeurs reçues, avec leur cellule et leur retour"
KEY_LINE = (
    "Trait plein : valeur ; point creux : valeur incomplète ou reportée ; pointillé : attendu"
)
WITH_FORECAST = " ; tirets : prévision si le rythme se maintient, avec sa fourchette à 80 %"


def way_block(
    view: PlanView,
    result: Any,
    way: Trajectory,
    forecast: Forecast | None,
    *,
    palette: Palette,
    finding: str,
) -> None:
    """The chart of the way to the target, with its key and its figures."""
    projection = _projection(forecast)
    draw(
        view.figures,
        f"trajectoire {result.indicator_code}",
        palette=palette,
        build=lambda: indicator_trajectory(
            way.frame,
            palette,
            target=None if way.target_e4 is None else way.target_e4 / E4,
            unit=sign_of(result) or noun_of(result),
            decimals=decimals_of(result),
            projection=projection,
        ),
        alt=finding,
    )
    if way.frame.empty:
        return
    source_line(f"{KEY_LINE}{WITH_FORECAST if projection else ''}.")
    data_table("Voir les données", way_table(way.frame, result), "Valeur et attendu par trimestre")


def _projection(forecast: Forecast | None) -> Projection | None:
    if forecast is None or forecast.central is None:
        return None
    if forecast.low is None or forecast.high is None:
        return None
    return Projection(central=float(forecast.central), low=forecast.low, high=forecast.high)


def year_block(view: PlanView, result: Any) -> None:
    """Each quarter beside the same one a year before."""
    code = result.indicator_code
    years = view.once(
        ("year before", code),
        lambda: year_before_frame(indicator_series_frame(view.snapshot, code)),
    )
    st.header("Même trimestre, un an avant", anchor=False)
    st.markdown(last_value_words(years, result))
    if not years.empty:
        _table(year_before_table(years, result), "Valeur de chaque trimestre et un an avant")


def respondents_block(view: PlanView, result: Any) -> None:
    """Who is asked and what each one said."""
    code = result.indicator_code
    values = view.indicators.respondent_values(code)
    rates = {}
    if is_counted(view.snapshot, code):
        rates = rates_of(view.indicators.on_map(code, per_thousand=True)[0])
    found = respondents_frame_of(values, rates)
    st.header("Par répondant", anchor=False)
    if not found.empty:
        _table(respondents_table(found, result), "Valeur et état de chaque répondant")
    if words := not_asked_words(values):
        source_line(words)


def categories_block(parts: Sequence[Part], result: Any) -> None:
    """The total by category, where one was asked or given."""
    categories = categories_frame(parts)
    if categories.empty:
        return
    st.header("Par catégorie", anchor=False)
    if words := diversity_words(result):
        st.markdown(words)
    _table(categories_table(categories, result), "Total de chaque catégorie")


def grades_block(view: PlanView, parts: Sequence[Part], result: Any, *, palette: Palette) -> None:
    """How the answers spread over the scale."""
    grades = grades_frame(parts)
    words = grades_words(grades, result)
    st.header("Répartition des réponses", anchor=False)
    st.markdown(words)
    draw(
        view.figures,
        f"notes {result.indicator_code}",
        palette=palette,
        build=lambda: answer_spread(grades, palette),
        alt=words,
    )
    data_table("Voir les données", grades_table(grades), "Nombre de réponses par note")


def answers_block(view: PlanView, result: Any) -> None:
    """The words that were given, newest first."""
    answers = answers_frame(indicator_span(view.snapshot, result.indicator_code).values)
    st.header("Réponses reçues", anchor=False)
    if answers.empty:
        st.markdown("Aucune réponse n’a encore été reçue.")
        return
    _table(answers_table(answers, respondent_names(view.snapshot)), "Réponses, par trimestre")


def newest_block(view: PlanView, result: Any, parts: Sequence[Part]) -> None:
    """The values of the figure, carried ones too, else the last said; each with its cell."""
    code = result.indicator_code
    st.header("Dernières valeurs et leur origine", anchor=False)
    told = view.once(
        ("told", code),
        lambda: told_parts(
            view.snapshot, code, parts, newest=view.indicators.newest_values.get(code, [])
        ),
    )
    if not told:
        st.markdown("Aucune valeur n’a encore été reçue.")
        return
    newest = newest_table(told, respondent_names(view.snapshot))
    keep_table(newest, NEWEST)
    st.dataframe(newest, hide_index=True, alt=NEWEST)


def sheet_block(view: PlanView, result: Any) -> None:
    """The identity card, then every target ever set."""
    label = view.indicators.measure_labels.get(result.measure_code or "", "")
    lines = sheet_lines(view.snapshot, result, measure_label=label)
    st.header("Fiche de l’indicateur", anchor=False)
    st.markdown("\n\n".join(f":gray[:small[{head}]]  \n{words}" for head, words in lines))
    st.header("Cibles enregistrées", anchor=False)
    history = view.indicators.target_history(result.indicator_code)
    if history.empty:
        st.markdown("Aucune cible n’a été enregistrée.")
        return
    _table(target_history_table(history, result), "Cibles, de la plus récente à la plus ancienne")


def _table(frame: pd.DataFrame, alt: str) -> None:
    shown_table(frame, alt)

"""Indicateurs: one indicator's whole life, and what several actions count alike."""

import streamlit as st

from analysis.fiche.fiche import row_of
from analysis.indicator.finding import indicator_finding
from analysis.indicator.forecast_metric import forecast_metric
from analysis.indicator.metrics import expected_metric, target_metric, value_metric
from analysis.indicator.sheet import scope_words
from analysis.indicator.trajectory import indicator_forecast, trajectory_of
from analysis.origin.values import indicator_parts, indicator_span, ratio_window_words
from analysis.rows import rows_of
from data_model.french import day, plain
from data_model.vocabulary import Nature
from pages.common.access import guard
from pages.common.beside import THIRDS, beside
from pages.common.downloads import page_downloads
from pages.common.filters import narrowed_indicators
from pages.common.frame import page_title, source_line
from pages.common.headline import metric_row
from pages.common.indicator.answers import answers_block
from pages.common.indicator.breakdown import categories_block, grades_block
from pages.common.indicator.measures_view import measures_view
from pages.common.indicator.newest import newest_block
from pages.common.indicator.parts import (
    PAGE,
    indicator_choice,
    links_line,
    status_badge,
    view_selector,
)
from pages.common.indicator.respondents import respondents_block
from pages.common.indicator.sheet import sheet_block
from pages.common.indicator.way import way_block
from pages.common.indicator.year import year_block
from pages.common.method.link import method_link
from pages.common.neighbours import neighbours
from pages.common.palette import current_palette
from pages.common.view import current_view

guard()
view = current_view()
palette = current_palette()
if view_selector():
    measures_view(view)
    page_downloads(view.situation, "Mesures communes")
    st.stop()

choices, filtered = narrowed_indicators(view, PAGE, view.choices.indicators)
if not choices:
    page_title(view, "Aucun indicateur n’est encore saisi dans ce plan", "")
    st.stop()
choice = indicator_choice(choices)
code = choice.value()
result = row_of(view.results, "indicator_code", code)
nature = Nature(result.nature)
with st.container(horizontal=True, vertical_alignment="center"):
    choice.listed()
    status_badge(result.status)
    st.space("stretch")
    neighbours(choice, "Précédent", "Suivant")

actions = view.choices.actions
finding = indicator_finding(result, view.indicators.newest_values.get(code, []))
page_title(view, plain(finding), scope_words(result, actions))
filtered.tags()
targets = view.once(
    ("targets", code),
    lambda: [row for row in rows_of(view.snapshot.targets) if row.indicator_code == code],
)
way = view.once(("way", code), lambda: trajectory_of(view.snapshot, code))
forecast = view.once(("forecast", code), lambda: indicator_forecast(view.snapshot, code))
window = view.once(
    ("window", code), lambda: ratio_window_words(indicator_span(view.snapshot, code))
)
parts = view.once(("parts", code), lambda: indicator_parts(view.snapshot, code))
metric_row(
    [
        value_metric(result, view.situation.situation_date, window=window),
        expected_metric(result),
        target_metric(result, targets),
        forecast_metric(forecast, result),
    ]
)
links_line(code, result.action_code or "", actions)

left, right = beside(THIRDS)
with left:
    if nature is Nature.TEXT:
        answers_block(view, result)
    else:
        st.header("Trajectoire", anchor=False)
        way_block(view, result, way, forecast, palette=palette, finding=finding)
        year_block(view, result)
        respondents_block(view, result)
    if nature is Nature.SCALE:
        grades_block(view, parts, result, palette=palette)
    elif any(part.about for part in parts):
        categories_block(parts, result)
    newest_block(view, result, parts)
with right:
    sheet_block(view, result)
if view.situation.situation_date:
    source_line(f"Relevés des trimestres échus au {day(view.situation.situation_date)}.")
method_link("resultats")
page_downloads(view.situation, "Indicateurs")

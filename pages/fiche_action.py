"""Fiche action: everything the plan prints of one action, and where it stands."""

import streamlit as st

from analysis.fiche.fiche import (
    fiche_title,
    place_words,
    row_of,
    title_words,
)
from analysis.fiche.metrics import (
    budget_metric,
    completion_metric,
    indicators_metric,
    slippage_metric,
)
from analysis.fiche.tables import (
    action_results,
    indicator_labels,
    indicators_table,
    milestone_labels,
    milestones_table,
    strip_frame,
)
from analysis.origin.choice import INDICATOR, MILESTONE
from charts.milestone_strip import milestone_strip
from data_model.french import plain
from data_model.vocabulary import Level
from pages.common.access import guard
from pages.common.beside import THIRDS, beside
from pages.common.chart import draw
from pages.common.downloads import page_downloads
from pages.common.fiche.edit_opened import edit_button, opened
from pages.common.fiche.edit_panel import edit_panel
from pages.common.fiche.highlights import highlights_block
from pages.common.fiche.weather_menu import weather_row
from pages.common.fiche_parts import (
    action_choice,
    badges,
    bulleted,
    figure_links,
    texts_then_line,
    under_strip,
    with_status,
    year_selector,
)
from pages.common.fiche_print import described_block, fiche_download, history_block, printed_block
from pages.common.frame import page_title, source_line
from pages.common.headline import metric_row
from pages.common.indicator.parts import indicator_menu
from pages.common.neighbours import neighbours
from pages.common.origin_link import origin_menu
from pages.common.palette import current_palette
from pages.common.saving import show_receipt
from pages.common.tables import data_table, shown_table
from pages.common.view import current_view

guard()
view = current_view()
palette = current_palette()
choices = view.choices.actions
choice = action_choice(choices)
code = choice.value()
fiche = view.fiche(code)
done = row_of(view.completion("action"), "code", code)
slippage = row_of(view.action_slippage, "action_code", code)
level = Level(done.level)
budget = row_of(view.budget.by_action, "action_code", code)
results = action_results(view.results, code)

strip_title = fiche_title(fiche, slippage)
metrics = [
    completion_metric(done),
    budget_metric(budget),
    slippage_metric(slippage),
    indicators_metric(results),
]
indicators = view.once(
    ("fiche indicators", code),
    lambda: with_status(indicators_table(view.snapshot, results, view.indicators.newest_values)),
)

with st.container(horizontal=True, vertical_alignment="center"):
    choice.listed(width=290)
    badges(level, place_words(view.snapshot, fiche))
    st.space("stretch")
    neighbours(choice, "Précédente", "Suivante")
page_title(view, plain(strip_title), f"{title_words(fiche)}. {fiche.ending}".strip())
being_edited = opened(view, code)
if being_edited is not None:
    edit_panel(being_edited)
    st.stop()
show_receipt()
with weather_row(view, code, level):
    edit_button(view, code)
texts_then_line(view, fiche)
metric_row(metrics)
with figure_links(code, slippage):
    fiche_download(view, code)

left, right = beside(THIRDS)
with left:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header("Jalons", anchor=False, width="content")
        year = year_selector(view, code)
        milestones_menu = st.container()
    strip = view.once(("strip", code, year), lambda: strip_frame(view.states, code, year=year))
    with milestones_menu:
        origin_menu(MILESTONE, milestone_labels(strip), key="jalons")
    draw(
        view,
        f"jalons {code} {year}",
        palette=palette,
        build=lambda: milestone_strip(strip, palette, as_of=view.situation.as_of),
        alt=strip_title,
    )
    under_strip(view, fiche, strip)
    data_table(
        "Voir les dates, telles qu’écrites et telles que connues",
        milestones_table(view.snapshot, view.states, strip),
        "Jalons de l’action",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header("Indicateurs", anchor=False, width="content")
        origin_menu(INDICATOR, indicator_labels(results), key="indicateurs")
        indicator_menu(indicator_labels(results), key=f"fiche_{code}")
    if results.empty:
        st.caption("Aucun indicateur n’est imprimé pour cette action.")
    else:
        shown_table(indicators, "Indicateurs de l’action, valeur, origine, cible et statut")
    highlights_block(view, code)
    described_block(view, fiche)
with right:
    if fiche.place:
        bulleted("Place dans le plan", [f"{head} {words}" for head, words in fiche.place])
    printed_block(fiche)
history_block(view, code)
source_line("Textes : plan imprimé, et modifications ci-dessus. Valeurs : retours trimestriels.")
page_downloads(view.situation, "Fiche action")

"""Communes: where things happen, how they move, and who sent a return."""

import streamlit as st

from analysis.commune.population import denominator_line
from analysis.indicator.commune_findings import (
    commune_names,
    first_return_words,
    map_scope,
    others_words,
    returns_matrix,
    returns_title,
)
from analysis.indicator.commune_values import is_counted
from analysis.indicator.commune_words import map_table
from analysis.origin.choice import RESPONDENT
from analysis.origin.figure import respondent_names
from charts.commune_multiples import commune_multiples
from charts.map_steps import map_steps
from data_model.french import plain, typo
from pages.common.access import guard
from pages.common.beside import uneven_halves
from pages.common.chart import draw
from pages.common.commune.asked import PAGE, PER_THOUSAND, map_asked
from pages.common.commune.link import commune_menu
from pages.common.commune.map import map_part
from pages.common.commune.panel import commune_panel
from pages.common.commune.picture import map_download, map_source
from pages.common.downloads import keep_chosen, page_downloads
from pages.common.filters import narrowed_indicators
from pages.common.frame import page_title, source_line
from pages.common.method.link import method_link
from pages.common.origin_link import origin_link, origin_menu
from pages.common.palette import current_palette
from pages.common.tables import data_table, shown_table
from pages.common.to_compose import compose_link, no_communes
from pages.common.view import current_view

NARROWEST_MULTIPLES = 540

guard()
view = current_view()
palette = current_palette()
indicators = view.indicators.drawn
names = commune_names(view.snapshot)
if not names:
    page_title(view, "Ce plan n’interroge aucune commune", "")
    no_communes()
    st.stop()
title = view.once(
    "returns title", lambda: returns_title(view.board, first=first_return_words(view.snapshot))
)
matrix = view.once("returns matrix", lambda: returns_matrix(view.board))
if not indicators:
    page_title(view, plain(title), "Ce plan n’a pas d’indicateur chiffré.")
    compose_link(step="indicateurs", label="Ajouter des indicateurs")
    st.stop()

indicators, filtered = narrowed_indicators(view, PAGE, indicators)
asked = map_asked({one: view.choices.on_map[one] for one in indicators}, names)
code, chosen = asked.indicator.value(), asked.commune.value() or None
can_divide = is_counted(view.snapshot, code)
per_thousand = asked.unit.value() == PER_THOUSAND and can_divide
on_map = view.indicators.on_map(code, per_thousand=per_thousand)
shown = (code, per_thousand)
steps = map_steps(on_map.known_e4, decimals=on_map.decimals)
map_title = f"{indicators[code]}{', pour 1 000 habitants' if per_thousand else ''}"
scope = view.once(("map scope", *shown), lambda: map_scope(view.snapshot, code, on_map.values))
page_title(view, plain(title), scope)
filtered.tags()
with st.container(horizontal=True, vertical_alignment="bottom"):
    asked.indicator.listed(width=460)
    asked.commune.listed(width=240)
    if can_divide:
        asked.unit.segments()

keep_chosen(asked.indicator.label, plain(map_title))
if chosen is not None:
    keep_chosen(asked.commune.label, plain(names[chosen]))

left, right = uneven_halves()
with left:
    map_part(
        view,
        on_map,
        kept_as=shown,
        palette=palette,
        steps=steps,
        selected=chosen,
        title=indicators[code],
    )
with right:
    draw(
        view,
        f"multiples {code} {per_thousand}",
        palette=palette,
        build=lambda: commune_multiples(on_map.series, palette, decimals=on_map.decimals),
        alt=typo(f"{indicators[code]} par commune et par trimestre"),
        narrowest=NARROWEST_MULTIPLES,
    )
divided = denominator_line(view.snapshot) if per_thousand else ""
with st.container(horizontal=True, vertical_alignment="center"):
    origin_link("D’où viennent ces valeurs", indicateur=code)
    commune_menu(names, key="carte")
    map_download(
        view,
        on_map,
        steps=steps,
        title=map_title,
        denominator=divided,
    )
map_source(view, on_map, divided)
table = view.once(
    ("map table", *shown), lambda: map_table(on_map.values, on_map.series, unit=on_map.unit)
)
data_table("Voir les données", table, f"{map_title}. {scope}", opened_as=PAGE)
if chosen is not None:
    commune_panel(view, chosen, names[chosen])

with st.container(horizontal=True, vertical_alignment="center"):
    st.header("Retours reçus", anchor=False, width="content")
    commune_menu(respondent_names(view.snapshot), key="retours_recus")
    origin_menu(RESPONDENT, respondent_names(view.snapshot), key="communes")
if matrix.empty:
    st.caption("Aucun retour n’est encore arrivé à échéance.")
else:
    shown_table(matrix, title)
    if others := others_words(view.board):
        source_line(others)
method_link("retours")
page_downloads(view.situation, "Communes")

"""Communes: where things happen, how they move, and who sent a return."""

import streamlit as st

from analysis.commune.population import denominator_line
from analysis.indicator.commune_findings import (
    commune_names,
    first_return_words,
    map_scope,
    map_table,
    others_words,
    returns_matrix,
    returns_title,
)
from analysis.indicator.commune_values import is_counted, shown_decimals
from analysis.origin.choice import RESPONDENT
from analysis.origin.figure import respondent_names
from charts.commune_multiples import commune_multiples
from charts.map_steps import map_limits
from data_model.french import typo
from pages.common.access import guard
from pages.common.beside import uneven_halves
from pages.common.chart import draw
from pages.common.commune.asked import PAGE, PER_THOUSAND, map_asked
from pages.common.commune.link import commune_menu
from pages.common.commune.map import map_part
from pages.common.commune.panel import commune_panel
from pages.common.commune.picture import map_download, map_source
from pages.common.downloads import page_downloads
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
    page_title(view, title, "Ce plan n’a pas d’indicateur chiffré.")
    compose_link(step="indicateurs", label="Ajouter des indicateurs")
    st.stop()

indicators, filtered = narrowed_indicators(view, PAGE, indicators)
asked = map_asked({one: view.choices.on_map[one] for one in indicators}, names)
code, chosen = asked.indicator.value(), asked.commune.value() or None
can_divide = is_counted(view.snapshot, code)
per_thousand = asked.unit.value() == PER_THOUSAND and can_divide
values, series = view.indicators.on_map(code, per_thousand=per_thousand)
decimals = shown_decimals(view.snapshot, code, per_thousand=per_thousand)
shown = (code, per_thousand)
limits = map_limits([int(v) for v in values["value_e4"].dropna()], decimals=decimals)
map_title = f"{indicators[code]}{', pour 1 000 habitants' if per_thousand else ''}"
scope = view.once(("map scope", *shown), lambda: map_scope(view.snapshot, code, values))
page_title(view, title, scope)
filtered.tags()
with st.container(horizontal=True, vertical_alignment="bottom"):
    asked.indicator.listed(width=460)
    asked.commune.listed(width=240)
    if can_divide:
        asked.unit.segments()

left, right = uneven_halves()
with left:
    map_part(
        view,
        values,
        kept_as=shown,
        palette=palette,
        limits=limits,
        decimals=decimals,
        selected=chosen,
        title=indicators[code],
    )
with right:
    draw(
        view,
        f"multiples {code} {per_thousand}",
        palette=palette,
        build=lambda: commune_multiples(series, palette, decimals=decimals),
        alt=typo(f"{indicators[code]} par commune et par trimestre"),
        narrowest=NARROWEST_MULTIPLES,
    )
divided = denominator_line(view.snapshot) if per_thousand else ""
with st.container(horizontal=True, vertical_alignment="center"):
    origin_link("D’où viennent ces valeurs", indicateur=code)
    commune_menu(names, key="carte")
    map_download(
        view,
        values,
        limits=limits,
        decimals=decimals,
        title=map_title,
        denominator=divided,
    )
map_source(view, divided)
table = view.once(("map table", *shown), lambda: map_table(values, series, decimals=decimals))
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

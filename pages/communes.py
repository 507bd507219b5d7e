"""Communes: where things happen, how they move, and who sent a return."""

import streamlit as st

from analysis.indicator.commune_findings import (
    at_least_count,
    commune_names,
    commune_returns_sentence,
    commune_values_table,
    contact_line,
    map_scope,
    map_table,
    returns_matrix,
    returns_title,
)
from analysis.indicator.commune_values import is_counted, shown_decimals
from analysis.origin.choice import RESPONDENT
from analysis.origin.figure import respondent_names
from charts.commune_map import commune_map
from charts.commune_multiples import commune_multiples
from charts.map_labels import MAP_HEIGHT
from charts.map_steps import map_legend, map_limits
from charts.theme import PLOTLY_CONFIG
from data_model.french import typo
from pages.common.access import guard
from pages.common.frame import data_table, page_title, source_line
from pages.common.method.link import method_link
from pages.common.origin_link import origin_link, origin_menu
from pages.common.palette import current_palette
from pages.common.view import current_view

ALL = "Toutes les communes"
MAP_SOURCE = (
    "Contours : IGN ADMIN EXPRESS COG 2024 (généralisés) ; populations : INSEE 2023 — "
    "Licence Ouverte 2.0. Un contour vide signifie « non communiqué », jamais zéro."
)

guard()
view = current_view()
palette = current_palette()
indicators = view.drawn_indicators
names = commune_names(view.snapshot)
title = view.once("returns title", lambda: returns_title(view.board))
matrix = view.once("returns matrix", lambda: returns_matrix(view.board))

head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    code = st.selectbox(
        "Indicateur affiché",
        list(indicators),
        format_func=lambda one: typo(f"{one} {indicators[one]}"),
        key="communes_indicateur",
        width=460,
    )
    chosen = st.selectbox(
        "Commune",
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=ALL,
        key="communes_commune",
        width=240,
    )
    can_divide = code is not None and is_counted(view.snapshot, code)
    divided = st.toggle(
        "Pour 1\u202f000 habitants",
        disabled=not can_divide,
        key="communes_pour_mille",
        help="Population municipale INSEE 2023. Seul ce qui se compte peut être rapporté "
        "au nombre d’habitants.",
    )
if code is None:
    page_title(view, title, "Ce plan n’a pas d’indicateur chiffré.")
    st.stop()

per_thousand = divided and can_divide
values, series = view.commune_values(code, per_thousand=per_thousand)
decimals = shown_decimals(view.snapshot, code, per_thousand=per_thousand)
shown = (code, per_thousand)
limits = map_limits([int(v) for v in values["value_e4"].dropna()], decimals=decimals)
scope = view.once(("map scope", *shown), lambda: map_scope(view.snapshot, code, values))
with head:
    page_title(view, title, scope)

left, right = st.columns([1, 1.25], gap="medium")
with left:
    st.pydeck_chart(
        view.once(
            ("map", *shown, chosen, palette),
            lambda: commune_map(values, palette, limits=limits, decimals=decimals, selected=chosen),
        ),
        height=MAP_HEIGHT,
        key="carte",
        alt=scope,
    )
    st.markdown(
        map_legend(limits, palette, decimals=decimals, has_at_least=at_least_count(values) > 0)
    )
with right:
    st.plotly_chart(
        view.once(
            ("multiples", *shown, palette),
            lambda: commune_multiples(series, palette, decimals=decimals),
        ),
        theme=None,
        config=PLOTLY_CONFIG,
        width="stretch",
        key="multiples",
        alt=typo(f"{indicators[code]} par commune et par trimestre"),
    )
origin_link("D’où viennent ces valeurs", indicateur=code)
source_line(MAP_SOURCE)
table = view.once(("map table", *shown), lambda: map_table(values, series, decimals=decimals))
data_table("Voir les données", table, scope)

if chosen is not None:
    with st.container(border=True):
        st.header(names[chosen], anchor=False)
        st.markdown(
            f"{commune_returns_sentence(view.board, chosen)} {contact_line(view.snapshot, chosen)}"
        )
        st.table(
            commune_values_table(view.snapshot, chosen),
            border="horizontal",
            hide_index=True,
            alt=f"Dernières valeurs données par {names[chosen]}",
        )

with st.container(horizontal=True, vertical_alignment="center"):
    st.header("Retours reçus", anchor=False, width="content")
    origin_menu(RESPONDENT, respondent_names(view.snapshot), key="communes")
if matrix.empty:
    st.caption("Aucun retour n’est encore arrivé à échéance.")
else:
    st.table(matrix, border="horizontal", hide_index=True, alt=title)
method_link("retours")

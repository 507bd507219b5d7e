"""D'où vient ce chiffre: from any figure to its values, from a value to its cell and its file."""

import streamlit as st

from analysis.origin.choice import INDICATOR, value_decimals
from analysis.origin.figure import respondent_names
from analysis.origin.total import planned_lines_table
from data_model.french import day, plain
from pages.common.access import guard
from pages.common.downloads import page_downloads
from pages.common.frame import kept_parameters, page_title, source_line
from pages.common.indicator.parts import indicator_link
from pages.common.method.link import method_family, method_link
from pages.common.origin.chosen_value import chosen_part
from pages.common.origin.figures import asked_for, lines_of, shown_selector
from pages.common.origin.parts import asked_figure, figure_selector, value_card
from pages.common.tables import shown_table
from pages.common.view import current_view

NOTHING = "Rien n’a encore été demandé à ce répondant."
PLANNED = "prevu"

guard()
view = current_view()
choices = view.choices.figures
names = respondent_names(view.snapshot)
kind, code = asked_figure(choices)
with st.container(horizontal=True, vertical_alignment="center"):
    figure_selector(choices, kind, words=view.situation.level_words)
    shown = shown_selector(view, kind, code)
figure = view.once(("origin", kind, code, shown), lambda: asked_for(view, kind, code, shown))
if figure is None:
    page_title(view, f"{plain(choices[kind][code])} : aucun chiffre", NOTHING)
    st.stop()

page_title(view, figure.made, f"{plain(choices[kind][code])}.")
if figure.lines:
    st.markdown("\n".join(f"- {line}" for line in figure.lines))
source_line(figure.formula)
if figure.action_code:
    st.page_link(
        "pages/fiche_action.py",
        label=f"Fiche {plain(view.choices.actions[figure.action_code])}",
        icon=":material/article:",
        query_params=kept_parameters(action=figure.action_code),
    )
if kind == INDICATOR:
    indicator_link("Voir sa trajectoire", code)
if shown == PLANNED:
    shown_table(
        planned_lines_table(lines_of(view, kind, code), view.choices.actions),
        "Montant voté, base et montant prévu de chaque action",
    )
if figure.parts:
    key = f"{kind}_{code}_{shown}_{view.situation.as_of}"
    part = chosen_part(figure, names, key=key)
    if part is not None:
        value_card(view, part, names, decimals=value_decimals(view.snapshot, part.key))
elif shown != PLANNED:
    st.markdown("Aucune valeur n’a encore été reçue.")
if view.situation.situation_date:
    source_line(f"Chiffres des trimestres échus au {day(view.situation.situation_date)}.")
method_link(method_family(kind, shown))
page_downloads(view.situation, "Origine")

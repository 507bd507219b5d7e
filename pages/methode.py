"""Méthode: how each figure is computed, by which rules, from which data and which sources."""

from analysis.method.data_dictionary import data_dictionary, table_choices
from analysis.method.screen import method_scope
from pages.common.access import guard
from pages.common.chooser import Choice
from pages.common.downloads import page_downloads
from pages.common.frame import page_title
from pages.common.method.definitions_view import PAGE, definitions_view
from pages.common.method.other_views import (
    data_view,
    rules_view,
    sources_view,
    thresholds_view,
    words_view,
)
from pages.common.method.shared_view import shared_view
from pages.common.view import current_view

CALCULATIONS, RULES, THRESHOLDS, WORDS, SHARED, DATA, SOURCES = (
    "calculs",
    "statuts",
    "seuils",
    "mots",
    "vocabulaires",
    "donnees",
    "sources",
)
VIEW = Choice(
    page=PAGE,
    name="vue",
    label="Vue",
    choices={
        CALCULATIONS: "Calculs",
        RULES: "Statuts et règles",
        THRESHOLDS: "Seuils",
        WORDS: "Mots",
        SHARED: "Vocabulaires communs",
        DATA: "Données",
        SOURCES: "Sources",
    },
    first=CALCULATIONS,
)

guard()
view = current_view()
shown = VIEW.value()
page_title(
    view,
    "Comment chaque chiffre est calculé",
    method_scope(len(table_choices()), len(data_dictionary())),
)
VIEW.segments()
if shown == CALCULATIONS:
    definitions_view(view)
elif shown == RULES:
    rules_view(view)
elif shown == THRESHOLDS:
    thresholds_view(view)
elif shown == WORDS:
    words_view(view)
elif shown == SHARED:
    shared_view()
elif shown == DATA:
    data_view()
else:
    sources_view(view)
page_downloads(view.situation, "Méthode")

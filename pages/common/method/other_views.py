"""The rules and thresholds in force, the data dictionary, the sources."""

import pandas as pd
import streamlit as st

from analysis.method.data_dictionary import (
    CSV_NAME,
    dictionary_csv,
    fields_of,
    history_words,
    table_choices,
)
from analysis.method.rule_table import rules_frame
from analysis.method.screen import thresholds_table, words_columns
from analysis.method.sources import references_frame, sources_frame, version_words
from analysis.method.threshold_table import levels_frame, thresholds_frame
from analysis.method.words import words_frame
from analysis.rows import rows_of
from analysis.thresholds import thresholds_of
from charts.theme import Mark, level_mark, status_mark
from loaders.plan.workbook.known_places import public_outlines
from pages.common.beside import halves
from pages.common.chooser import Choice
from pages.common.frame import kept_parameters, source_line
from pages.common.plan_view import PlanView
from pages.common.tables import shown_table

TABLES = Choice(page="methode", name="table", label="Table", choices=table_choices())


def rules_view(view: PlanView) -> None:
    """Each rule with the thresholds in force, then the levels of gaps and slippages."""
    limits = thresholds_of(view.situation.settings)
    st.header("Statut d’un indicateur : la première règle qui s’applique", anchor="statuts")
    shown_table(
        view.once(("method", "rules"), lambda: _rules_table(rules_frame(limits))),
        "Les règles dans l’ordre où elles sont lues, le statut et un cas d’école",
    )
    source_line(
        "Cas d’école lu par la règle elle-même : cible de 100 en quatre trimestres, deux échus "
        "(50 attendus), sauf indication contraire."
    )
    st.header("Niveau d’un écart, d’un glissement", anchor="niveaux")
    shown_table(_levels_table(levels_frame(limits)), "Le niveau donné à chaque limite des seuils")


def thresholds_view(view: PlanView) -> None:
    """Every threshold, what is in force and what it replaces."""
    limits = thresholds_of(view.situation.settings)
    shown_table(
        thresholds_table(thresholds_frame(limits)),
        "Chaque seuil, sa valeur en vigueur et sa valeur par défaut",
    )
    st.page_link("pages/reglages.py", label="Changer un seuil", query_params=kept_parameters())


def words_view(view: PlanView) -> None:
    """What each word of the screens means, list by list."""
    for column, held in zip(
        halves(), words_columns(words_frame(view.situation.level_words.axis)), strict=True
    ):
        with column:
            for name, table in held.items():
                st.header(name, anchor=False)
                shown_table(table, f"{name} : chaque mot et ce qu’il veut dire")


def _rules_table(rules: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Rang": str(row.position),
                "Règle": row.words,
                "Statut": _badge(status_mark(row.status)),
                "Cas d’école": row.example,
            }
            for row in rows_of(rules)
        ],
        dtype=object,
    )


def _levels_table(levels: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"Sur": row.family, "Limite": row.words, "Niveau": _badge(level_mark(row.level))}
            for row in rows_of(levels)
        ],
        dtype=object,
    )


def _badge(mark: Mark) -> str:
    return f":{mark.badge}-badge[{mark.sign} {mark.word}]"


def data_view() -> None:
    """One table of the store at a time, and all of them as a file."""
    table = TABLES.value()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        TABLES.listed(width=560)
        st.space("stretch")
        st.download_button(
            "Télécharger le dictionnaire complet (CSV)",
            dictionary_csv,
            file_name=CSV_NAME,
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
        )
    source_line(history_words(table))
    shown_table(fields_of(table), f"Les champs de la table {table}")
    source_line(
        "Clé : ce qui distingue deux lignes. Une valeur en dix-millièmes se divise par 10 000, un "
        "montant en centimes par 100 : aucun arrondi n’est enregistré."
    )


def sources_view(view: PlanView) -> None:
    """Where everything comes from, and which version shows it."""
    with view.read() as session:
        sources = sources_frame(session, view.snapshot, outlines=public_outlines())
        version = version_words(session, view.snapshot)
    st.header("Données", anchor="donnees")
    shown_table(sources, "Ce qui est montré, sa source et ses conditions")
    st.header("Formules", anchor="formules")
    shown_table(references_frame(), "Chaque calcul repris d’une méthode publiée")
    st.header("Version", anchor="version")
    st.markdown(version)

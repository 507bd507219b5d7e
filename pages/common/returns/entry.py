"""« Saisir »: a return typed here by who has no Excel at hand, checked like a file."""

import streamlit as st

from analysis.returns.collection_table import owing, owing_title
from data_model.french import day, typo
from data_model.period import parse_period
from loaders.entry.hand_entry import is_empty
from pages.common.entry.desk import desk_of
from pages.common.entry.previewing import previewed_entry
from pages.common.entry.reading import entry_basis
from pages.common.entry.saving import entry_bar
from pages.common.entry.tables import entry_tables
from pages.common.entry.ticks import ticks_line
from pages.common.entry.whose import whose_entry
from pages.common.plan_view import PlanView
from pages.common.returns.effect import effect_panel
from pages.common.returns.file_panel import file_panel
from pages.common.view import present_view

WHAT_FOR = (
    "Saisissez ici un retour reçu sans classeur ; rien n’est enregistré tant que vous n’avez pas "
    "confirmé."
)
HOW_TO = (
    "Écrivez comme dans le classeur : « 1 250 », « néant », « T2 2026 » ; « effacer » retire une "
    "valeur déjà donnée, une case vide ne change rien. Votre saisie reste ici pendant que vous "
    "changez d’écran ; **recharger la page, ou la fermer, perd ce qui n’est pas enregistré.**"
)


def entry_heading(view: PlanView) -> tuple[str, str]:
    """Which returns of the last quarter due are still to come: those that may be typed here."""
    due = view.situation.last_period
    if due is None:
        return "Aucun trimestre n’est encore arrivé à échéance", WHAT_FOR
    return owing_title(owing(view.board, due.code), view.board, due.code), WHAT_FOR


def entry_view(view: PlanView) -> None:
    """Whose return, its three tables, what they would change, then the button that records."""
    if view is not present_view(view):
        st.info(
            typo(
                f"Vous regardez le plan tel que connu le {day(view.situation.as_of)} : choisissez "
                "aujourd’hui dans « Vu au » pour saisir un retour."
            )
        )
        return
    chosen = whose_entry(view)
    if chosen is None:
        return
    known = entry_basis(view, *chosen)
    desk = desk_of(view.situation.plan_code, known)
    st.header("1. Saisir", anchor=False)
    st.caption(typo(HOW_TO))
    desk.take(entry_tables(desk, known))
    ticks = ticks_line(desk, parse_period(known.basis.period_code).kind)
    one = previewed_entry(desk, known, ticks, as_of=view.situation.as_of)
    if is_empty(one.draft):
        st.caption(typo("Rien n’est encore saisi pour ce retour."))
    else:
        file_panel(one, desk.decisions)
        effect_panel(view, [one])
    entry_bar(one, desk, today=view.situation.as_of)

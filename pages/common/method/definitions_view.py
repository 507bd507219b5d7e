"""The definitions: a search, a family, and each figure with its formula and today's example."""

import streamlit as st

from analysis.method.definition import FAMILIES, WORK, Definition
from analysis.method.definitions import found_definitions
from analysis.method.screen import (
    basis_lines,
    code_words,
    example_words,
    said_lines,
)
from data_model.french import plain, plural, typo
from pages.common.beside import THIRDS, beside
from pages.common.chooser import Choice
from pages.common.frame import kept_parameters
from pages.common.origin_link import LABEL, origin_link
from pages.common.plan_view import PlanView

PAGE = "methode"
FAMILY = Choice(page=PAGE, name="sur", label="Famille", choices=FAMILIES, first=WORK)
SEARCH, SEARCH_KEY = "mot", "methode_mot"
SHOWN_ON = {
    "Vue d’ensemble": "pages/vue_ensemble.py",
    "Avancement": "pages/avancement.py",
    "Indicateurs": "pages/indicateur.py",
    "Budget": "pages/budget.py",
    "Calendrier": "pages/calendrier.py",
    "Fiche action": "pages/fiche_action.py",
    "Communes": "pages/communes.py",
    "Retours trimestriels": "pages/retours.py",
}


def definitions_view(view: PlanView) -> None:
    """The definitions asked for, by words or by family."""
    family = FAMILY.value()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = _search()
        if not words:
            FAMILY.pills()
    axis = view.situation.level_words.axis
    found = found_definitions(words, family, axis=axis)
    if not found:
        st.markdown(typo(f"Aucune définition ne contient « {plain(words)} »."))
    elif words:
        st.caption(plural(len(found), "définition trouvée", "définitions trouvées"))
    for one in found:
        _definition(view, one)


def _search() -> str:
    if SEARCH_KEY not in st.session_state:
        st.session_state[SEARCH_KEY] = st.query_params.get(SEARCH, "")
    return st.text_input(
        "Chercher un chiffre ou un mot",
        key=SEARCH_KEY,
        placeholder="par exemple : reste à engager, retard, au moins",
        on_change=_keep_search,
        width=420,
    ).strip()


def _keep_search() -> None:
    if st.session_state[SEARCH_KEY].strip():
        st.query_params[SEARCH] = st.session_state[SEARCH_KEY].strip()
    else:
        st.query_params.pop(SEARCH, None)


def _definition(view: PlanView, one: Definition) -> None:
    example = view.once(("method", one.code), lambda: one.example(view))
    with st.container(border=True, gap="small"):
        st.header(typo(one.term), anchor=one.code)
        left, right = beside(THIRDS)
        with left:
            st.markdown(said_lines(one, view.situation.level_words.axis))
            if one.symbols:
                st.markdown(rf"$\displaystyle {one.symbols}$")
            st.markdown(f"**Aujourd’hui.** {example_words(example)}")
        with right:
            st.markdown(basis_lines(one))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if example is not None and example.origin:
                origin_link(LABEL, **dict(example.origin))
            st.caption("Montré dans", width="content")
            for title in one.shown_on:
                st.page_link(SHOWN_ON[title], label=title, query_params=kept_parameters())
            with st.popover("Dans le programme", type="tertiary", key=f"code_{one.code}"):
                st.markdown(code_words(one))

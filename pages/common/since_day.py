"""Which earlier day « Depuis le… » compares with, how it is chosen, and the way there."""

from datetime import date, timedelta

import streamlit as st

from data_model.french import day, plain, typo
from pages.common.frame import kept_parameters
from pages.common.plan_view import PlanView

PAGE = "pages/depuis.py"
SINCE = "depuis"
PICKED = "depuis_le"
EARLIER = timedelta(days=91)
ONE_DAY = timedelta(days=1)
IN_HISTORY = "Ce qui y change dès le premier jour se lit dans l’historique de chaque fiche."


def compared_view(view: PlanView) -> PlanView:
    """The plan on the day in the address, else at the last committee, else three months before."""
    try:
        asked = date.fromisoformat(st.query_params.get(SINCE, ""))
    except ValueError:
        return view.on(_usual_day(view))
    return view.on(min(asked, view.situation.as_of))


def since_note(view: PlanView, compared: PlanView) -> None:
    """Why the day compared with is not the one that the address asks for, in one sentence."""
    asked, shown = st.query_params.get(SINCE), compared.situation.as_of
    if asked is None or asked == shown.isoformat():
        return
    instead = f"vous comparez avec le {day(shown)}"
    try:
        wanted = date.fromisoformat(asked)
    except ValueError:
        st.info(typo(f"« {plain(asked)} » n’est pas un jour : {instead}."))
        return
    if wanted > view.situation.as_of:
        st.info(typo(f"Le {day(wanted)} vient après le jour regardé : {instead}."))
    elif wanted < shown:
        st.info(typo(f"Rien n’est connu de ce plan au {day(wanted)} : {instead}."))


def _usual_day(view: PlanView) -> date:
    committee = view.last_committee
    return committee.as_of if committee else view.situation.as_of - EARLIER


def since_basis(view: PlanView, compared: PlanView) -> str:
    """« comité du 18 juin, données au 12 juin » where that is the day; else nothing."""
    committee = view.last_committee
    is_its_day = committee is not None and committee.as_of == compared.situation.as_of
    return committee.data_words if committee and is_its_day else ""


def since_picker(view: PlanView, compared: PlanView) -> None:
    """The earlier day, kept in the address so that a link shows the same comparison."""

    def choose() -> None:
        picked = st.session_state[PICKED]
        if isinstance(picked, date):
            st.query_params[SINCE] = picked.isoformat()

    st.session_state[PICKED] = compared.situation.as_of
    committee = view.last_committee
    told = f"Par défaut, le {committee.words}." if committee else "Par défaut, trois mois avant."
    st.date_input(
        "Comparer avec le",
        max_value=view.situation.as_of,
        format="DD/MM/YYYY",
        key=PICKED,
        on_change=choose,
        help=f"Ce qui était connu ce jour-là. {told}",
        width=180,
    )


def day_before(view: PlanView) -> None:
    """The way to what changed on the very day looked at: the day before, if the plan was known."""
    seen = view.situation.as_of
    before = seen - ONE_DAY
    if view.on(before).situation.as_of == seen:
        st.markdown(typo(f"Le plan n’est connu ici que depuis le {day(seen)}. {IN_HISTORY}"))
        return
    st.markdown(typo("Ce qui a changé ce jour-là se voit en le comparant à la veille."))
    st.page_link(
        PAGE,
        label=typo(f"Comparer avec le {day(before)}"),
        icon=":material/history:",
        query_params=kept_parameters(**{SINCE: before.isoformat()}),
    )


def since_link(before: date) -> None:
    """The way to everything that changed since a day."""
    st.page_link(
        PAGE,
        label=":small[Voir]",
        help="Tous les changements, ligne par ligne",
        query_params=kept_parameters(**{SINCE: before.isoformat()}),
    )

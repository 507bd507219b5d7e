"""The parts of « Depuis le… »: which earlier day, the table of a group, where its lines lead."""

from collections.abc import Mapping
from datetime import date, timedelta
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from analysis.changes.kind import ChangeGroup
from analysis.changes.table import changes_table, group_labels
from analysis.origin.choice import INDICATOR
from data_model.french import day, plural, typo
from pages.common.chooser import Choice
from pages.common.frame import kept_parameters
from pages.common.origin_link import origin_menu
from pages.common.plan_view import PlanView
from pages.common.tables import shown_table
from pages.common.view import CHOSEN_DAY, CHOSEN_PLAN

SINCE = "depuis"
PICKED = "depuis_le"
OTHERS = "autres_changements"
VIEW = "vue"
ROWS_IN_SIGHT = 8
EARLIER = timedelta(days=91)
ONE_DAY = timedelta(days=1)
IN_HISTORY = "Ce qui y change dès le premier jour se lit dans l’historique de chaque fiche."


def compared_view(view: PlanView) -> PlanView:
    """The plan on the day in the address, else at the last committee, else three months before."""
    now = view.situation.as_of
    text = st.query_params.get(SINCE, "")
    try:
        day = min(date.fromisoformat(text), now)
    except ValueError:
        committee = view.last_committee
        day = committee.as_of if committee else now - EARLIER
    return view.on(day)


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
        "pages/depuis.py",
        label=typo(f"Comparer avec le {day(before)}"),
        icon=":material/history:",
        query_params=kept_parameters(**{SINCE: before.isoformat()}),
    )


def since_link(day: date) -> None:
    """The way to everything that changed since a day."""
    st.page_link(
        "pages/depuis.py",
        label=":small[Voir]",
        help="Tous les changements, ligne par ligne",
        query_params=kept_parameters(**{SINCE: day.isoformat()}),
    )


def share_menu(view: PlanView, compared: PlanView) -> None:
    """The address of this very comparison: both days, the plan and the table looked at."""
    asked = {
        CHOSEN_PLAN: view.situation.plan_code,
        CHOSEN_DAY: view.situation.as_of.isoformat(),
        SINCE: compared.situation.as_of.isoformat(),
    }
    if VIEW in st.query_params:
        asked[VIEW] = st.query_params[VIEW]
    with st.popover("Lien vers cette comparaison", icon=":material/link:", type="tertiary"):
        st.caption(typo("Il montre les mêmes jours à qui l’ouvre, aujourd’hui ou plus tard."))
        st.code(f"{str(st.context.url).partition('?')[0]}?{urlencode(asked)}", language=None)


def changes_part(changes: pd.DataFrame, respondents: Mapping[str, str]) -> None:
    """One group of changes at a time, its table, and links to what its lines are about."""
    labels = group_labels(changes)
    choice = Choice(
        page="depuis", name=VIEW, label="Changements", choices=labels, first=next(iter(labels))
    )
    group = ChangeGroup(choice.value())
    with st.container(horizontal=True, vertical_alignment="center"):
        choice.segments()
        _links(changes, group)
    table = changes_table(changes, group, respondents)
    shown_table(table[:ROWS_IN_SIGHT], labels[group])
    if len(table) <= ROWS_IN_SIGHT:
        return
    others = st.expander(
        f"et {plural(len(table) - ROWS_IN_SIGHT, 'autre')}",
        type="compact",
        key=f"{OTHERS}_{group}",
        on_change="rerun",
    )
    if others.open:
        with others:
            shown_table(table[ROWS_IN_SIGHT:], labels[group])


def _links(changes: pd.DataFrame, group: ChangeGroup) -> None:
    held = changes[changes["group"] == group]
    if group is ChangeGroup.INDICATORS:
        origin_menu(INDICATOR, dict(zip(held["code"], held["label"], strict=True)), key="depuis")
        return
    actions = sorted({code for code in held["action_code"] if code})
    if actions:
        with st.popover("Ouvrir une fiche", icon=":material/article:", type="tertiary"):
            for code in actions:
                st.page_link(
                    "pages/fiche_action.py",
                    label=f"Fiche {code}",
                    query_params=kept_parameters(action=code),
                )

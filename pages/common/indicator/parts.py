"""The page of indicators: which view and which indicator, kept in the address."""

from collections.abc import Mapping

import streamlit as st

from charts.theme import status_mark
from data_model.french import plain
from pages.common.chooser import Choice
from pages.common.frame import kept_parameters
from pages.common.origin_link import origin_link

MEASURES = "mesures"
VIEWS = {"": "Un indicateur", MEASURES: "Mesures communes à plusieurs actions"}
PAGE, CHOSEN, VIEW = "indicateur", "indicateur", "vue"
INDICATOR_PAGE = "pages/indicateur.py"
FICHE = "pages/fiche_action.py"


def view_selector() -> bool:
    """One indicator or the measures shared; true for the measures."""
    choice = Choice(page=PAGE, name=VIEW, label="Vue", choices=VIEWS, first="")
    if CHOSEN in st.query_params and VIEW not in st.query_params:
        st.session_state[choice.key] = ""
    shown = choice.value()
    choice.segments()
    return shown == MEASURES


def indicator_choice(choices: dict[str, str]) -> Choice:
    """Which indicator is looked at."""
    return Choice(page=PAGE, name=CHOSEN, label="Indicateur", choices=choices)


def status_badge(status: str) -> None:
    """The status as a sign and a word."""
    mark = status_mark(status)
    st.badge(f"{mark.sign} {mark.word}", color=mark.badge)


def indicator_menu(labels: Mapping[str, str], *, key: str) -> None:
    """A button that opens the list of indicators shown here; nothing without any."""
    if not labels:
        return
    with st.popover(
        "Suivre un indicateur", icon=":material/show_chart:", type="tertiary", key=f"suivre_{key}"
    ):
        chosen = st.selectbox(
            "Indicateur à suivre",
            list(labels),
            format_func=labels.__getitem__,
            key=f"suivi_{key}",
        )
        indicator_link("Voir sa trajectoire", str(chosen))


def indicator_link(label: str, code: str) -> None:
    """A link to one indicator's page, keeping the day and the plan."""
    st.page_link(
        INDICATOR_PAGE,
        label=label,
        icon=":material/show_chart:",
        query_params=kept_parameters(indicateur=code),
    )


def links_line(code: str, action_code: str, actions: dict[str, str]) -> None:
    """To the values behind the figure, and to the action's fiche."""
    with st.container(horizontal=True):
        origin_link("D’où vient ce chiffre", indicateur=code)
        if action_code:
            st.page_link(
                FICHE,
                label=f"Fiche {plain(actions[action_code])}",
                query_params=kept_parameters(action=action_code),
            )

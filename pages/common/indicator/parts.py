"""The page of indicators: which view and which indicator, kept in the address."""

from collections.abc import Mapping

import streamlit as st

from charts.theme import status_mark
from data_model.french import plain, typo
from pages.common.frame import kept_parameters
from pages.common.origin_link import origin_link

CHOSEN_INDICATOR, CHOSEN_VIEW = "indicateur", "vue"
MEASURES = "mesures"
VIEWS = {"": "Un indicateur", MEASURES: "Mesures communes à plusieurs actions"}
KEY, VIEW_KEY = "indicateur_choisi", "indicateurs_vue"
INDICATOR_PAGE = "pages/indicateur.py"
FICHE = "pages/fiche_action.py"


def view_selector() -> bool:
    """One indicator or the measures shared; true for the measures."""
    wanted = st.query_params.get(CHOSEN_VIEW, "")
    named = CHOSEN_VIEW in st.query_params or CHOSEN_INDICATOR in st.query_params
    if named or VIEW_KEY not in st.session_state:
        st.session_state[VIEW_KEY] = wanted if wanted in VIEWS else ""
    shown = st.segmented_control(
        "Vue",
        list(VIEWS),
        format_func=VIEWS.__getitem__,
        required=True,
        key=VIEW_KEY,
        on_change=_choose_view,
        label_visibility="collapsed",
    )
    return shown == MEASURES


def _choose_view() -> None:
    if st.session_state[VIEW_KEY]:
        st.query_params[CHOSEN_VIEW] = st.session_state[VIEW_KEY]
    else:
        st.query_params.pop(CHOSEN_VIEW, None)


def chosen_indicator(choices: dict[str, str]) -> str:
    """The indicator in the address, else the one chosen before, else the first."""
    wanted = st.query_params.get(CHOSEN_INDICATOR)
    if wanted is not None and wanted not in choices:
        st.warning(typo(f"« {plain(wanted)} » n’est pas connu ici. Choisissez dans la liste."))
    if wanted in choices:
        st.session_state[KEY] = wanted
    elif st.session_state.get(KEY) not in choices:
        st.session_state[KEY] = next(iter(choices))
    return str(st.session_state[KEY])


def indicator_selector(choices: dict[str, str]) -> None:
    """The list of indicators; a choice goes to the address."""
    st.selectbox(
        "Indicateur",
        list(choices),
        format_func=choices.__getitem__,
        key=KEY,
        on_change=lambda: _go(st.session_state[KEY]),
        label_visibility="collapsed",
        width=420,
    )


def indicator_buttons(choices: dict[str, str], code: str) -> None:
    """To the indicator before and to the one after."""
    codes = list(choices)
    place = codes.index(code)
    for label, icon, side, other in (
        ("Précédent", ":material/chevron_left:", "left", place - 1),
        ("Suivant", ":material/chevron_right:", "right", place + 1),
    ):
        exists = 0 <= other < len(codes)
        st.button(
            label,
            icon=icon,
            icon_position="left" if side == "left" else "right",
            type="tertiary",
            disabled=not exists,
            on_click=_go,
            args=(codes[other] if exists else code,),
            help=choices[codes[other]] if exists else None,
        )


def _go(code: str) -> None:
    st.query_params[CHOSEN_INDICATOR] = code


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
                label=f"Fiche {actions[action_code]}",
                query_params=kept_parameters(action=action_code),
            )

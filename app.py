"""The front door: page settings, which base is open, navigation; nothing else."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from data_model.store import ROOT, StoreError
from pages.common.access import enter, page_asked_for
from pages.common.base_seen import end_run, note_base
from pages.common.committee.coming import coming_committee
from pages.common.frame import day_picker, demonstration_banner, keep_address
from pages.common.open_base import closed_base, empty_base, prepare_active_base
from pages.common.other_base import other_base
from pages.common.plan_picker import follow_plan, has_several_plans, plan_picker
from pages.common.saving import RECEIPT, author_field
from pages.common.view import current_plan

SIDEBAR_WIDTH = 232
FIRST_PAGE = "vue_ensemble"
PROJECTED = "comite"
# What may be done before the base holds a plan.
WITHOUT_PLAN = ("composer",)

st.set_page_config(
    page_title="Pilotage du plan",
    page_icon=str(ROOT / "static" / "favicon.png"),
    layout="wide",
    initial_sidebar_state=SIDEBAR_WIDTH,
)
enter()
try:
    prepare_active_base()
    note_base(is_said=RECEIPT in st.session_state)
    keep_address()
    plan = current_plan()
    if plan is not None:
        follow_plan(plan)
except StoreError as error:
    closed_base(error)


def _page(name: str, title: str, icon: str, *, is_listed: bool = True) -> StreamlitPage:
    return st.Page(
        f"pages/{name}.py",
        title=title,
        icon=f":material/{icon}:",
        # Not its file's name: a rerun of the first page must pass through here as well.
        url_path="accueil" if name == FIRST_PAGE else None,
        default=name == FIRST_PAGE,
        visibility="visible" if is_listed else "hidden",
    )


pages = {
    "Piloter": [
        _page("vue_ensemble", "Vue d’ensemble", "notifications"),
        _page("avancement", "Avancement", "straighten"),
        _page("indicateur", "Indicateurs", "show_chart"),
        _page("budget", "Budget", "euro"),
        _page("calendrier", "Calendrier", "calendar_month"),
        _page("depuis", "Depuis le…", "history"),
        _page("comparer", "Comparer les plans", "compare_arrows", is_listed=has_several_plans()),
        _page("fiche_action", "Fiche action", "article"),
        _page("origine", "D’où vient ce chiffre", "account_tree"),
    ],
    "Territoire": [
        _page("communes", "Communes", "map"),
        _page("commune", "Fiche commune", "location_city"),
        _page("retours", "Retours trimestriels", "upload_file"),
    ],
    "Présenter": [
        _page("comites", "Comités", "groups"),
        _page(PROJECTED, "Mode comité", "slideshow"),
        _page("note", "Note du lundi", "print"),
        _page("methode", "Méthode", "menu_book"),
    ],
    "Préparer": [
        _page("plan", "Le plan", "assignment"),
        # Reached from « Le plan »: the menu must leave room for the day under it.
        _page("composer", "Composer le plan", "edit_note", is_listed=False),
        _page("reglages", "Réglages du plan", "tune"),
    ],
}
page = st.navigation(pages, expanded=True)
is_projected = page.url_path == PROJECTED
if is_projected:
    st.navigation(pages, position="hidden")
asked = page_asked_for()
for candidate in (one for group in pages.values() for one in group):
    if asked and candidate.url_path == asked:
        st.switch_page(candidate, query_params=dict(st.query_params))

name = plan.short_title if plan is not None else "Pilotage"
st.set_page_config(
    page_title=f"{page.title} – {name}",
    layout="wide",
    initial_sidebar_state="collapsed" if is_projected else SIDEBAR_WIDTH,
)
shade = "sombre" if st.context.theme.type == "dark" else "clair"
if not is_projected:
    st.logo(str(ROOT / "static" / f"logo-{shade}.svg"), size="large")
    with st.sidebar:
        if plan is not None:
            plan_picker(plan)
            coming_committee()
            day_picker(plan)
            author_field()
        other_base()
try:
    if plan is None and page.url_path in WITHOUT_PLAN:
        page.run()
    elif plan is None:
        empty_base()
    else:
        if not is_projected:
            demonstration_banner(plan)
        page.run()
finally:
    # A page may stop before its end.
    end_run()

"""The front door: page settings, which base is open, navigation; nothing else."""

import streamlit as st

from data_model.workspace import DEMONSTRATION, active_name
from pages.common.access import enter
from pages.common.bases import demonstration_banner, prepare_active_base, switch_back
from pages.common.frame import day_picker
from pages.common.view import current_plan

SIDEBAR_WIDTH = 232

st.set_page_config(
    page_title="Pilotage du plan",
    page_icon="static/favicon.png",
    layout="wide",
    initial_sidebar_state=SIDEBAR_WIDTH,
)
enter()
prepare_active_base()
plan = current_plan()

pages = {
    "Piloter": [
        st.Page("pages/vue_ensemble.py", title="Vue d’ensemble", icon=":material/notifications:", default=True),
        st.Page("pages/avancement.py", title="Avancement", icon=":material/straighten:", url_path="avancement"),
        st.Page("pages/budget.py", title="Budget", icon=":material/euro:", url_path="budget"),
        st.Page("pages/calendrier.py", title="Calendrier", icon=":material/calendar_month:", url_path="calendrier"),
        st.Page("pages/fiche_action.py", title="Fiche action", icon=":material/article:", url_path="fiche-action"),
    ],
    "Territoire": [
        st.Page("pages/communes.py", title="Communes", icon=":material/map:", url_path="communes"),
        st.Page("pages/retours.py", title="Retours trimestriels", icon=":material/upload_file:", url_path="retours"),
    ],
    "Préparer": [
        st.Page("pages/reglages.py", title="Réglages du plan", icon=":material/tune:", url_path="reglages"),
    ],
}  # fmt: skip
page = st.navigation(pages)

name = plan.short_title if plan is not None else "Pilotage"
st.set_page_config(page_title=f"{page.title} – {name}")
st.logo("static/logo-clair.svg", size="large")
with st.sidebar:
    if plan is not None:
        st.markdown(f"**{plan.short_title}**")
        day_picker(plan)
    if active_name() != DEMONSTRATION:
        switch_back()
if plan is not None:
    demonstration_banner(plan)
page.run()

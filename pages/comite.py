"""Mode comité: one committee's slides, full screen, one message each."""

import streamlit as st

from data_model.french import typo
from pages.common.access import guard
from pages.common.committee.projection import projection
from pages.common.committee.seen import chosen_committee, show_of
from pages.common.frame import kept_parameters
from pages.common.view import current_view, present_view

guard()
now = present_view(current_view())
committee = chosen_committee(now.committees)
show = show_of(now, committee.number) if committee else None
if show is None:
    st.title("Aucun comité n’est préparé", anchor=False)
    st.markdown(typo("Créez-en un : ses diapositives se composent d’elles-mêmes."))
    st.page_link("pages/comites.py", label="Préparer un comité", query_params=kept_parameters())
    st.stop()
projection(show, is_demonstration=now.situation.demonstration_day is not None)

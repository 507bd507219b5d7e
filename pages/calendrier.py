"""Calendrier: are the dates held, which ones drift, will the plan finish in time."""

import streamlit as st

from analysis.origin.choice import MILESTONE, milestone_choices
from analysis.schedule.finding import reported_scope
from pages.common.access import guard
from pages.common.calendar_views import VIEWS
from pages.common.frame import page_title
from pages.common.origin_link import origin_menu
from pages.common.palette import current_palette
from pages.common.view import current_view

ALL = "Tous"
FIRST = next(iter(VIEWS))

guard()
view = current_view()
names = view.axis_names
axes = {ALL: None} | {
    name: code or "" for name, code in zip(names["name"], names["code"], strict=True)
}

# Each view has its own title, above the controls: their choice is read before they are drawn.
chosen = VIEWS[st.session_state.get("calendrier_vue", FIRST)]
seen = view.calendar(axes.get(st.session_state.get("calendrier_axe", ALL)))
page_title(view, chosen.title(seen), reported_scope(seen.occurrences, len(seen.gantt(None))))

with st.container(horizontal=True, vertical_alignment="bottom"):
    st.segmented_control(
        "Vue",
        list(VIEWS),
        default=FIRST,
        required=True,
        label_visibility="collapsed",
        key="calendrier_vue",
    )
    chosen.choose(seen)
    st.space("stretch")
    st.pills(
        "Axe",
        list(axes),
        default=ALL,
        required=True,
        label_visibility="collapsed",
        key="calendrier_axe",
    )
chosen.show(seen, names, current_palette())
origin_menu(
    MILESTONE,
    milestone_choices(view.snapshot, {one.action_code for one in seen.occurrences}),
    key="calendrier",
)

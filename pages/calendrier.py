"""Calendrier: are the dates held, which ones drift, will the plan finish in time."""

import streamlit as st

from analysis.origin.choice import MILESTONE
from data_model.french import plain
from pages.common.access import guard
from pages.common.calendar_filters import CalendarFilters
from pages.common.chooser import Choice
from pages.common.downloads import page_downloads
from pages.common.frame import page_title
from pages.common.method.link import method_link
from pages.common.new_calendar_dialog import new_calendar_button
from pages.common.origin_link import origin_menu
from pages.common.palette import current_palette
from pages.common.saving import show_receipt
from pages.common.schedule.views import VIEWS
from pages.common.view import current_view, present_view

guard()
view = current_view()
look = Choice(
    page="calendrier",
    name="vue",
    label="Vue",
    choices={code: one.label for code, one in VIEWS.items()},
    first=next(iter(VIEWS)),
)
filters = CalendarFilters(view)

# Each view has its own title, above the controls: their choice is read before they are drawn.
chosen = VIEWS[look.value()]
seen = view.calendar(filters.selection)
filtered = filters.narrowing
is_whole = chosen.is_whole and bool(seen.headed_by)
title = plain(chosen.title(seen))
finding = title if is_whole else filtered.said(title)
page_title(view, finding, seen.whole_scope if is_whole else seen.scope)
filtered.tags()
show_receipt()
with st.container(horizontal=True, vertical_alignment="bottom"):
    look.segments()
    chosen.choose(seen)
    st.space("stretch")
    new_calendar_button(present_view(view), seen.occurrences)
filters.show()
chosen.show(seen, view.axis_names, current_palette())
origin_menu(MILESTONE, seen.milestone_choices, key="calendrier")
method_link("calendrier")
page_downloads(view.situation, "Calendrier")

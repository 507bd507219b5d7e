"""Vue d'ensemble: what needs a decision or a call this week."""

import streamlit as st

from analysis.attention.attention import NOTHING_TO_DO, attention_title
from analysis.attention.overview import axes_alt, axes_table, axes_title, next_lines, since_lines
from analysis.attention.seen import new_words
from analysis.origin.choice import AXIS, WORK, axis_labels
from analysis.plan_seen import UPCOMING_DAYS
from charts.axis_bullets import axis_bullets_figure
from data_model.french import day_short, plural, weekday
from pages.common.access import guard
from pages.common.beside import QUARTERS, beside
from pages.common.chart import draw
from pages.common.downloads import page_downloads
from pages.common.first_steps import first_steps
from pages.common.following import follow_asked, follow_links, followed
from pages.common.frame import page_title
from pages.common.headline import attention_list, metric_row
from pages.common.origin_link import origin_menu
from pages.common.palette import current_palette
from pages.common.saving import show_receipt
from pages.common.since_day import compared_view, since_basis, since_link
from pages.common.tables import data_popover
from pages.common.view import current_view

NARROWEST_AXES = 860

guard()
view = current_view()
palette = current_palette()
seen = view.situation
has_returns = not view.snapshot.returns.empty
points, since = followed(view)

news = new_words(points, since, seen.as_of) if has_returns else ""
page_title(
    view,
    attention_title(view.attention, has_returns=has_returns),
    f"{weekday(seen.as_of).capitalize()}. {news}",
)
show_receipt()
follow_asked(view, points)
metric_row(view.headline_metrics)

main, *sides = beside(QUARTERS, sides=2 if has_returns else 1)
with main:
    with st.container(horizontal=True):
        st.header("À traiter cette semaine", anchor=False)
    if not has_returns:
        first_steps()
    elif points.empty:
        st.markdown(NOTHING_TO_DO)
    else:
        attention_list(points, follow_links(view))
if has_returns:
    with sides[0]:
        compared = compared_view(view)
        before = compared.situation.as_of
        with st.container(horizontal=True, vertical_alignment="center", wrap=False, gap="xsmall"):
            st.header(f"Depuis le {day_short(before)}", anchor=False, width="content")
            since_link(before)
        with st.container(gap="xxsmall"):
            if basis := since_basis(view, compared):
                st.markdown(f":small[:gray[{basis[:1].upper()}{basis[1:]}]]")
            st.markdown(
                view.once(("since", before), lambda: since_lines(view.headline, compared.headline)),
                wrap=False,
            )
with sides[-1]:
    with st.container(horizontal=True):
        st.header(f"Dans les {plural(UPCOMING_DAYS, 'jour')}", anchor=False)
    st.markdown(view.once("next", lambda: next_lines(view.upcoming, view.snapshot.actions)))

axes, word = view.axis_situation, seen.level_words.axis
with st.container(horizontal=True, vertical_alignment="center"):
    st.header(axes_title(len(view.snapshot.axes), word), anchor=False, width="content")
    origin_menu(AXIS, axis_labels(view.snapshot), key="ensemble", voir=WORK)
    data_popover(
        "Voir les données",
        view.once("axes_table", lambda: axes_table(axes, word)),
        f"Situation de chaque {word.singular}",
    )
draw(
    view,
    "axes",
    palette=palette,
    build=lambda: axis_bullets_figure(axes, palette),
    alt=view.once("axes_alt", lambda: axes_alt(axes, word)),
    narrowest=NARROWEST_AXES,
)
page_downloads(view.situation, "Vue d’ensemble")

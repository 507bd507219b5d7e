"""Vue d'ensemble: what needs a decision or a call this week."""

import streamlit as st

from analysis.attention.attention import attention_title
from analysis.attention.headline_metric import (
    budget_metric,
    completion_metric,
    returns_metric,
    slippage_metric,
)
from analysis.attention.overview import axes_alt, axes_table, next_lines, since_lines
from analysis.attention.seen import new_words
from analysis.origin.choice import AXIS, WORK, axis_labels
from charts.axis_bullets import axis_bullets_figure
from charts.theme import PLOTLY_CONFIG
from data_model.french import day_short, plural, typo, weekday
from pages.common.access import guard
from pages.common.following import follow_asked, follow_link, followed
from pages.common.frame import data_popover, page_title
from pages.common.headline import attention_list, metric_row
from pages.common.origin_link import origin_menu
from pages.common.palette import current_palette
from pages.common.plan_view import UPCOMING_DAYS
from pages.common.saving import show_receipt
from pages.common.view import current_view, earlier_view

guard()
view = current_view()
palette = current_palette()
seen = view.situation
has_returns = not view.snapshot.returns.empty
points, since = followed(view)

page_title(
    view,
    attention_title(view.attention, has_returns=has_returns),
    f"{weekday(seen.as_of).capitalize()}. {new_words(points, since) if has_returns else ''}",
)
show_receipt()
follow_asked(view, points)
metric_row(
    [
        completion_metric(view.completion("plan")),
        budget_metric(view.budget_of_plan),
        slippage_metric(view.plan_slippage),
        returns_metric(view.board, seen),
    ]
)

left, right = st.columns([3.3, 1], gap="medium")
with left:
    st.header("À traiter cette semaine", anchor=False)
    if not has_returns:
        st.markdown(
            "Le plan est chargé, sans aucun retour. Vérifiez ses dates, ses cibles et qui répond "
            "à quoi, puis émettez les classeurs du premier trimestre."
        )
        st.page_link("pages/reglages.py", label="Régler le plan")
        st.page_link("pages/retours.py", label="Émettre les classeurs")
    elif view.attention.empty:
        st.markdown("Aucun retard, aucun dépassement, aucun retour manquant.")
    else:
        attention_list(points, lambda point: follow_link(view, point))
with right:
    earlier = earlier_view(view)
    if has_returns:
        st.header(f"Depuis le {day_short(earlier.situation.as_of)}", anchor=False)
        st.markdown(since_lines(view.headline, earlier.headline))
    st.header(f"Dans les {plural(UPCOMING_DAYS, 'jour')}", anchor=False)
    st.markdown(next_lines(view.upcoming, view.snapshot.actions))

with st.container(horizontal=True, vertical_alignment="center"):
    axes_title = typo(f"Situation des {plural(len(view.snapshot.axes), 'axe')}")
    st.header(axes_title, anchor=False, width="content")
    origin_menu(AXIS, axis_labels(view.snapshot), key="ensemble", voir=WORK)
    data_popover("Voir les données", axes_table(view.axis_situation), "Situation de chaque axe")
st.plotly_chart(
    view.once(("axes", palette), lambda: axis_bullets_figure(view.axis_situation, palette)),
    theme=None,
    config=PLOTLY_CONFIG,
    width="stretch",
    key="axes",
    alt=axes_alt(view.axis_situation),
)

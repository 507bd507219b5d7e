"""Budget: how much of what was voted is committed, and where it overruns."""

import streamlit as st

from analysis.budget.finding import (
    budget_metrics,
    budget_notes,
    budget_scope,
    budget_title,
    overruns,
    watched_lines_frame,
)
from analysis.budget.table import axis_budget_table, funder_budget_table, year_budget_table
from analysis.fiche.fiche import action_choices
from analysis.origin.choice import ACTION, AXIS, axis_labels
from charts.budget_bars import (
    budget_by_axis_figure,
    budget_by_funder_figure,
    budget_by_year_figure,
)
from data_model.french import day, typo
from pages.common.access import guard
from pages.common.chart import draw
from pages.common.frame import data_table, page_title, source_line
from pages.common.headline import metric_row
from pages.common.level_table import level_table
from pages.common.origin_link import origin_menu
from pages.common.palette import current_palette
from pages.common.view import current_view

TITLE_CHARACTERS = 36

guard()
view = current_view()
palette = current_palette()
seen = view.situation
titles = view.calendar(None).titles
plan, lines = view.budget_of_plan, view.budget_lines
by_axis = axis_budget_table(view.budget_by_axis, view.axis_names)
by_year = year_budget_table(view.budget_by_year)
by_funder = funder_budget_table(view.budget_by_funder)
over = overruns(lines, view.budget_lines_of_year, until=seen.situation_date)

page_title(view, budget_title(plan, over, titles), budget_scope(plan))
metric_row(budget_metrics(plan, lines, over))
st.markdown(
    f":color[■]{{foreground='{palette.done}'}} payé "
    f":color[■]{{foreground='{palette.committed}'}} engagé, pas encore payé "
    f":color[■]{{foreground='{palette.expected}'}} encore libre "
    f":color[■]{{foreground='{palette.alert}'}} au-delà du prévu"
)

left, right = st.columns([1.55, 1], gap="medium")
with left:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header("Par axe", anchor=False, width="content")
        origin_menu(AXIS, axis_labels(view.snapshot), key="budget_axes")
    draw(
        view.figures,
        "budget_axe",
        palette=palette,
        build=lambda: budget_by_axis_figure(view.budget_by_axis, view.axis_names, palette=palette),
        alt="Prévu, engagé et payé de chaque axe",
    )
    data_table("Voir les données", by_axis, "Prévu, engagé et mandaté de chaque axe")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header("Actions à surveiller", anchor=False, width="content")
        origin_menu(ACTION, action_choices(view.snapshot), key="budget_actions")
    watched = watched_lines_frame(lines, over, titles)
    if watched.empty:
        st.markdown("Aucun montant engagé n’a encore été reçu.")
    else:
        level_table(
            watched,
            "Constat",
            alt="Actions en dépassement, puis les plus engagées",
            narrow={"Action": TITLE_CHARACTERS},
        )
with right:
    st.header("Par année", anchor=False)
    draw(
        view.figures,
        "budget_annee",
        palette=palette,
        build=lambda: budget_by_year_figure(view.budget_by_year, palette=palette),
        alt="Prévu, engagé et payé de chaque année",
    )
    if not by_year.empty:
        data_table("Voir les données", by_year, "Prévu, engagé et mandaté de chaque année")
    st.header(typo("Financeurs : payé sur engagé"), anchor=False)
    draw(
        view.figures,
        "budget_financeur",
        palette=palette,
        build=lambda: budget_by_funder_figure(view.budget_by_funder, palette=palette),
        alt="Payé et engagé par financeur",
    )
    if not by_funder.empty:
        data_table("Voir les données", by_funder, "Engagé et mandaté par financeur")
    for note in budget_notes(lines, plan, has_span=seen.plan_end is not None):
        source_line(note)
    if seen.situation_date:
        source_line(
            f"Montants cumulés des retours sur les trimestres échus au {day(seen.situation_date)}."
        )

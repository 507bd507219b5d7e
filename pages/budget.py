"""Budget: where the money stands against the time gone by, and who else pays."""

import streamlit as st

from analysis.budget.elapsed import elapsed_share
from analysis.budget.finding import (
    budget_metrics,
    budget_notes,
    budget_scope,
    budget_title,
    overruns,
    watched_lines_frame,
)
from analysis.fiche.fiche import action_choices
from analysis.origin.choice import ACTION
from data_model.french import day, plain
from pages.common.access import guard
from pages.common.budget.co_financing import co_financing_block
from pages.common.budget.groups import groups_block
from pages.common.budget.unit_costs import unit_costs_block
from pages.common.downloads import page_downloads
from pages.common.filters import narrowing
from pages.common.frame import page_title, source_line
from pages.common.headline import metric_row
from pages.common.level_table import level_table
from pages.common.method.link import method_link
from pages.common.origin_link import origin_menu
from pages.common.palette import current_palette
from pages.common.saving import show_receipt
from pages.common.view import current_view

TITLE_CHARACTERS = 48

guard()
view = current_view()
palette = current_palette()
seen = view.situation
titles = view.calendar(None).titles
filtered = narrowing(view, "budget")
budget = view.budget_of(filtered.actions)
plan, lines = budget.whole, budget.by_action
elapsed = elapsed_share(seen)
over = overruns(lines, budget.of_year, until=seen.situation_date)

finding = filtered.said(plain(budget_title(plan, over, titles, elapsed=elapsed)))
page_title(view, finding, budget_scope(plan, is_whole=budget.actions is None))
filtered.tags()
show_receipt()
filtered.choices[0].pills(is_short=True)
metric_row(budget_metrics(plan, lines, over))
by = groups_block(view, budget, palette, elapsed=elapsed)
notes = budget_notes(lines, plan, has_span=seen.plan_end is not None, by=by)
if seen.situation_date:
    until = day(seen.situation_date)
    notes.append(f"Montants cumulés des retours sur les trimestres échus au {until}.")
source_line(" ".join(notes))

co_financing_block(view, budget, palette, is_partial=any(lines["is_at_least"]))
unit_costs_block(view, budget)

with st.container(horizontal=True, vertical_alignment="center"):
    st.header("Actions à surveiller", anchor=False, width="content")
    origin_menu(ACTION, action_choices(budget.snapshot), key="budget_actions")
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
method_link("budget")
page_downloads(view.situation, "Budget")

"""A respondent's page as a document to print."""

import streamlit as st

from analysis.commune.commune_html import CommuneSheet, commune_html
from analysis.commune.values_table import MEDIAN_NOTE
from data_model.plan import Plan
from pages.common.commune.seen import CommuneSeen
from pages.common.frame import both_days, demonstration_line
from pages.common.plan_view import PlanView
from pages.common.view import current_plan

HIGHLIGHTS_PRINTED = 4
MILESTONES_PRINTED = 6
RETURNS_PRINTED = 5


def commune_download(view: PlanView, seen: CommuneSeen, code: str) -> None:
    """The button that gives the page as an A4 document, made at the click only."""
    # Read now: the click is answered outside the page's run, where no address is known.
    plan = current_plan()
    st.download_button(
        "Page à imprimer (HTML)",
        lambda: commune_html(_sheet(view, seen, plan)),
        file_name=f"commune-{code}-{view.situation.as_of.isoformat()}.html",
        mime="text/html",
        icon=":material/print:",
        type="tertiary",
        on_click="ignore",
        help="Un document A4 qui s’ouvre dans le navigateur : Ctrl+P l’imprime.",
        key=f"imprimer_commune_{code}",
    )


def _sheet(view: PlanView, seen: CommuneSeen, plan: Plan | None) -> CommuneSheet:
    return CommuneSheet(
        plan=plan.title if plan else "",
        title=seen.finding,
        scope=both_days(view),
        banner=demonstration_line(plan) if plan else "",
        lines=[f"{seen.returns_words} {seen.contact}"],
        returns=seen.returns.head(RETURNS_PRINTED),
        expected=seen.expected,
        values=seen.values,
        notes=[seen.population, MEDIAN_NOTE] if seen.population else [],
        budget=seen.budget,
        milestones_words=seen.milestones_words,
        milestones=seen.milestones.head(MILESTONES_PRINTED),
        highlights=seen.highlights[:HIGHLIGHTS_PRINTED],
    )

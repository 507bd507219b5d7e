"""The blocks of a respondent's page, each with what it says where there is nothing."""

import streamlit as st

from analysis.commune.commune_html import NO_HIGHLIGHT, NONE_BEGUN, NONE_ENDED
from analysis.commune.values_table import MEDIAN_NOTE
from analysis.origin.choice import INDICATOR, MILESTONE, RESPONDENT
from documents.wording import of_town
from pages.common.beside import THIRDS, beside
from pages.common.commune.seen import CommuneSeen
from pages.common.frame import source_line
from pages.common.origin_link import origin_link, origin_menu
from pages.common.tables import data_table, shown_table

HIGHLIGHTS_SHOWN = 4
MILESTONES_SHOWN = 6


def returns_block(seen: CommuneSeen) -> None:
    """What was sent and when, then what is awaited."""
    left, right = beside(THIRDS)
    with left:
        st.header("Retours", anchor=False)
        if seen.returns.empty:
            st.caption(NONE_BEGUN)
        else:
            shown_table(
                seen.returns, f"Retours {of_town(seen.name)}, du plus récent au plus ancien"
            )
    with right:
        st.header("Ce qui est attendu", anchor=False)
        if seen.expected.empty:
            st.caption("Rien n’est attendu à ce jour.")
        else:
            shown_table(seen.expected, f"Ce qui est attendu {of_town(seen.name)}, par échéance")


def values_block(seen: CommuneSeen, code: str) -> None:
    """Its values at the last quarter asked, its earlier ones, the communes' median."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header("Dernières valeurs", anchor=False, width="content")
        origin_menu(INDICATOR, seen.asked, key=f"commune_{code}")
    if seen.values.empty:
        st.caption(NONE_ENDED)
        return
    shown_table(seen.values, f"Dernières valeurs {of_town(seen.name)}, valeurs d’avant et médiane")
    origin_link("Cellule par cellule", **{RESPONDENT: code})
    if seen.population:
        source_line(f"{seen.population} {MEDIAN_NOTE}")


def budget_block(seen: CommuneSeen) -> None:
    """The budget lines it is asked for, the newest exercise first."""
    st.header("Budget", anchor=False)
    if seen.budget.empty:
        st.caption("Aucune ligne de budget n’est demandée.")
        return
    shown_table(seen.budget, f"Budget dit par {seen.name}, dernier exercice")
    if not seen.earlier_budget.empty:
        data_table(
            "Voir les exercices précédents",
            seen.earlier_budget,
            f"Budget dit par {seen.name}, exercices précédents",
        )


def milestones_block(seen: CommuneSeen, code: str) -> None:
    """The milestones it answers for: those past and not done, those of the next 90 days."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header("Jalons", anchor=False, width="content")
        origin_menu(MILESTONE, seen.milestone_choices, key=f"jalons_{code}")
    st.markdown(seen.milestones_words)
    if not seen.milestones.empty:
        alt = f"Jalons {of_town(seen.name)} à traiter sous 90 jours"
        shown_table(seen.milestones.head(MILESTONES_SHOWN), alt)
        if len(seen.milestones) > MILESTONES_SHOWN:
            data_table("Voir les suivants", seen.milestones[MILESTONES_SHOWN:], alt)


def sent_highlights_block(seen: CommuneSeen) -> None:
    """The faits marquants it sent, newest first."""
    st.header("Faits marquants", anchor=False)
    if not seen.highlights:
        st.caption(NO_HIGHLIGHT)
        return
    st.markdown("\n".join(f"- {line}" for line in seen.highlights[:HIGHLIGHTS_SHOWN]))
    if len(seen.highlights) > HIGHLIGHTS_SHOWN:
        with st.expander("Voir les précédents"):
            st.markdown("\n".join(f"- {line}" for line in seen.highlights[HIGHLIGHTS_SHOWN:]))

"""Holding milestones to new dates, from the page: what moves is shown, a reason is asked."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import streamlit as st

from analysis.schedule.new_dates import (
    Move,
    moves,
    moves_table,
    open_milestone_labels,
    open_milestones,
    proposed_span,
)
from analysis.schedule.occurrence import OccurrenceState
from data_model.french import typo
from data_model.new_calendar import NewDates, record_new_calendar
from pages.common.plan_view import PlanView
from pages.common.saving import author, save
from pages.common.tables import shown_table

LABEL: Final = "Recaler des dates"
LASTING: Final = typo(
    "Le calendrier initial reste visible, et le glissement depuis ce calendrier aussi. Les dates "
    "annoncées avant ce jour ne comptent plus pour les jalons recalés."
)
SAVED: Final = ("jalon recalé", "jalons recalés")


def new_calendar_button(view: PlanView, shown: Sequence[OccurrenceState]) -> None:
    """Opens the dialog on the milestones still to do among those shown; nothing without any."""
    codes = {state.occurrence_code for state in shown}
    states = [state for state in view.occurrences if state.occurrence_code in codes]
    if open_milestones(states) and st.button(LABEL, icon=":material/event_repeat:"):
        _dialog(view, states)


@st.dialog(LABEL, width="large")
def _dialog(view: PlanView, shown: Sequence[OccurrenceState]) -> None:
    st.caption(LASTING)
    labels = open_milestone_labels(shown)
    code = st.selectbox(
        "Jalon à recaler", list(labels), format_func=labels.__getitem__, key="recalage_jalon"
    )
    state = next(one for one in view.occurrences if one.occurrence_code == code)
    span = _span(state)
    if span is None:
        st.markdown("Donnez un début et une fin, dans cet ordre.")
        return
    with_following = st.checkbox(
        "Décaler d’autant les jalons de la même action qui viennent après", key="recalage_suite"
    )
    found = moves(
        view.occurrences,
        code,
        span,
        with_following=with_following,
        seen=view.situation,
    )
    shown_table(moves_table(found), "Ce qui change : dates et glissement de chaque jalon recalé")
    reason = st.text_input("Motif", key="recalage_motif", max_chars=300)
    decision = st.text_input(
        "Décision qui l’autorise (facultatif)", key="recalage_decision", max_chars=300
    )
    if not reason.strip():
        st.caption("Un motif est nécessaire : il reste écrit à côté des nouvelles dates.")
    if st.button("Enregistrer les nouvelles dates", type="primary", disabled=not reason.strip()):
        _save(view.situation.plan_code, found, reason, decision)
        st.rerun()


def _span(state: OccurrenceState) -> tuple[date, date] | None:
    start, end = proposed_span(state) or (None, None)
    left, right = st.columns(2)
    key = f"recalage_{state.occurrence_code}"
    with left:
        first = st.date_input("Début", value=start, format="DD/MM/YYYY", key=f"{key}_debut")
    with right:
        last = st.date_input("Fin", value=end, format="DD/MM/YYYY", key=f"{key}_fin")
    if not isinstance(first, date) or not isinstance(last, date) or first > last:
        return None
    return first, last


def _save(plan_code: str, found: Sequence[Move], reason: str, decision: str) -> None:
    dates = [
        NewDates(
            occurrence_code=move.state.occurrence_code,
            start_date=move.span[0],
            end_date=move.span[1],
        )
        for move in found
    ]
    save(
        lambda session: record_new_calendar(
            session, plan_code, dates, reason=reason, decision=decision, by=author()
        ),
        "calendrier",
        saved=SAVED,
    )

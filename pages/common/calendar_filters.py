"""What narrows the calendar down, each filter kept in the address."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from analysis.axis_situation import axis_choices
from analysis.fiche.fiche import action_choices
from analysis.schedule.selection import Selection, ShownState, lead_choices
from pages.common.chooser import Choice
from pages.common.plan_view import PlanView

ALL: Final = "tous"
TRANSVERSAL: Final = "transversal"
STATES: Final = {state.value: state.label for state in ShownState}


class CalendarFilters:
    """The four filters of the page, of what this plan has to offer, and what they select."""

    def __init__(self, view: PlanView) -> None:
        axes = {code or TRANSVERSAL: name for name, code in axis_choices(view.axis_names).items()}
        self._axis = _choice("axe", "Axe", {ALL: "Tous"} | axes)
        asked = self._axis.value()
        axis = None if asked == ALL else "" if asked == TRANSVERSAL else asked
        # An action of another axis would leave nothing to show.
        held = [one for one in view.occurrences if axis is None or (one.axis_code or "") == axis]
        shown = {one.action_code for one in held}
        actions = {k: words for k, words in action_choices(view.snapshot).items() if k in shown}
        leads = lead_choices(view.snapshot, held)
        self._action = _choice("action", "Action", {ALL: "Toutes"} | actions)
        self._lead = _choice("repondant", "Chargé du jalon", {ALL: "Tous"} | leads)
        self._state = _choice("etat", "État", {ALL: "Tous"} | STATES)
        action, lead, state = (one.value() for one in (self._action, self._lead, self._state))
        self.selection = Selection(
            axis=axis,
            action="" if action == ALL else action,
            respondent="" if lead == ALL else lead,
            state="" if state == ALL else state,
        )

    def show(self) -> None:
        """The filters in one row."""
        with st.container(horizontal=True, vertical_alignment="bottom"):
            self._axis.pills()
            self._action.listed(width=285)
            self._lead.listed(width=190)
            self._state.listed(width=140)


def _choice(name: str, label: str, choices: Mapping[str, str]) -> Choice:
    return Choice(
        page="calendrier",
        name=name,
        label=label,
        choices=choices,
        first=ALL,
        is_label_shown=True,
    )

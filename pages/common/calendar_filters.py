"""What narrows the calendar down, each filter kept in the address."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from analysis.schedule.selection import Selection, ShownState, lead_choices
from pages.common.chooser import Choice
from pages.common.filters import action_filter, axis_filter, chosen_axis
from pages.common.held_filters import ALL, RESPONDENT
from pages.common.narrowing import Narrowing
from pages.common.plan_view import PlanView

PAGE: Final = "calendrier"
STATES: Final = {state.value: state.label for state in ShownState}


class CalendarFilters:
    """The four filters of the page, of what this plan has to offer, and what they select."""

    def __init__(self, view: PlanView) -> None:
        self._axis = axis_filter(view, PAGE)
        axis = chosen_axis(view, self._axis)
        # An action of another axis would leave nothing to show.
        held = [one for one in view.occurrences if axis is None or (one.axis_code or "") == axis]
        leads = lead_choices(view.snapshot, held)
        self._action = action_filter(view, PAGE, {one.action_code for one in held})
        self._lead = _choice(RESPONDENT, "Chargé du jalon", {ALL: "Tous"} | leads)
        self._state = _choice("etat", "État", {ALL: "Tous"} | STATES)
        action, lead, state = (one.value() for one in (self._action, self._lead, self._state))
        self.selection = Selection(
            axis=axis,
            action="" if action == ALL else action,
            respondent="" if lead == ALL else lead,
            state="" if state == ALL else state,
        )
        self.narrowing = Narrowing(choices=(self._axis, self._action, self._lead, self._state))

    def show(self) -> None:
        """The filters in one row."""
        with st.container(horizontal=True, vertical_alignment="bottom"):
            self._axis.pills(is_short=True)
            self._action.listed(width=285)
            self._lead.listed(width=190)
            self._state.listed(width=140)


def _choice(name: str, label: str, choices: Mapping[str, str]) -> Choice:
    return Choice(
        page=PAGE,
        name=name,
        label=label,
        choices=choices,
        first=ALL,
        is_label_shown=True,
        is_filter=True,
    )

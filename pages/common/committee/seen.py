"""Which committee the address names, and what it is shown, computed once a view."""

import pandas as pd
import streamlit as st

from analysis.committee.decision import decisions_frame, of_committees
from analysis.committee.held import (
    HeldCommittee,
    decisions_known,
    earlier_numbers,
    signed_acts,
)
from analysis.committee.show import CommitteeShow, committee_show, composed_show
from pages.common.plan_view import PlanView

COMMITTEE, SLIDE = "comite", "diapo"


def decisions(view: PlanView) -> pd.DataFrame:
    """Every decision as known on the day looked at: see `analysis.committee.decision`."""
    seen = view.situation

    def read() -> pd.DataFrame:
        with view.read() as session:
            known = decisions_known(session, seen.plan_code, cutoff=seen.cutoff)
            signed = signed_acts(session, seen.plan_code, known)
        return decisions_frame(known, as_of=seen.as_of, signed=signed)

    return view.once("decisions", read)


def own_decisions(view: PlanView, committee: HeldCommittee) -> pd.DataFrame:
    """What one committee decided."""
    return of_committees(decisions(view), {committee.number})


def earlier_decisions(view: PlanView, committee: HeldCommittee) -> pd.DataFrame:
    """What the committees before one decided."""
    return of_committees(decisions(view), earlier_numbers(view.committees, committee))


def chosen_committee(held: list[HeldCommittee]) -> HeldCommittee | None:
    """The one named in the address, else the newest meeting; None without any."""
    asked = st.query_params.get(COMMITTEE, "")
    named = next((one for one in held if str(one.number) == asked), None)
    return named or (held[0] if held else None)


def show_of(now: PlanView, number: int) -> CommitteeShow | None:
    """What a committee is shown, from the plan as it is today."""
    return now.once(("committee_show", number), lambda: committee_show(now, number))


def composed_of(now: PlanView, committee: HeldCommittee) -> CommitteeShow:
    """The slides as today's rules would compose them, whether frozen or not."""
    return now.once(("committee_composed", committee.number), lambda: composed_show(now, committee))

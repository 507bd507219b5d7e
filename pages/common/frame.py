"""The frame around a page: its title, its scope, its day, where its figures come from."""

from datetime import date

import streamlit as st

from analysis.plan_seen import PlanSeen
from data_model.french import day, typo, weekday
from data_model.plan import Plan
from data_model.workspace import active_name
from pages.common.address import address_notes
from pages.common.downloads import keep_finding
from pages.common.plan_view import PlanView
from pages.common.view import CHOSEN_DAY, CHOSEN_PLAN, chosen_day, known_days

KEPT = (CHOSEN_DAY, CHOSEN_PLAN)
LOOKED_AT = "looked_at"


def page_title(view: PlanView, finding: str, scope: str, *, days: str | None = None) -> None:
    """The finding as a title, then one muted line of scope with both dates, or other `days`."""
    st.title(typo(finding), anchor=False)
    keep_finding(finding)
    st.caption(typo(f"{scope} {both_days(view) if days is None else days}".strip()))
    address_notes(view)


def both_days(view: PlanSeen) -> str:
    """« Vu au » D and « situation au » S, both always shown."""
    seen = view.situation
    if seen.situation_date is None:
        reason = "aucun trimestre n’est encore arrivé à échéance"
        if seen.plan_start is None or seen.plan_end is None:
            reason = "les dates du plan sont à fixer dans « Réglages du plan »"
        return typo(f"Vu au {day(seen.as_of)} ; {reason}.")
    return f"Vu au {day(seen.as_of)}, situation au {day(seen.situation_date)}."


def kept_parameters(**more: str) -> dict[str, str]:
    """The address's day and plan, with more, for links that keep what is looked at."""
    kept = {name: st.query_params[name] for name in KEPT if name in st.query_params}
    return kept | more


def keep_address() -> None:
    """Give the day and plan looked at back to the address, which the menu's links leave out."""
    base = active_name()
    held_in, held = st.session_state.get(LOOKED_AT, (base, {}))
    asked = kept_parameters()
    if held_in == base:
        for name in held.keys() - asked.keys():
            st.query_params[name] = held[name]
    st.session_state[LOOKED_AT] = (base, kept_parameters())


def day_picker(plan: Plan) -> None:
    """The day looked at, kept in the address so that a link shows the same thing."""
    first, now = known_days(plan)
    # Another base has other days: what was picked in one is not a day of the other.
    key = f"day_picked_{first}_{now}"

    def choose() -> None:
        picked = st.session_state[key]
        if isinstance(picked, date) and picked != now:
            st.query_params[CHOSEN_DAY] = picked.isoformat()
        else:
            st.query_params.pop(CHOSEN_DAY, None)
            # What is kept for the menu's links is kept anew: today is no day of the past.
            st.session_state.pop(LOOKED_AT, None)

    st.date_input(
        "Vu au",
        value=chosen_day(plan),
        min_value=first,
        max_value=now,
        format="DD/MM/YYYY",
        key=key,
        on_change=choose,
        help="Toutes les pages montrent ce qui était connu ce jour-là.",
    )


def demonstration_line(plan: Plan) -> str:
    """The sentence said on every page and printed sheet while the demonstration is open."""
    if plan.demonstration_day is None:
        return ""
    return typo(
        f"**Démonstration : données fictives**, arrêtées au {weekday(plan.demonstration_day)}."
    )


def demonstration_banner(plan: Plan) -> None:
    """That sentence, at the top of a page."""
    text = demonstration_line(plan)
    if text:
        st.caption(text)


def source_line(text: str) -> None:
    """Where the figures of a block come from."""
    st.caption(typo(text))

"""Which plan is looked at: its name, or a choice where the base holds several."""

from datetime import date
from typing import Final

import streamlit as st

from analysis.compare.names import plan_names
from analysis.origin.choice import KINDS
from data_model.french import plain, typo
from data_model.plan import Plan
from data_model.workspace import active_name
from pages.common.committee.seen import COMMITTEE
from pages.common.frame import LOOKED_AT
from pages.common.view import CHOSEN_DAY, CHOSEN_PLAN, known_days, known_plans

PICKED: Final = "plan_picked"
SHOWN: Final = "plan_shown"
# What is said of any plan; all else in an address names something of one plan.
OF_ANY_PLAN: Final = ("vue", "tri", "sur", "mot", "table", "habitants", "par", "partie")
OF_ONE_PLAN: Final = (*KINDS, COMMITTEE)


def has_several_plans() -> bool:
    """Whether there is a plan to choose, and one to compare it with."""
    return len(known_plans()) > 1


def follow_plan(plan: Plan) -> None:
    """Let go of what was chosen of another plan; where there are several, the address names it.

    So a copied link shows the same plan, and so does « back », which never leads to none.
    """
    if CHOSEN_PLAN not in st.query_params and has_several_plans():
        st.query_params[CHOSEN_PLAN] = plan.code
    shown = (active_name(), plan.code)
    if st.session_state.get(SHOWN, shown) != shown:
        # Codes are given anew in each plan: one remembered would show another thing's name.
        remembered = [key for key in st.session_state if str(key).rpartition("_")[2] in OF_ONE_PLAN]
        for key in remembered:
            del st.session_state[key]
    st.session_state[SHOWN] = shown


def plan_picker(plan: Plan) -> None:
    """The plan looked at, kept in the address; a choice where the base holds several."""
    found = {one.code: one for one in known_plans()}
    if len(found) < 2:
        st.markdown(f"**{plain(plan.short_title)}**")
        return
    names = plan_names([*found.values()])
    # The address rules: it may have moved since, by a link or by the browser's own « back ».
    st.session_state[PICKED] = plan.code
    st.selectbox(
        "Plan",
        list(found),
        format_func=names.__getitem__,
        key=PICKED,
        on_change=lambda: _look_at(found[st.session_state[PICKED]]),
        help=typo(f"{plain(plan.title)}. Toutes les pages montrent ce plan."),
    )


def _look_at(plan: Plan) -> None:
    """The same page and day on another plan, without what was chosen of the former one."""
    kept = {name: st.query_params[name] for name in OF_ANY_PLAN if name in st.query_params}
    asked = st.query_params.get(CHOSEN_DAY)
    if asked is not None and _is_known_day(plan, asked):
        kept[CHOSEN_DAY] = asked
    # A day that is none of its own must not come back from what the menu's links keep.
    st.session_state.pop(LOOKED_AT, None)
    st.query_params.from_dict(kept | {CHOSEN_PLAN: plan.code})


def _is_known_day(plan: Plan, text: str) -> bool:
    first, last = known_days(plan)
    try:
        return first <= date.fromisoformat(text) <= last
    except ValueError:
        return False

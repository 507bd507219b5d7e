"""Which plan and which day this session looks at, and their shared frames."""

from datetime import date, timedelta

import streamlit as st

from analysis.snapshot import snapshot
from data_model.as_of import first_day, newest_act, today
from data_model.plan import Plan
from data_model.recovery import generation
from data_model.store import Database, reading
from data_model.workspace import active_engine, plans
from pages.common.plan_view import PlanView

CHOSEN_DAY = "au"
CHOSEN_PLAN = "plan"
EARLIER_DAYS = 91


@st.cache_resource(max_entries=12, show_spinner=False)
def _view(token: tuple[str, int, str, date, int], _engine: Database) -> PlanView:
    # The token holds the base, its generation, the plan, the day and the last act: it moves with
    # every change and every restoration, so a stale view is never served.
    _, _, plan_code, as_of, _ = token
    with reading(_engine) as session:
        plan = session.get_one(Plan, plan_code)
        return PlanView(snapshot(session, plan, as_of), _engine)


def current_plan() -> Plan | None:
    """The plan named in the address, else the first of the base; None in an empty base."""
    with reading(active_engine()) as session:
        found = plans(session)
    if not found:
        return None
    wanted = st.query_params.get(CHOSEN_PLAN)
    return next((plan for plan in found if plan.code == wanted), found[0])


def known_days(plan: Plan) -> tuple[date, date]:
    """The first day on which anything is known of the plan, and its own today."""
    with reading(active_engine()) as session:
        first = first_day(session, plan.code)
    last = today(plan)
    return min(first or last, last), last


def chosen_day(plan: Plan) -> date:
    """The day in the address, within the days known; else the plan's own today."""
    text = st.query_params.get(CHOSEN_DAY, "")
    first, last = known_days(plan)
    try:
        return max(first, min(date.fromisoformat(text), last))
    except ValueError:
        return last


def current_view() -> PlanView:
    """The plan and day of this session; app.py has seen to it that the base holds a plan."""
    plan = current_plan()
    if plan is None:
        st.stop()
    return _view_on(plan.code, chosen_day(plan))


def present_view(view: PlanView) -> PlanView:
    """The same plan on its own today, for acts: they are recorded now, whatever day is shown."""
    with reading(active_engine()) as session:
        plan = session.get_one(Plan, view.situation.plan_code)
    return _view_on(plan.code, today(plan))


def warm_up() -> None:
    """Read the first plan and compute its figures, before the first visitor asks for them."""
    with reading(active_engine()) as session:
        found = plans(session)
    for plan in found[:1]:
        view = _view_on(plan.code, today(plan))
        for warmed in (view, earlier_view(view)):
            _ = (warmed.results, warmed.attention, warmed.axis_situation, warmed.upcoming)


def earlier_view(view: PlanView, days: int = EARLIER_DAYS) -> PlanView:
    """The same plan as it was known some days before."""
    seen = view.situation
    return _view_on(seen.plan_code, seen.as_of - timedelta(days=days))


def _view_on(plan_code: str, day: date) -> PlanView:
    # One base for the whole view, even if another window opens the other one meanwhile.
    engine = active_engine()
    with reading(engine) as session:
        act = newest_act(session, plan_code)
        # Before its first act the plan has titles and nothing else: its first day is shown.
        day = max(day, first_day(session, plan_code) or day)
    base = engine.url.render_as_string()
    return _view((base, generation(engine), plan_code, day, act), engine)

"""Which plan and which day this session looks at, and their shared frames."""

from datetime import date
from functools import partial

import streamlit as st

from analysis.snapshot import Snapshot, snapshot
from data_model.as_of import cutoff, first_day, last_erasure, today
from data_model.plan import Plan
from data_model.recovery import generation
from data_model.store import Database, reading
from data_model.workspace import active_engine, plans
from pages.common.plan_view import PlanView

CHOSEN_DAY = "au"
CHOSEN_PLAN = "plan"


@st.cache_resource(max_entries=12, show_spinner=False)
def _view(token: tuple[str, int, str, date, int, int], _engine: Database) -> PlanView:
    # The token holds the base, its generation, the plan, the day, the last act of that day and
    # the last erasure: it moves with every change and every restoration, so a stale view is never
    # served, and a past day stays kept whatever is recorded afterwards.
    base, generation_seen, plan_code, as_of, _, _ = token
    near = _newest_read()
    with reading(_engine) as session:
        plan = session.get_one(Plan, plan_code)
        seen = snapshot(session, plan, as_of, near=near.get((base, generation_seen, plan_code)))
    near[base, generation_seen, plan_code] = seen
    return PlanView(seen, _engine, at=partial(view_on, _engine, plan_code))


@st.cache_resource(show_spinner=False)
def _newest_read() -> dict[tuple[str, int, str], Snapshot]:
    """The last snapshot read of each plan: what did not move since is not read again."""
    return {}


def known_plans() -> list[Plan]:
    """Every plan of the open base, by code."""
    with reading(active_engine()) as session:
        return plans(session)


def current_plan() -> Plan | None:
    """The plan named in the address, else the first of the base; None in an empty base."""
    found = known_plans()
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
    return view_on(active_engine(), plan.code, chosen_day(plan))


def is_past(view: PlanView) -> bool:
    """Whether the day looked at is over: acts are recorded today."""
    return view.situation.as_of < today(current_plan())


def present_view(view: PlanView) -> PlanView:
    """The same plan on its own today, for acts: they are recorded now, whatever day is shown."""
    with view.read() as session:
        plan = session.get_one(Plan, view.situation.plan_code)
    return view.on(today(plan))


def warm_up() -> None:
    """Read the first plan and compute its figures, before the first visitor asks for them."""
    for plan in known_plans()[:1]:
        view = view_on(active_engine(), plan.code, today(plan))
        _ = (view.headline, view.since_last_committee, view.axis_situation, view.upcoming)


def view_on(engine: Database, plan_code: str, day: date) -> PlanView:
    """The plan of a base as it was known on a day, read again only once that has moved."""
    with reading(engine) as session:
        # Before its first act the plan has titles and nothing else: its first day is shown.
        day = max(day, first_day(session, plan_code) or day)
        known = cutoff(session, plan_code, day)
        erased = last_erasure(session, plan_code)
    base = engine.url.render_as_string()
    return _view((base, generation(engine), plan_code, day, known, erased), engine)

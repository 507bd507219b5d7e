"""The versions in force now, which what is edited in the settings replaces."""

from data_model.action import VotedAmount
from data_model.as_of import current_rows, newest_act
from data_model.calendar import recurring_milestones
from data_model.recurrence import RecurringMilestone
from data_model.store import reading
from data_model.workspace import active_engine
from pages.common.plan_view import PlanView


def voted_amounts(plan_code: str) -> dict[str, VotedAmount]:
    """The voted amounts, by action."""
    with reading(active_engine()) as session:
        rows = current_rows(
            session, VotedAmount, plan_code=plan_code, cutoff=newest_act(session, plan_code)
        )
        return {row.action_code: row for row in rows}


def milestone_rules(view: PlanView) -> dict[str, list[RecurringMilestone]]:
    """The milestones' rules now, by action, whatever day the view shows."""
    plan = view.situation.plan_code
    with view.read() as session:
        newest = newest_act(session, plan)
        return view.once(
            ("milestone rules", newest), lambda: recurring_milestones(session, plan, newest)
        )

"""The plan that is being composed, as it is stored now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from data_model.as_of import newest_act, today
from data_model.french import typo
from data_model.plan import Plan
from data_model.workspace import active_name
from loaders.entry.composer_ended import ended_codes, without_ended
from loaders.entry.composer_tables import StoredRows
from loaders.plan.stored_rows import stored_rows
from pages.common.plan_view import PlanView

Key = tuple[str, str, str]
NO_DATES: Final = typo("Premier et dernier jour du plan : à fixer à l’étape « Territoire ».")


@dataclass(frozen=True, kw_only=True)
class Composed:
    """The rows of a plan in its base, up to which act they speak, and the plan's own today."""

    view: PlanView
    plan: Plan
    base: str
    stored: StoredRows
    known_until: int
    day: date

    def key(self, table: str) -> Key:
        """What is being typed belongs to one table of one plan of one base."""
        return self.base, self.code, table

    @cached_property
    def ended(self) -> Mapping[str, frozenset[str]]:
        """The codes of what has ended, by table."""
        return ended_codes(self.stored, self.day)

    @cached_property
    def going_on(self) -> StoredRows:
        """The rows without those that have ended: what is counted, and shown first."""
        return without_ended(self.stored, self.day)

    @property
    def code(self) -> str:
        """The plan's code."""
        return self.plan.code


def composed_plan(view: PlanView, plan: Plan) -> Composed:
    """Read the rows of a plan, once for each of its acts."""
    with view.read() as session:
        newest = newest_act(session, plan.code)
        stored = view.once(("rows", newest), lambda: stored_rows(session, plan.code))
    return Composed(
        view=view,
        plan=plan,
        base=active_name(),
        stored=stored,
        known_until=newest,
        day=today(plan),
    )


def lacks_dates(composed: Composed) -> bool:
    """Whether the plan's first or last day is still to be said."""
    seen = composed.view.situation
    return seen.plan_start is None or seen.plan_end is None

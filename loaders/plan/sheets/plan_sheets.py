"""The sheets of the plan workbook, in the order in which they are written and filled in."""

from typing import Final

from loaders.plan.sheets.actions import (
    ACTIONS,
    AXES,
    CHALLENGES,
    ENDS,
    OBJECTIVES,
    STAKEHOLDERS,
)
from loaders.plan.sheets.fiche import (
    ENTRIES,
    EVENTS,
    LEVEL_NAMES,
    LINES,
    NOTES,
    SUB_ACTIONS,
)
from loaders.plan.sheets.funds import FUNDS, GRANTS
from loaders.plan.sheets.indicators import INDICATORS, MEASURES, QUESTIONS, TARGETS
from loaders.plan.sheets.means import BUDGET, DAYS, MILESTONES, RECURRENCES
from loaders.plan.sheets.plan_sheet import PlanSheet
from loaders.plan.sheets.territory import (
    ASSIGNMENTS,
    COMMUNES,
    DEADLINES,
    PLAN,
    RESPONDENTS,
    SETTINGS,
)

PLAN_SHEETS: Final[tuple[PlanSheet, ...]] = (
    PLAN,
    COMMUNES,
    RESPONDENTS,
    AXES,
    OBJECTIVES,
    ACTIONS,
    STAKEHOLDERS,
    MILESTONES,
    RECURRENCES,
    INDICATORS,
    TARGETS,
    BUDGET,
    DAYS,
    ENDS,
    CHALLENGES,
    MEASURES,
    QUESTIONS,
    ASSIGNMENTS,
    DEADLINES,
    LINES,
    SUB_ACTIONS,
    ENTRIES,
    NOTES,
    LEVEL_NAMES,
    EVENTS,
    FUNDS,
    GRANTS,
    SETTINGS,
)
_BY_TABLE: Final = {sheet.table: sheet for sheet in PLAN_SHEETS}


def plan_sheet(table: str) -> PlanSheet:
    """The sheet of a text table; KeyError where it has none of its own."""
    return _BY_TABLE[table]

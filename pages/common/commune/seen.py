"""Everything a respondent's page and its printed sheet say, computed once a view."""

from dataclasses import dataclass

import pandas as pd

from analysis.attention.highlights import highlight_lines
from analysis.commune.budget_told import budget_told_table, newest_exercise
from analysis.commune.milestones import (
    charged_with,
    coming,
    milestone_choices,
    milestones_sentence,
    milestones_table,
)
from analysis.commune.population import population_line
from analysis.commune.quarter_values import quarter_values
from analysis.commune.returns import (
    commune_finding,
    expected_table,
    received_quarters,
    returns_table,
)
from analysis.commune.values_table import (
    asked_labels,
    values_table,
)
from analysis.indicator.commune_findings import commune_returns_sentence, contact_line
from analysis.origin.figure import respondent_names
from pages.common.plan_view import PlanView


@dataclass(frozen=True, kw_only=True)
class CommuneSeen:
    """One respondent on one day, in words."""

    name: str
    finding: str
    returns_words: str
    contact: str
    population: str
    returns: pd.DataFrame
    expected: pd.DataFrame
    values: pd.DataFrame
    asked: dict[str, str]
    budget: pd.DataFrame
    earlier_budget: pd.DataFrame
    milestones_words: str
    milestones: pd.DataFrame
    milestone_choices: dict[str, str]
    highlights: list[str]


def commune_seen(view: PlanView, code: str) -> CommuneSeen:
    """The page of one respondent; KeyError for an unknown one."""
    return view.once(("commune", code), lambda: _read(view, code))


def _read(view: PlanView, code: str) -> CommuneSeen:
    seen, board = view.snapshot, view.board
    names = respondent_names(seen)
    values = view.once("quarter values", lambda: quarter_values(seen))
    budget, earlier = newest_exercise(budget_told_table(seen, view.budget.said, code))
    mine = charged_with(seen, view.occurrences, code)
    ahead = coming(mine, view.situation.as_of)
    sent = view.highlights[view.highlights["respondent_code"] == code]
    return CommuneSeen(
        name=names[code],
        finding=commune_finding(board, code, names[code], snapshot=seen),
        returns_words=commune_returns_sentence(board, code),
        contact=contact_line(seen, code),
        population=population_line(seen, code),
        returns=returns_table(board, code),
        expected=expected_table(seen, board, code),
        values=values_table(seen, values, code, received=received_quarters(board, code)),
        asked=asked_labels(seen, code),
        budget=budget,
        earlier_budget=earlier,
        milestones_words=milestones_sentence(mine, ahead),
        milestones=milestones_table(ahead),
        milestone_choices=milestone_choices(ahead),
        highlights=highlight_lines(sent, names, with_cells=False),
    )

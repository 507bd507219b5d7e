"""What a definition holds: its words, its formula, the functions that apply it, an example."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd

from analysis.schedule.occurrence import OccurrenceState
from analysis.scope import By
from analysis.situation import Situation
from analysis.snapshot import Snapshot


class Frames(Protocol):
    """What the examples are read from: the frames of one plan on one day."""

    @property
    def snapshot(self) -> Snapshot:
        """The plan as known on the day looked at."""

    @property
    def situation(self) -> Situation:
        """The two dates looked at."""

    @property
    def results(self) -> pd.DataFrame:
        """See `analysis.results.results`."""

    @property
    def occurrences(self) -> list[OccurrenceState]:
        """See `analysis.schedule.occurrence`."""

    @property
    def completion(self) -> Callable[[By], pd.DataFrame]:
        """See `analysis.schedule.completion`."""

    @property
    def budget_of_plan(self) -> pd.DataFrame:
        """See `analysis.budget.budget`."""

    @property
    def budget_lines(self) -> pd.DataFrame:
        """See `analysis.budget.budget`."""

    @property
    def plan_slippage(self) -> pd.DataFrame:
        """See `analysis.schedule.schedule`."""

    @property
    def board(self) -> pd.DataFrame:
        """See `analysis.returns.collection`."""


@dataclass(frozen=True, kw_only=True)
class Example:
    """One figure of the day looked at: `operation` = `result`, about `subject`.

    `origin` is the address of what it is taken apart on « D’où vient ce chiffre », empty for none.
    """

    subject: str
    operation: str
    result: str
    origin: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Definition:
    """One figure shown in the application.

    `made_by` are the functions that compute it, `reference` the published source that the
    docstring of one of them names, `shown_on` the titles of the pages that show it; `symbols` is
    LaTeX, empty where words are enough.
    """

    code: str
    family: str
    term: str
    says: str
    formula: str
    unit: str
    rests_on: str
    made_by: Sequence[Callable[..., Any]]
    shown_on: Sequence[str]
    example: Callable[[Frames], Example | None]
    symbols: str = ""
    reference: str = ""
    also: str = ""


WORK, RESULTS, FORECAST, CALENDAR, BUDGET, RETURNS = (
    "avancement",
    "resultats",
    "prevision",
    "calendrier",
    "budget",
    "retours",
)
FAMILIES = {
    WORK: "Réalisation",
    RESULTS: "Résultats",
    FORECAST: "Prévision",
    CALENDAR: "Calendrier",
    BUDGET: "Budget",
    RETURNS: "Retours",
}
OVERVIEW, PROGRESS, INDICATORS, BUDGET_PAGE, CALENDAR_PAGE, FICHE, COMMUNES, RETURNS_PAGE = (
    "Vue d’ensemble",
    "Avancement",
    "Indicateurs",
    "Budget",
    "Calendrier",
    "Fiche action",
    "Communes",
    "Retours trimestriels",
)
WHOLE_PLAN = "Plan entier"


def formula_only(words: str) -> str:
    """« Engagé : le dernier cumul… » without the name it begins with."""
    formula = words.partition(" : ")[2]
    return formula[:1].upper() + formula[1:]

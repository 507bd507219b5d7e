"""What a definition holds: its words, its formula, the functions that apply it, an example."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.plan_seen import PlanSeen
from data_model.level_words import LevelWord


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
    LaTeX, empty where words are enough. `says` and `formula` name the level above an action by
    `{axis}`: see `in_words_of`.
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
    example: Callable[[PlanSeen], Example | None]
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


def in_words_of(axis: LevelWord, text: str) -> str:
    """A text of a definition with the plan's own word for the level above its actions."""
    return text.format(axis=axis)


def formula_only(words: str) -> str:
    """« Engagé : le dernier cumul… » without the name it begins with."""
    formula = words.partition(" : ")[2]
    return formula[:1].upper() + formula[1:]

"""The plans as columns: one line a thing that compares, what is missing said in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis.compare.cells import (
    axes_words,
    done_words,
    funds_words,
    indicators_words,
    known_basis_words,
    milestones_words,
    objectives_words,
    per_inhabitant_words,
    planned_words,
    population_words,
    prioritised_words,
    returns_words,
    situation_words,
    span_words,
    targets_words,
    unknown_basis_words,
    values_words,
)
from analysis.compare.side import PlanSide
from data_model.french import number, plain, typo

THEME, LINE = "Sur", "Ce qui est comparé"


@dataclass(frozen=True)
class Line:
    """One line of the comparison: its theme, its words, and what a plan's side says of it."""

    theme: str
    label: str
    words: Callable[[PlanSide], str]


def comparison_table(sides: Mapping[str, PlanSide]) -> pd.DataFrame:
    """The comparison, whole.

    Columns: Sur, Ce qui est comparé, then one a plan, by its name (str, French, never empty).
    Rows: one a line of `LINES`, by theme.
    """
    rows = [
        {THEME: line.theme, LINE: line.label}
        | {plain(name): typo(line.words(side)) for name, side in sides.items()}
        for line in LINES
    ]
    return pd.DataFrame(rows, dtype=object)


def without_repeats(table: pd.DataFrame) -> pd.DataFrame:
    """The same for a screen: a theme is written once, on its first line."""
    is_repeated = table[THEME].duplicated()
    return table.assign(**{THEME: [*table[THEME].mask(is_repeated, "").map(_strong)]})


def _strong(theme: str) -> str:
    return f"**{theme}**" if theme else ""


LINES: Final = (
    Line("Territoire", "Qui porte le plan", lambda side: plain(side.territory)),
    Line("Territoire", "Habitants des communes", population_words),
    Line("Contenu", "Niveau au-dessus des actions", axes_words),
    Line("Contenu", "Objectifs", objectives_words),
    Line("Contenu", "Actions", lambda side: number(side.actions)),
    Line("Contenu", "Actions avec une priorité", prioritised_words),
    Line("Indicateurs", "Indicateurs", indicators_words),
    Line("Indicateurs", "Avec une cible", targets_words),
    Line("Indicateurs", "Avec une valeur", values_words),
    Line("Calendrier", "Durée du plan", span_words),
    Line("Calendrier", "Jalons datés", milestones_words),
    Line("Suivi", "Retours reçus", returns_words),
    Line("Suivi", "Situation au", situation_words),
    Line("Suivi", "Réalisation", done_words),
    Line("Budget", "Voté, base connue", known_basis_words),
    Line("Budget", "Voté, base inconnue", unknown_basis_words),
    Line("Budget", "Prévu sur la durée du plan", planned_words),
    Line("Budget", "Prévu par habitant", per_inhabitant_words),
    Line("Budget", "Fonds et ses règles", funds_words),
)

"""The method's frames as tables for a screen, and one definition in words."""

import pandas as pd

from analysis.method.definition import Definition, Example, in_words_of
from analysis.method.definitions import DEFINITIONS
from analysis.method.rule_table import RULES
from analysis.rows import rows_of
from data_model.french import plural, typo
from data_model.level_words import LevelWord

NO_EXAMPLE = "Pas d’exemple à cette date : rien n’entre encore dans ce calcul."


def said_lines(one: Definition, axis: LevelWord) -> str:
    """What a definition says and its formula in words, as Markdown, in the plan's own words."""
    says, formula = (typo(in_words_of(axis, text)) for text in (one.says, one.formula))
    return "  \n".join((says, f"**Calcul.** {formula}"))


def basis_lines(one: Definition) -> str:
    """What a definition rests on, its unit and its published source, as Markdown."""
    lines = [
        typo(f"**Repose sur.** {one.rests_on}"),
        typo(f"**Unité.** {one.unit[:1].upper()}{one.unit[1:]}."),
    ]
    if one.reference:
        lines.append(typo(f"**Source de la formule.** {one.reference}."))
    return "  \n".join(lines)


def code_words(one: Definition) -> str:
    """The functions that compute it, for who reads the code."""
    names = [f"{made.__module__}.{made.__qualname__}" for made in one.made_by]
    return "  \n".join(f"`{name}`" for name in names)


def example_words(example: Example | None) -> str:
    """« Plan entier : 270,65 jours ÷ 397 jours = 68 % », as Markdown."""
    if example is None:
        return NO_EXAMPLE
    return typo(f"{example.subject} : {example.operation} = **{example.result}**")


def method_scope(tables: int, fields: int) -> str:
    """What the page holds, counted."""
    told = [
        plural(len(DEFINITIONS), "définition"),
        plural(len(RULES), "règle"),
        plural(tables, "table"),
        plural(fields, "champ"),
    ]
    return f"{', '.join(told[:-1])} et {told[-1]}, lus dans le programme lui-même."


def thresholds_table(thresholds: pd.DataFrame) -> pd.DataFrame:
    """The thresholds in force, as a table; from `thresholds_frame`."""
    return pd.DataFrame(
        [
            {
                "Seuil": row.words,
                "En vigueur": f"**{row.in_force}**"
                if row.in_force != row.default
                else row.in_force,
                "Par défaut": row.default,
                "Se règle dans": row.set_by,
            }
            for row in rows_of(thresholds)
        ],
        dtype=object,
    )


def words_columns(words: pd.DataFrame) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:
    """Each closed list by its name, as tables in two columns of like height; from `words_frame`."""
    left: dict[str, pd.DataFrame] = {}
    right: dict[str, pd.DataFrame] = {}
    for name, held in words.groupby("list", sort=False):
        told = sum(map(len, left.values()))
        column = left if told < len(words) / 2 else right
        column[str(name)] = held[["word", "meaning"]].set_axis(["Mot", "Sens"], axis=1)
    return left, right

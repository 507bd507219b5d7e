"""What an indicator's value is made of: categories, answers on a scale, words."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.indicator.words import amount_words, column_decimals
from analysis.origin.part import Part
from analysis.origin.table import RAW_TEXT, parts_table
from analysis.origin.values import NOT_BROKEN_DOWN
from analysis.results.said import GivenValue
from analysis.rows import rows_of, whole
from data_model.french import E4, number, number_e4, percent, plain, plural, quarter_label, typo
from data_model.period import simplified

LOWEST, HIGHEST = 1, 4
CATEGORY_COLUMNS = ["category", "value_e4", "respondents"]
SCALE_COLUMNS = ["grade_e4", "answers"]
WORDS_COLUMNS = ["period_code", "respondent_code", "text"]


def categories_frame(parts: Sequence[Part]) -> pd.DataFrame:
    """The total of each category; from `indicator_parts` of a broken down indicator.

    Columns: category (str, the first spelling read), value_e4 (Int64, 10⁻⁴), respondents (Int64,
    how many named it). Rows: one a category, the largest first, « non ventilé » last and
    only where something is; their sum is the indicator's value. Source: domain.md §3.
    """
    names: dict[str, str] = {}
    totals: dict[str, int] = {}
    tellers: dict[str, set[str]] = {}
    for part in parts:
        if not part.enters or part.amount is None:
            continue
        key = simplified(part.about)
        names.setdefault(key, part.about)
        totals[key] = totals.get(key, 0) + (-part.amount if part.is_taken_off else part.amount)
        tellers.setdefault(key, set()).add(part.respondent_code)
    rows = [
        (names[key], total, len(tellers[key]))
        for key, total in totals.items()
        # Nothing left out of the categories is no category.
        if total or names[key] != NOT_BROKEN_DOWN or len(totals) == 1
    ]
    rows.sort(key=lambda row: (row[0] == NOT_BROKEN_DOWN, -row[1], row[0]))
    frame = pd.DataFrame(rows, columns=CATEGORY_COLUMNS, dtype=object)
    return frame.astype({"value_e4": "Int64", "respondents": "Int64"})


def categories_table(categories: pd.DataFrame, indicator: Any) -> pd.DataFrame:
    """The categories in words: Catégorie, Total, Part, Répondants (str)."""
    whole_sum = sum(int(value) for value in categories["value_e4"])
    decimals = column_decimals(map(whole, categories["value_e4"]), indicator)
    rows = [
        {
            "Catégorie": plain(row.category),
            "Total": amount_words(whole(row.value_e4), indicator, decimals=decimals, fixed=True),
            "Part": percent(int(row.value_e4) / whole_sum) if whole_sum > 0 else "sans objet",
            "Répondants": number(int(row.respondents)),
        }
        for row in rows_of(categories)
    ]
    return pd.DataFrame(rows, dtype=object)


def diversity_words(result: Any) -> str:
    """« Diversité : au moins 3 catégories distinctes », empty where there is none to count."""
    found = whole(result.diversity)
    if found is None:
        return ""
    least = "au moins " if result.diversity_at_least else ""
    kinds = plural(found, "catégorie distincte", "catégories distinctes")
    return typo(f"Diversité : {least}{kinds}.")


def grades_frame(parts: Sequence[Part]) -> pd.DataFrame:
    """How many answers gave each grade; from `indicator_parts` of a scale.

    Columns: grade_e4 (Int64, 10⁻⁴), answers (Int64). Rows: each grade from 1 to 4, and any other
    that was given, rising.
    """
    counts = {grade * E4: 0 for grade in range(LOWEST, HIGHEST + 1)}
    for part in parts:
        if part.enters and part.amount is not None:
            counts[part.amount] = counts.get(part.amount, 0) + 1
    frame = pd.DataFrame(sorted(counts.items()), columns=SCALE_COLUMNS, dtype=object)
    return frame.astype({"grade_e4": "Int64", "answers": "Int64"})


def grades_table(grades: pd.DataFrame) -> pd.DataFrame:
    """The answers in words: Note, Réponses (str)."""
    rows = [
        {
            "Note": number_e4(whole(row.grade_e4), decimals=1),
            "Réponses": number(int(row.answers)),
        }
        for row in rows_of(grades)
    ]
    return pd.DataFrame(rows, dtype=object)


def grades_words(grades: pd.DataFrame, result: Any) -> str:
    """« 8 réponses, médiane 3 sur 4 », or that there is none."""
    answers = int(grades["answers"].sum())
    if not answers:
        return "Aucune réponse n’a encore été reçue."
    middle = amount_words(whole(result.actual_e4), result)
    return typo(f"{plural(answers, 'réponse')}, médiane {middle} sur {HIGHEST}.")


def newest_table(parts: Sequence[Part], names: Mapping[str, str]) -> pd.DataFrame:
    """The last values with their cell and their return; what was typed stands with the origin.

    Columns and rows: those of `parts_table` without « Texte saisi ».
    """
    return parts_table(parts, names).drop(columns=RAW_TEXT)


def answers_frame(values: Sequence[GivenValue]) -> pd.DataFrame:
    """What was answered in words.

    Columns: period_code, respondent_code, text (str). Rows: one an answer, newest period first,
    in the order in which the respondents are listed.
    """
    told = [(v.period_code, v.respondent_code, v.text_value) for v in values if v.text_value]
    told.sort(key=lambda row: row[0], reverse=True)
    return pd.DataFrame(told, columns=WORDS_COLUMNS, dtype=object)


def answers_table(answers: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The answers: Trimestre, Répondant, Réponse (str, Markdown made plain)."""
    rows = [
        {
            "Trimestre": quarter_label(row.period_code),
            "Répondant": plain(names.get(row.respondent_code, row.respondent_code)),
            "Réponse": typo(plain(row.text)),
        }
        for row in rows_of(answers)
    ]
    return pd.DataFrame(rows, columns=["Trimestre", "Répondant", "Réponse"], dtype=object)

"""The values behind a figure, and the versions of one of them, as tables in French."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.origin.part import FactKey, Part
from analysis.origin.values import state_words
from analysis.plan_frames import day_or_none
from analysis.rows import rows_of, whole
from data_model.as_of import PARIS
from data_model.french import (
    NOT_KNOWN,
    day,
    euros,
    interval,
    number_e4,
    plain,
    quarter_label,
    typo,
)
from data_model.vocabulary import AssignedKind

DETAIL, RAW_TEXT = "Détail", "Texte saisi"
SHOWN_CHARACTERS = 56
PART_COLUMNS = [
    "Répondant",
    "Période",
    DETAIL,
    "Valeur",
    "Texte saisi",
    "Cellule",
    "Retour",
    "État",
]
HISTORY_COLUMNS = ["Période", "Valeur", "Texte saisi", "Cellule", "Retour", "Enregistré le", "État"]
WHOLE_RETURN = "« Rien à signaler »"


def parts_table(parts: Sequence[Part], names: Mapping[str, str]) -> pd.DataFrame:
    """The values behind a figure, one a row, in words.

    Columns: Répondant, Période, Détail (absent where there is none), Valeur, Texte saisi (absent
    where milestones are weighed), Cellule, Retour, État (str), long texts cut. Rows: those of
    `parts`.
    """
    rows = [
        (
            names.get(part.respondent_code, part.respondent_code),
            quarter_label(part.period_code) if part.period_code else "",
            _shown(part.about),
            _shown(part.words),
            _shown(part.raw_text),
            part.place or (typo(WHOLE_RETURN) if part.return_number and part.is_known else ""),
            f"n°\u00a0{part.return_number}" if part.return_number else "",
            state_words(part),
        )
        for part in parts
    ]
    frame = pd.DataFrame(rows, columns=PART_COLUMNS, dtype=object)
    unused = [] if any(part.about for part in parts) else [DETAIL]
    # The day typed stands in the words already: the weight needs its place.
    unused += [RAW_TEXT] if any(part.weight is not None for part in parts) else []
    return frame.drop(columns=unused)


def _shown(text: str) -> str:
    if len(text) <= SHOWN_CHARACTERS:
        return text
    return f"{text[: SHOWN_CHARACTERS - 1].rstrip()}…"


def part_label(part: Part, names: Mapping[str, str]) -> str:
    """« Dugny, T3 2026, Éducation : 12 », to choose a value in a list."""
    who = names.get(part.respondent_code, part.respondent_code)
    when = quarter_label(part.period_code) if part.period_code else ""
    head = ", ".join(word for word in (who, when, part.about) if word)
    return typo(f"{head} : {part.words or state_words(part)}")


def history_table(history: pd.DataFrame, key: FactKey, *, decimals: int) -> pd.DataFrame:
    """Every version of a value with its return, the replaced and withdrawn ones named so.

    Columns: Période, Valeur, Texte saisi, Cellule, Retour, Enregistré le, État (str, Markdown).
    Rows: those of `value_history`.
    """
    newest = {
        row.period_code: whole(row.return_number)
        for row in rows_of(history)
        if row.is_newest and row.is_active
    }
    rows = [
        (
            quarter_label(row.period_code),
            _value(row, key.kind, decimals=decimals),
            plain(row.raw_text),
            f"`{row.sheet}!{row.cell}`" if row.cell else "",
            f"n°\u00a0{whole(row.return_number)}",
            day(row.recorded_at.astimezone(PARIS).date()),
            _fate(row, newest.get(row.period_code)),
        )
        for row in rows_of(history)
    ]
    return pd.DataFrame(rows, columns=HISTORY_COLUMNS, dtype=object)


def _fate(row: Any, newest: int | None) -> str:
    if not row.is_active:
        return "retour annulé"
    if newest is not None and newest != whole(row.return_number):
        return f"remplacé par le retour n°\u00a0{newest}"
    if row.is_erased:
        return "effacé"
    return "en vigueur, estimé" if row.is_estimated else "en vigueur"


def _value(row: Any, kind: AssignedKind, *, decimals: int) -> str:
    if row.is_erased:
        return "effacé"
    if kind is AssignedKind.BUDGET:
        return euros(whole(row.amount_cents))
    if kind is AssignedKind.MILESTONE:
        return interval(day_or_none(row.start_date), day_or_none(row.end_date))
    amount, base = whole(row.value_e4), whole(row.denominator_e4)
    if amount is None:
        return plain(row.text_value) or NOT_KNOWN
    shown = [number_e4(value, decimals=decimals) for value in (amount, base) if value is not None]
    return typo(" sur ".join(shown))

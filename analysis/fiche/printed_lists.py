"""The headings that a fiche prints of its own, as lists of words."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import pandas as pd

from analysis.rows import rows_of
from data_model.french import plain, typo
from data_model.printed_entry import EntryKind
from data_model.shared_vocabulary import goal_title

LEFT_BLANK = "Imprimé et laissé en blanc"
TICKED, UNTICKED = "☑", "☐"
GOALS_HEADING = re.compile(r"\bODD\b")
CODED = (EntryKind.REFERENCE, EntryKind.LINK)
Lists = tuple[tuple[str, tuple[str, ...]], ...]


def sub_action_lists(sub_actions: pd.DataFrame, action_code: str) -> Lists:
    """The parts of one action that its fiche describes apart; takes `sub_actions_frame`."""
    parts = rows_of(sub_actions[sub_actions["action_code"] == action_code])
    return _shown((heading, _parts(of)) for heading, of in groupby(parts, key=_heading))


def printed_lists(
    entries: pd.DataFrame, action_code: str, *, sub_actions: pd.DataFrame | None = None
) -> Lists:
    """Each printed heading of one action with its lines, in the order of the fiche.

    Takes `entries_frame`, and `sub_actions_frame` for the lines that are of one part of the
    action: they stand under its name, « Exemples : Animer le réseau ». The headings that were
    printed without anything are named last. A box says whether it is ticked.
    """
    lines = list(rows_of(entries[entries["action_code"] == action_code]))
    parts = (
        {row.sub_action_code: row.title for row in rows_of(sub_actions)}
        if sub_actions is not None
        else {}
    )
    blank = [line.heading for line in lines if not line.text]

    def heading(line: Any) -> str:
        part = parts.get(line.sub_action_code)
        return f"{line.heading} : {part}" if part else str(line.heading)

    filled = groupby((line for line in lines if line.text), key=heading)
    found = [(head, [*_words(list(of))]) for head, of in filled]
    return _shown([*found, (LEFT_BLANK, blank)] if blank else found)


def _shown(lists: Iterable[tuple[str, Iterable[str]]]) -> Lists:
    return tuple(
        (plain(typo(heading)), tuple(plain(typo(text)) for text in texts))
        for heading, texts in lists
    )


def _heading(row: Any) -> str:
    return str(row.heading)


def _parts(rows: Iterator[Any]) -> Iterator[str]:
    for row in rows:
        words = f"{row.title} : {row.description}" if row.description else row.title
        yield " ".join(str(words).split())


def _words(rows: list[Any]) -> Iterator[str]:
    if all(row.kind in CODED and row.text == row.code for row in rows):
        goals = _goals(rows)
        yield from goals or [", ".join(row.text for row in rows)]
        return
    for row in rows:
        if row.kind is EntryKind.BOX:
            yield f"{TICKED if row.is_ticked else UNTICKED} {row.text}"
            continue
        yield f"{row.code} : {row.text}" if row.code else str(row.text)


def _goals(rows: list[Any]) -> list[str]:
    """« 3 : Bonne santé et bien-être », where every code under an « ODD » heading is a goal's."""
    if not GOALS_HEADING.search(rows[0].heading):
        return []
    titles = [goal_title(row.code) for row in rows]
    named = [f"{row.text} : {title}" for row, title in zip(rows, titles, strict=True) if title]
    return named if len(named) == len(rows) else []

"""The texts of one fiche as the tables that a person edits, and the changes to be saved."""

from collections.abc import Iterable, Sequence
from typing import Final

import pandas as pd

from analysis.fiche.text_diff import ARROW, text_change
from analysis.rows import rows_of
from data_model.fiche_text import LINES, OWN, PEOPLE, FichePart, Overtaken, TextChange
from data_model.french import plain, typo

POSITION, LIST, TEXT = "Ligne", "Rubrique", "Texte"
ROLE, NAME, NOTE = "Rôle", "Nom", "Note"
TABLES: Final = {
    "lines": (LINES, [POSITION, LIST, TEXT]),
    "people": (PEOPLE, [POSITION, ROLE, NAME]),
    "notes": ((FichePart.NOTE,), [POSITION, NOTE]),
}
# Past these, a text in a table's cell is a narrow column with nothing beside it, a word is cut.
LONGEST_CELL: Final = 240
LONGEST_WORD: Final = 40
CHANGE_COLUMNS: Final = ["Texte", "Avant → après"]
OVERTAKEN_COLUMNS: Final = ["Texte", "Enregistré entre-temps", "Votre version"]
EMPTY: Final = "(vide)"


def own_texts(texts: pd.DataFrame, action_code: str) -> dict[FichePart, str]:
    """The action's own texts, empty ones included; from `texts_frame`."""
    held = {row.part: row.text for row in rows_of(texts[texts["action_code"] == action_code])}
    return {part: held.get(part, "") for part in OWN}


def edit_table(texts: pd.DataFrame, action_code: str, name: str) -> pd.DataFrame:
    """One of `TABLES` of an action, to edit; from `texts_frame`.

    Columns: Ligne (« partner/2 », the key of the line), the list where there are several, the
    words. Rows: one a line, in their order.
    """
    parts, columns = TABLES[name]
    rows = [
        (
            f"{row.part.value}/{row.position}",
            *([row.part.label] if len(parts) > 1 else []),
            row.text,
        )
        for row in rows_of(texts[texts["action_code"] == action_code])
        if row.part in parts
    ]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def changes_table(changes: Iterable[TextChange]) -> pd.DataFrame:
    """What is about to be saved: Texte, Avant → après (Markdown). Rows: one a change."""
    rows = [(one.part.label, text_change(typo(one.before), typo(one.after))) for one in changes]
    return pd.DataFrame(rows, columns=CHANGE_COLUMNS, dtype=object)


def is_long(change: TextChange) -> bool:
    """Whether a change is read better at the page's full width than in a table."""
    texts = (change.before, change.after)
    return max(map(len, texts)) > LONGEST_CELL or any(
        len(word) > LONGEST_WORD for text in texts for word in text.split()
    )


def long_change(change: TextChange) -> tuple[str, ...]:
    """A long change as paragraphs, in Markdown: what differs, or both texts one under the other."""
    told = text_change(typo(change.before), typo(change.after))
    before, arrow, after = told.partition(f"~~ {ARROW} **")
    if not (arrow and told.startswith("~~")):
        return (told,)
    return f"{before}~~", f"{ARROW} **{after}"


def overtaken_table(overtaken: Sequence[Overtaken]) -> pd.DataFrame:
    """What another window saved of the same texts: Texte, both versions. Rows: one a text."""
    rows = [
        (
            one.change.part.label,
            plain(typo(one.now)) or EMPTY,
            plain(typo(one.change.after)) or EMPTY,
        )
        for one in overtaken
    ]
    return pd.DataFrame(rows, columns=OVERTAKEN_COLUMNS, dtype=object)

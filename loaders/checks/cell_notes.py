"""The notes that a person hung on the cells of a row, without those of this application."""

import re
from collections.abc import Iterator

from loaders.marking.marks import without_mark
from loaders.recognition.table_row import TableRow

# What Excel writes above the words of a discussion, for the versions that show none.
THREAD = re.compile(r"\A\[[^\]]*\].*?\n(?:Comment(?:aire)?|Comment text)\s*:\s*", re.DOTALL)


def notes_of(row: TableRow) -> Iterator[tuple[str, str]]:
    """Column key and words of each note, also of those on a label or on the last value."""
    for key, note in row.notes.items():
        if words := own_words(note):
            yield key, words


def own_words(note: str) -> str:
    """What a person wrote in a note, "" where only this application or Excel did."""
    return THREAD.sub("", without_mark(note)).strip()

"""The notes that a person hung on the cells of a row, without those of this application."""

import re
from collections.abc import Iterator

from loaders.marking.marks import without_mark
from loaders.recognition.table_row import TableRow
from loaders.template.columns import SHEETS

INPUTS = frozenset(
    column.key
    for spec in SHEETS
    for column in spec.columns
    if not (column.is_locked or column.is_key)
)
# What Excel writes above the words of a discussion, for the versions that show none.
THREAD = re.compile(r"\A\[[^\]]*\].*?\n(?:Comment(?:aire)?|Comment text)\s*:\s*", re.DOTALL)


def notes_of(row: TableRow) -> Iterator[tuple[str, str]]:
    """Column key and words of each note on a cell that is there to be typed in."""
    for key, note in row.notes.items():
        words = THREAD.sub("", without_mark(note)).strip()
        if words and key in INPUTS:
            yield key, words

"""A table of French words, the looks of the screens taken off."""

from dataclasses import dataclass

import pandas as pd

from analysis.rows import rows_of
from data_model.shown_words import shown_words


@dataclass(frozen=True, kw_only=True)
class WordsTable:
    """The heads and the cells of a table, as they are printed."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def first(self, count: int) -> "WordsTable":
        """Its first rows."""
        return WordsTable(columns=self.columns, rows=self.rows[:count])

    def with_when(self, column: str) -> "WordsTable":
        """In one column, the first line with the quarter that begins the second: « 4 (T2) »."""
        if column not in self.columns:
            return self
        place = self.columns.index(column)
        return WordsTable(
            columns=self.columns,
            rows=tuple(
                (*row[:place], _with_quarter(row[place]), *row[place + 1 :]) for row in self.rows
            ),
        )

    def without_details(self) -> "WordsTable":
        """The first line of each cell alone: what stands under it tells where it comes from."""
        return WordsTable(
            columns=self.columns,
            rows=tuple(tuple(cell.partition("\n")[0] for cell in row) for row in self.rows),
        )

    def picked(self, *columns: str) -> "WordsTable":
        """Some of its columns, those that it has, in the order asked for."""
        places = [self.columns.index(name) for name in columns if name in self.columns]
        return WordsTable(
            columns=tuple(self.columns[place] for place in places),
            rows=tuple(tuple(row[place] for place in places) for row in self.rows),
        )


def _with_quarter(cell: str) -> str:
    said, _, origin = cell.partition("\n")
    quarter = origin.partition(",")[0]
    # « reporté de T2 2026 » names it already.
    return f"{said} ({quarter})" if quarter and quarter not in said else said


def words_table(frame: pd.DataFrame) -> WordsTable:
    """A frame of texts written for a page."""
    return WordsTable(
        columns=tuple(shown_words(str(name)) for name in frame.columns),
        rows=tuple(tuple(shown_words(str(cell)) for cell in row) for row in rows_of(frame)),
    )

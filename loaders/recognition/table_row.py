"""One row under the header, by column key."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data_model.french import one_line
from loaders.formats.cell_words import cell_text, typed_text
from loaders.formats.cells import Cell, cell_address


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """One row under the header, by column key.

    `shared` holds the anchors of tall merged blocks, `notes` the words hung on its cells, also on
    those that hold nothing.
    """

    sheet: str
    number: int
    columns: Mapping[str, int]
    cells: Mapping[str, Cell]
    shared: frozenset[str] = frozenset()
    notes: Mapping[str, str] = field(default_factory=dict)

    def cell(self, key: str) -> Cell | None:
        """The filled cell of a column, None where there is nothing."""
        return self.cells.get(key)

    def has(self, *keys: str) -> bool:
        """Whether one of these columns holds anything."""
        return any(key in self.cells for key in keys)

    def text(self, key: str) -> str:
        """The words of a cell, as a person sees them, "" where there is nothing."""
        cell = self.cells.get(key)
        return "" if cell is None else cell_text(cell)

    def line(self, key: str) -> str:
        """The words of a cell on one line: what names a category or a funder."""
        return one_line(self.text(key))

    def raw(self, key: str) -> str:
        """The words of a cell as they were typed: « 0,8 »."""
        cell = self.cells.get(key)
        return "" if cell is None else typed_text(cell)

    def address(self, key: str) -> str:
        """`H14`; the row's first column where the sheet has no such column."""
        return cell_address(self.number, self.columns.get(key, 1))

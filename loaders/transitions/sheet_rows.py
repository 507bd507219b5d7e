"""The rows under the titles, each cell with what a merged block shows in its place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data_model.french import one_line
from data_model.period import simplified
from loaders.formats.cell_words import is_filled, typed_text
from loaders.formats.cells import Cell, CellKind
from loaders.recognition.total_words import is_figure, says_total
from loaders.transitions.layout import TemplateSheet
from loaders.transitions.template import Becomes
from loaders.transitions.words import is_known_priority, is_known_status, statuses_in

TEMPLATE_HEADER_ROW = 2
EXPLAINING = re.compile(
    r"\W*(?:(?:par )?exemples?|ex|obligatoires?|facultati(?:f|ve)s?|optionnel(?:le)?s?"
    r"|champs?|textes? libres?|listes? deroulantes?|menu|choisir|choix|selectionne[rz]"
    r"|indique[rz]|saisi[rs]\w*|renseigne[rz]|precise[rz]|mentionne[rz]|decri(?:re|vez)"
    r"|formats?|jj|mm|aaaa|nombres?|nom|noms|intitules?|titres?|numeros?|a completer)\b.*"
)
TYPED = frozenset(
    {
        Becomes.STATUS,
        Becomes.PRIORITY,
        Becomes.START,
        Becomes.END,
        Becomes.BUDGET,
        Becomes.FUNDER_AMOUNT,
    }
)


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One row: column → its filled cell, or the one that a tall merged block shows there."""

    number: int
    table: TemplateSheet
    cells: Mapping[int, Cell]

    def cell(self, key: str) -> Cell | None:
        """What the row shows in the column of that key."""
        column = self.table.column(key)
        return self.cells.get(column.index) if column else None

    def is_own(self, cell: Cell) -> bool:
        """Whether the cell was filled on this very row."""
        return cell.row == self.number

    @property
    def own_cells(self) -> list[Cell]:
        """What was filled on this very row."""
        return [cell for cell in self.cells.values() if self.is_own(cell)]


def sheet_rows(table: TemplateSheet) -> Iterator[SheetRow]:
    """The rows that hold something, from the one under the titles."""
    filled = {cell.address: cell for cell in table.sheet.cells if is_filled(cell)}
    for number in range(table.header.row + 1, table.sheet.n_rows + 1):
        cells = {}
        for column in table.columns:
            cell = table.sheet.by_position.get((number, column.index))
            if cell is not None and cell.is_under_merge:
                cell = filled.get(cell.merge_anchor)
            if cell is not None and _is_of(cell, column.index, table) and is_filled(cell):
                cells[column.index] = cell
        if cells:
            yield SheetRow(number=number, table=table, cells=cells)


def _is_of(cell: Cell, column: int, table: TemplateSheet) -> bool:
    """A block merged across shows its words in its first column, a tall title nowhere below."""
    return cell.column == column and cell.row > table.header.row


def words(cell: Cell | None) -> str:
    """What a cell says, as it was typed; "" where there is nothing."""
    return "" if cell is None else typed_text(cell).strip()


def line_of(cell: Cell | None) -> str:
    """The same on one line: a title, a name."""
    return one_line(words(cell))


def name_of(cell: Cell | None) -> str:
    """What makes two titles the same: their words, whatever the case, accents and spaces."""
    return simplified(words(cell))


def is_total(row: SheetRow) -> bool:
    """Whether the row is a total: one word that says so, beside figures."""
    texts = [cell for cell in row.own_cells if cell.kind is CellKind.TEXT]
    told = [cell for cell in texts if not is_figure(words(cell))]
    return len(told) == 1 and says_total(words(told[0]))


def is_in_explaining_row(row: SheetRow) -> bool:
    """Whether the row stands where the template explains its titles, and holds no value."""
    under_titles = row.number == row.table.header.row + 1
    return under_titles and row.table.header.row == TEMPLATE_HEADER_ROW and not _has_value(row)


def is_explanation(row: SheetRow) -> bool:
    """Whether the row under the titles explains them, by its words."""
    if row.number != row.table.header.row + 1 or _has_value(row):
        return False
    explaining = sum(_explains(cell) for cell in row.cells.values())
    return 2 * explaining >= len(row.cells)


def _has_value(row: SheetRow) -> bool:
    """Whether a column of dates, amounts, statuses or priorities holds a value of its own."""
    typed = [column for column in row.table.columns if column.becomes in TYPED]
    return any(_is_value(row.cells[c.index], c.becomes) for c in typed if c.index in row.cells)


def _is_value(cell: Cell, becomes: Becomes) -> bool:
    if cell.kind in {CellKind.NUMBER, CellKind.DATE}:
        return True
    if becomes is Becomes.STATUS:
        return is_known_status(words(cell))
    if becomes is Becomes.PRIORITY:
        return is_known_priority(words(cell))
    return re.search(r"\d", words(cell)) is not None and not _explains(cell)


def _explains(cell: Cell) -> bool:
    return EXPLAINING.fullmatch(name_of(cell)) is not None or statuses_in(words(cell)) > 1

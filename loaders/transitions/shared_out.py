"""What of an action's rows is about the action, and what about its sub-actions?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.formats.cells import Cell
from loaders.transitions.blocks import ActionBlock
from loaders.transitions.sheet_rows import SheetRow, name_of
from loaders.transitions.template import Becomes

AMOUNTS = frozenset({Becomes.BUDGET, Becomes.FUNDER_AMOUNT})


def shared_out(block: ActionBlock) -> tuple[list[SheetRow], Mapping[str, Sequence[SheetRow]]]:
    """The rows about the action, and those about each sub-action by its name.

    An action that has no row of its own takes what all the rows of its sub-actions say alike: all
    of it where there is one row, the same words in a column, the same merged cell for an amount.
    """
    parts = {name: list(part.rows) for name, part in block.parts.items()}
    rows = [row for of_part in parts.values() for row in of_part]
    if block.own or not rows:
        return block.own, parts
    alike = {index: cell for index, cell in rows[0].cells.items() if _is_alike(index, rows)}
    own = replace(rows[0], cells=alike)
    left = {
        name: [
            replace(row, cells={i: cell for i, cell in row.cells.items() if i not in alike})
            for row in of_part
        ]
        for name, of_part in parts.items()
    }
    return [own], left


def _is_alike(index: int, rows: Sequence[SheetRow]) -> bool:
    cells = [row.cells.get(index) for row in rows if row.table is rows[0].table]
    if len(cells) < len(rows) or None in cells:
        return False
    if _is_amount(index, rows[0]):
        return len({_place(cell) for cell in cells if cell}) == 1
    return len({name_of(cell) for cell in cells}) == 1


def _is_amount(index: int, row: SheetRow) -> bool:
    return any(c.index == index and c.becomes in AMOUNTS for c in row.table.columns)


def _place(cell: Cell) -> tuple[str, str]:
    return cell.sheet, cell.address
